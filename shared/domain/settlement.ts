/** Settlement: what is to be done with each pledge once its campaign has ended. */
import type { Campaign } from './campaign.ts';
import type { Pledge, PledgeIn, ReleaseReason } from './pledge.ts';
import type { WholeReason } from './refund.ts';
import { isOpen } from './pledge.ts';
import { nextWholeId, refundableByStripe } from './refund.ts';
import { countsAtSeal } from './tally.ts';
import { isUnverified } from './verification.ts';
import { isAtRest, isProving, isSettling, keepsMoney } from './campaign.ts';

export type SettlementStep =
  | { readonly kind: 'collect' }
  | { readonly kind: 'release'; readonly reason: ReleaseReason }
  /** What was collected goes back, because the campaign does not keep it. */
  | {
      readonly kind: 'refund';
      readonly reason: WholeReason;
    }
  /** Its payment failed: the policy of its campaign says when something is to be done. */
  | { readonly kind: 'dun' }
  | { readonly kind: 'nothing' };

const nothing: SettlementStep = { kind: 'nothing' };

/** The step that brings a pledge of an ended campaign to its end. */
export function settlementStep(campaign: Campaign, pledge: Pledge, nowMs: number): SettlementStep {
  switch (pledge.state) {
    case 'pending':
      // A late one lapses by itself, unless its campaign has nothing to sell any more.
      return pledge.late && collects(campaign) ? nothing : { kind: 'release', reason: 'lapsed' };
    case 'confirmed':
      return settleConfirmed(campaign, pledge);
    case 'collecting':
      return { kind: 'collect' };
    case 'past_due':
      return isDue(pledge, nowMs) || !collects(campaign) ? { kind: 'dun' } : nothing;
    case 'releasing':
      return { kind: 'release', reason: pledge.reason };
    case 'collected':
    case 'won':
    case 'lost':
    case 'refunding':
      return givingBack(campaign, pledge);
    case 'refunded':
    case 'disputed':
    case 'released':
    case 'cancelled':
    case 'lapsed':
    case 'dropped':
      return nothing;
  }
}

/** Whether the settlement of this campaign still has to wait for, or do something about, a pledge. */
export const isUnsettled = (campaign: Campaign, pledge: Pledge, nowMs: number): boolean =>
  isOpen(pledge) || settlementStep(campaign, pledge, nowMs).kind !== 'nothing';

const isDue = ({ dueAtMs, pastDueUntilMs }: PledgeIn<'past_due'>, nowMs: number): boolean =>
  (dueAtMs ?? pastDueUntilMs) <= nowMs;

/** Whether the campaign takes money now: to keep it, or to see whether it comes to the goal. */
export function collects(campaign: Campaign): boolean {
  switch (campaign.state) {
    case 'settling':
    case 'settled':
    case 'fulfilling':
    case 'fulfilled':
      return keepsMoney(campaign, campaign.outcome);
    default:
      return isProving(campaign);
  }
}

function settleConfirmed(campaign: Campaign, pledge: Pledge): SettlementStep {
  if (!isDecided(campaign)) return nothing;
  if (campaign.state === 'cancelled') return { kind: 'release', reason: 'campaign_cancelled' };
  if (!pledge.late && !countsAtSeal(pledge, campaign.deadlineMs))
    return { kind: 'release', reason: 'too_late' };
  if (isUnverified(pledge, campaign.deadlineMs)) return { kind: 'release', reason: 'unverified' };
  if (collects(campaign)) return { kind: 'collect' };
  return {
    kind: 'release',
    reason: campaign.state === 'abandoned' ? 'campaign_abandoned' : 'campaign_unfunded',
  };
}

/** Whether it is known what becomes of the campaign's pledges. */
const isDecided = (campaign: Campaign): boolean => isSettling(campaign) || isAtRest(campaign);

/** Also the rest of what was refunded, or lost, in part; asked for once, under its reason. */
function givingBack(
  campaign: Campaign,
  pledge: PledgeIn<'collected' | 'won' | 'lost' | 'refunding'>,
): SettlementStep {
  const reason = reasonToGiveBack(campaign, pledge);
  const isLeft = refundableByStripe(pledge) > (pledge.keptMinor ?? 0);
  if (reason === undefined || !isLeft || nextWholeId(pledge, reason) === undefined) return nothing;
  return { kind: 'refund', reason };
}

type RefundStep = Extract<SettlementStep, { readonly kind: 'refund' }>;

/** A release that a dispute had stopped is to be given back whatever the campaign keeps. */
function reasonToGiveBack(
  campaign: Campaign,
  pledge: PledgeIn<'collected' | 'won' | 'lost' | 'refunding'>,
): RefundStep['reason'] | undefined {
  if (pledge.reason !== undefined) return 'released';
  if (!isDecided(campaign) || collects(campaign)) return undefined;
  return campaign.state === 'abandoned' ? 'campaign_abandoned' : 'campaign_unfunded';
}
