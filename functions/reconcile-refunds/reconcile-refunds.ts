/**
 * Brings a pledge's refunds to what is true at Stripe: pending ones to their end, those that fail
 * up to 30 days later to money that is owed, and those that people made in Stripe's Dashboard into
 * the books. What it was told is only a hint to look, so that twice, late and out of order come to
 * the same.
 */
import type { Clock } from '../../shared/clock.ts';
import type { DuePledges } from '../../shared/store/due-pledges.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { RefundGateway } from '../../shared/payments/refund-gateway.ts';
import type { RefundsMessage } from '../../shared/queues/messages.ts';
import { bringRefunds } from '../../shared/store/bring-refunds.ts';
import { pendingStrayLook } from '../../shared/domain/attempt.ts';
import { earliest, reconciled, refundsDueAtMs } from '../../shared/domain/refund-books.ts';

export type ReconcileRefundsDeps = {
  readonly pledges: PledgeStore;
  readonly due: DuePledges;
  readonly refunds: Pick<RefundGateway, 'pledgeOf' | 'list'>;
  readonly now: Clock;
};

export async function reconcileRefunds(
  deps: ReconcileRefundsDeps,
  message: RefundsMessage,
): Promise<void> {
  const pledgeId =
    'pledgeId' in message ? message.pledgeId : await deps.refunds.pledgeOf(message.intentId);
  const pledge = pledgeId === undefined ? undefined : await deps.pledges.get(pledgeId);
  if (!pledge || !('chargedIntentId' in pledge) || pledge.chargedIntentId === undefined) return;
  const { chargedIntentId } = pledge;
  const seen = await deps.refunds.list({ ...pledge, chargedIntentId });
  const atMs = deps.now();
  const refunds = reconciled(pledge, seen, atMs);
  const after = await bringRefunds(deps.pledges, pledge, { refunds, atMs });
  await lookAgain(deps, pledge, after);
}

/** Nothing has changed, and it was time to look: it will be time again. */
async function lookAgain(deps: ReconcileRefundsDeps, before: Pledge, after: Pledge): Promise<void> {
  const nowMs = deps.now();
  if (after.version !== before.version) return;
  if (after.dueAtMs !== undefined && after.dueAtMs > nowMs) return;
  const againAtMs = earliest(refundsDueAtMs(recordsOf(after), nowMs), pendingStrayLook(after));
  if (againAtMs !== undefined && againAtMs > nowMs) await deps.due.postpone(after, againAtMs);
}

const recordsOf = (pledge: Pledge) => ('refunds' in pledge && pledge.refunds) || [];
