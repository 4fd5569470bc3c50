/**
 * Leaving because the promise was changed: a refund of all that is left, once per pledge, under an
 * id of its own, so that however often it is asked for the money goes back once. Where a part was
 * sent, the refund names the pieces that were not, which are not owed any more.
 */
import type { Fulfilment } from './fulfilment.ts';
import type { Pledge } from './pledge.ts';
import type { Refund } from './refund.ts';
import type { Refusal } from './refusal.ts';
import type { RefundablePledge } from './refund-request.ts';
import { sentMinor } from './delivered.ts';
import { isRefusal, refuse } from './refusal.ts';
import { unsentLines } from './fulfilment.ts';
import { refundAmount, refundable } from './refund-request.ts';
import { exitRefundId, refundOf } from './refund.ts';

/** The record by which a pledge has left; undefined when it did not. */
export const exitOf = (pledge: Pledge): Refund | undefined => refundOf(pledge, exitRefundId);

/** What is to be asked back of a pledge that may leave: all that is left but for what was sent. */
export function exitRefund(
  pledge: Pledge,
  fulfilment: Fulfilment | undefined,
  atMs: number,
): { readonly pledge: RefundablePledge; readonly record: Refund } | Refusal {
  const paid = refundable(pledge);
  if (isRefusal(paid)) return paid;
  const leftMinor = refundAmount(paid, {});
  if (isRefusal(leftMinor)) return leftMinor;
  const keptMinor = sentMinor(pledge, fulfilment);
  const amountMinor = leftMinor - keptMinor;
  if (amountMinor <= 0)
    return refuse('exit_not_offered', 'What this pledge is for is with you, or on its way.');
  const record: Refund = {
    ...{ id: exitRefundId, amountMinor, reason: 'promise_changed', state: 'requested' },
    ...{ requestedAtMs: atMs, attemptNumber: 1, startedAtMs: atMs },
    ...(fulfilment && keptMinor > 0 && { lines: unsentLines(fulfilment) }),
  };
  return { pledge: paid, record };
}
