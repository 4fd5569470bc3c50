/**
 * Gives one pledge back: a saved card is simply not charged, an authorisation is voided, a charge
 * refunded. The attempt is written before Stripe is asked. Where the cardholder's bank has taken
 * the money, the pledge waits for whoever looks at its disputes.
 */
import type { Clock } from '../../shared/clock.ts';
import type { DisputesMessage, ReleaseMessage } from '../../shared/queues/messages.ts';
import type { DuePledges } from '../../shared/store/due-pledges.ts';
import type { PaymentGateway, ReleaseOutcome } from '../../shared/payments/payment-gateway.ts';
import type { PledgeEvent, PledgeIn, ReleaseReason } from '../../shared/domain/pledge.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import { TransientError } from '../../shared/errors.ts';
import { askAgainAtMs, nextQuestion } from '../../shared/domain/partner-held.ts';
import { applyOrRetry } from '../../shared/store/apply-or-retry.ts';
import { isHeldByPartner } from '../../shared/domain/pledge.ts';
import { lookAgainAtMs } from '../../shared/domain/due.ts';
import { reconciled, refundEvent, refundsDueAtMs } from '../../shared/domain/refund-books.ts';
import { releaseDueAtMs } from '../../shared/domain/attempt.ts';

export type ReleasePledgeDeps = {
  readonly pledges: PledgeStore;
  readonly due: DuePledges;
  readonly payments: PaymentGateway;
  readonly disputeLooks: Queue<DisputesMessage>;
  readonly now: Clock;
};

export async function releasePledge(
  deps: ReleasePledgeDeps,
  { pledgeId, reason }: ReleaseMessage,
): Promise<void> {
  const pledge = await deps.pledges.get(pledgeId);
  switch (pledge?.state) {
    case 'releasing':
      return finish(deps, pledge);
    case 'confirmed':
      return isForCampaign(reason) ? begin(deps, pledge, reason) : undefined;
    case 'pending':
      return reason === 'cancelled_by_backer' ? undefined : begin(deps, pledge, reason);
    default:
      return undefined;
  }
}

/** A backer's cancellation is written by `cancel-pledge`; without that it did not happen. */
const isForCampaign = (reason: ReleaseReason): boolean =>
  reason !== 'lapsed' && reason !== 'cancelled_by_backer';

async function begin(
  deps: ReleasePledgeDeps,
  pledge: PledgeIn<'pending' | 'confirmed'>,
  reason: ReleaseReason,
): Promise<void> {
  const atMs = deps.now();
  if (pledge.collection === 'save-card' || isWithoutMoney(pledge)) {
    const why = pledge.state === 'pending' ? 'lapsed' : reason;
    await applyOrRetry(deps.pledges, pledge, ending(why, { atMs, refundedMinor: 0 }));
    return;
  }
  const dueAtMs = isHeldByPartner(pledge) ? askAgainAtMs(1, atMs) : releaseDueAtMs(atMs);
  const releasing = await applyOrRetry(deps.pledges, pledge, {
    type: 'PledgeReleaseStarted',
    ...{ atMs, dueAtMs, attemptNumber: 1, reason },
  });
  if (releasing.state === 'releasing' && !isHeldByPartner(pledge)) await finish(deps, releasing);
}

/** A partner holds nothing for a pledge that never counted. */
const isWithoutMoney = (pledge: PledgeIn<'pending' | 'confirmed'>): boolean =>
  isHeldByPartner(pledge) && pledge.state === 'pending';

/** What a partner holds, only the partner can release: it was asked, and is asked again in time. */
async function finish(deps: ReleasePledgeDeps, pledge: PledgeIn<'releasing'>): Promise<void> {
  if (isHeldByPartner(pledge)) {
    const event = nextQuestion(pledge, deps.now());
    if (event) await deps.pledges.apply(pledge, event);
    return;
  }
  const outcome = await deps.payments.release(pledge);
  switch (outcome.kind) {
    case 'released':
      return end(deps, pledge, outcome);
    case 'disputed':
      return leaveToBank(deps, pledge);
    case 'not_done':
      return tryAnew(deps, pledge);
  }
}

type Released = Extract<ReleaseOutcome, { readonly kind: 'released' }>;

/** A refund that Stripe could not make is written as one that failed: the money is owed. */
async function end(
  deps: ReleasePledgeDeps,
  pledge: PledgeIn<'releasing'>,
  outcome: Released,
): Promise<void> {
  const atMs = deps.now();
  const given = { atMs, refundedMinor: outcome.refundedMinor };
  if (!('refunds' in outcome)) {
    await applyOrRetry(deps.pledges, pledge, ending(pledge.reason, given));
    return;
  }
  const { chargedIntentId } = outcome;
  const { amountMinor } = pledge;
  const refunds = reconciled({ amountMinor }, outcome.refunds, atMs);
  const isOwed = outcome.refundedMinor < amountMinor;
  const dueAtMs = isOwed ? atMs : refundsDueAtMs(refunds, atMs);
  const event = ending(pledge.reason, { ...given, refunds, chargedIntentId, dueAtMs });
  const after = await applyOrRetry(deps.pledges, pledge, event);
  const failure = refundEvent(after, refunds, atMs);
  if (failure) await applyOrRetry(deps.pledges, after, failure);
}

/** No refund while a dispute is open: whether the money comes back is for the bank to say. */
async function leaveToBank(deps: ReleasePledgeDeps, pledge: PledgeIn<'releasing'>): Promise<void> {
  const { id: pledgeId, campaignId } = pledge;
  await deps.disputeLooks.send({ pledgeId }, { campaignId });
  await deps.due.postpone(pledge, lookAgainAtMs(pledge, deps.now()));
}

async function tryAnew(deps: ReleasePledgeDeps, pledge: PledgeIn<'releasing'>): Promise<void> {
  const { attempt, reason } = pledge;
  const atMs = deps.now();
  await applyOrRetry(deps.pledges, pledge, {
    type: 'PledgeReleaseStarted',
    ...{ atMs, dueAtMs: releaseDueAtMs(atMs), attemptNumber: attempt.number + 1, reason },
  });
  throw new TransientError('The release did not happen: its next attempt follows.');
}

type Given = Pick<
  Extract<PledgeEvent, { readonly type: 'PledgeCancelled' }>,
  'atMs' | 'dueAtMs' | 'refundedMinor' | 'refunds' | 'chargedIntentId'
>;

function ending(reason: ReleaseReason, given: Given): PledgeEvent {
  switch (reason) {
    case 'lapsed':
      return { type: 'PledgeLapsed', ...given };
    case 'cancelled_by_backer':
      return { type: 'PledgeCancelled', ...given };
    case 'campaign_abandoned':
    case 'campaign_cancelled':
    case 'campaign_unfunded':
    case 'too_late':
    case 'unverified':
      return { type: 'PledgeReleased', reason, ...given };
  }
}
