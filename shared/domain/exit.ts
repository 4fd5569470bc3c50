/**
 * Leaving because the promise was changed: a refund of all that is left, once per pledge, under an
 * id of its own, so that however often it is asked for the money goes back once.
 */
import type { Fulfilment } from './fulfilment.ts';
import type { Pledge } from './pledge.ts';
import type { Refund } from './refund.ts';
import type { Refusal } from './refusal.ts';
import type { RefundablePledge } from './refund-request.ts';
import { deliveredMinor } from './delivered.ts';
import { isRefusal, refuse } from './refusal.ts';
import { refundAmount, refundable } from './refund-request.ts';
import { exitRefundId, refundOf } from './refund.ts';

/** The record by which a pledge has left; undefined when it did not. */
export const exitOf = (pledge: Pledge): Refund | undefined => refundOf(pledge, exitRefundId);

/** What is to be asked back of a pledge that may leave: all that is left but for what was delivered. */
export function exitRefund(
  pledge: Pledge,
  fulfilment: Fulfilment | undefined,
  atMs: number,
): { readonly pledge: RefundablePledge; readonly record: Refund } | Refusal {
  const paid = refundable(pledge);
  if (isRefusal(paid)) return paid;
  const leftMinor = refundAmount(paid, { reason: 'promise_changed' });
  if (isRefusal(leftMinor)) return leftMinor;
  const amountMinor = leftMinor - deliveredMinor(pledge, fulfilment);
  if (amountMinor <= 0)
    return refuse('exit_not_offered', 'What this pledge is for was delivered before.');
  const record: Refund = {
    ...{ id: exitRefundId, amountMinor, reason: 'promise_changed', state: 'requested' },
    ...{ requestedAtMs: atMs, attemptNumber: 1, startedAtMs: atMs },
  };
  return { pledge: paid, record };
}
