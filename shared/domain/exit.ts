/**
 * Leaving because the promise was changed: a refund of all that is left, once per pledge, under an
 * id of its own, so that however often it is asked for the money goes back once.
 */
import type { Pledge } from './pledge.ts';
import type { Refund } from './refund.ts';
import type { Refusal } from './refusal.ts';
import type { RefundablePledge } from './refund-request.ts';
import { isRefusal } from './refusal.ts';
import { refundAmount, refundable } from './refund-request.ts';
import { exitRefundId, refundOf } from './refund.ts';

/** The record by which a pledge has left; undefined when it did not. */
export const exitOf = (pledge: Pledge): Refund | undefined => refundOf(pledge, exitRefundId);

/** What is to be asked back of a pledge that may leave. */
export function exitRefund(
  pledge: Pledge,
  atMs: number,
): { readonly pledge: RefundablePledge; readonly record: Refund } | Refusal {
  const paid = refundable(pledge);
  if (isRefusal(paid)) return paid;
  const amountMinor = refundAmount(paid, { reason: 'promise_changed' });
  if (isRefusal(amountMinor)) return amountMinor;
  const record: Refund = {
    ...{ id: exitRefundId, amountMinor, reason: 'promise_changed', state: 'requested' },
    ...{ requestedAtMs: atMs, attemptNumber: 1, startedAtMs: atMs },
  };
  return { pledge: paid, record };
}
