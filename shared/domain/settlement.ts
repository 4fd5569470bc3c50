/**
 * Settlement: what is to be done with each pledge once its campaign has ended, and the report that
 * shows it all adds up.
 */
import type { Campaign, Outcome } from './campaign.ts';
import type { Pledge, PledgeIn, PledgeState, ReleaseReason } from './pledge.ts';
import { isOpen, pledgeStates } from './pledge.ts';
import { refundableMinor } from './refund.ts';
import { countsAtSeal } from './tally.ts';
import { isUnverified } from './verification.ts';
import { isAtRest, isProving, isSettling, keepsMoney } from './campaign.ts';
import { refundedMinor, stands, takenMinor } from './totals.ts';

export type SettlementStep =
  | { readonly kind: 'collect' }
  | { readonly kind: 'release'; readonly reason: ReleaseReason }
  /** What was collected goes back, because the campaign does not keep it. */
  | { readonly kind: 'refund'; readonly reason: 'campaign_abandoned' | 'campaign_unfunded' }
  /** Its payment failed: the policy of its campaign says when something is to be done. */
  | { readonly kind: 'dun' }
  | { readonly kind: 'nothing' };

const nothing: SettlementStep = { kind: 'nothing' };

/** The step that brings a pledge of an ended campaign to its end. */
export function settlementStep(campaign: Campaign, pledge: Pledge, nowMs: number): SettlementStep {
  switch (pledge.state) {
    case 'pending':
      return { kind: 'release', reason: 'lapsed' };
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
    case 'refunding':
      return givingBack(campaign, pledge);
    case 'refunded':
    case 'disputed':
    case 'lost':
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
  if (campaign.state === 'settling' || campaign.state === 'settled')
    return keepsMoney(campaign, campaign.outcome);
  return isProving(campaign);
}

function settleConfirmed(campaign: Campaign, pledge: Pledge): SettlementStep {
  if (!isDecided(campaign)) return nothing;
  if (campaign.state === 'cancelled') return { kind: 'release', reason: 'campaign_cancelled' };
  if (!countsAtSeal(pledge, campaign.deadlineMs)) return { kind: 'release', reason: 'too_late' };
  if (isUnverified(pledge)) return { kind: 'release', reason: 'unverified' };
  if (collects(campaign)) return { kind: 'collect' };
  return {
    kind: 'release',
    reason: campaign.state === 'abandoned' ? 'campaign_abandoned' : 'campaign_unfunded',
  };
}

/** Whether it is known what becomes of the campaign's pledges. */
const isDecided = (campaign: Campaign): boolean => isSettling(campaign) || isAtRest(campaign);

/** Also the rest of what was refunded in part. */
function givingBack(
  campaign: Campaign,
  pledge: PledgeIn<'collected' | 'won' | 'refunding'>,
): SettlementStep {
  if (!isDecided(campaign) || collects(campaign) || !isLeft(pledge)) return nothing;
  return {
    kind: 'refund',
    reason: campaign.state === 'abandoned' ? 'campaign_abandoned' : 'campaign_unfunded',
  };
}

/** A refund that failed is owed by another route: trying again would only fail again. */
const isLeft = (pledge: PledgeIn<'collected' | 'won' | 'refunding'>): boolean =>
  refundableMinor(pledge) > 0 && !pledge.refunds?.some(({ state }) => state === 'failed');

type SettlementFigures = Pick<
  SettlementReport,
  'pledgedMinor' | 'collectedMinor' | 'releasedMinor' | 'droppedMinor' | 'refundedMinor'
>;

export type SettlementReport = {
  readonly campaignId: string;
  readonly outcome: Outcome | 'cancelled';
  readonly currency: string;
  readonly pledges: Readonly<Record<PledgeState, number>>;
  /** All that stood when the campaign ended: collected, released and dropped add up to it. */
  readonly pledgedMinor: number;
  /** Taken, whether or not it was given back later. */
  readonly collectedMinor: number;
  readonly releasedMinor: number;
  readonly droppedMinor: number;
  /** Given back: of what was collected, and of what was taken at the pledge and released. */
  readonly refundedMinor: number;
  /** False when money is not accounted for as it must be: operations were told. */
  readonly addsUp: boolean;
  readonly settledAtMs: number;
};

export type ReportCount = {
  add(pledge: Pledge): void;
  /** Pledges that are not at their end: there is no report while there are any. */
  open(): number;
  result(campaign: Campaign, nowMs: number): SettlementReport;
};

export function startReport(): ReportCount {
  const pledges = Object.fromEntries(pledgeStates.map((state) => [state, 0])) as Record<
    PledgeState,
    number
  >;
  const sums = { pledgedMinor: 0, collectedMinor: 0, releasedMinor: 0, droppedMinor: 0 };
  let refunded = 0;
  let open = 0;
  return {
    add(pledge) {
      pledges[pledge.state] += 1;
      if (isOpen(pledge)) open += 1;
      refunded += refundedMinor(pledge);
      if (!stands(pledge)) return;
      sums.pledgedMinor += pledge.amountMinor;
      if ('chargedIntentId' in pledge) sums.collectedMinor += takenMinor(pledge);
      if (pledge.state === 'released') sums.releasedMinor += pledge.amountMinor;
      if (pledge.state === 'dropped') sums.droppedMinor += pledge.amountMinor;
    },
    open: () => open,
    result: (campaign, nowMs) => {
      const figures = { ...sums, refundedMinor: refunded };
      return {
        campaignId: campaign.id,
        outcome: 'outcome' in campaign ? campaign.outcome : 'cancelled',
        currency: campaign.currency,
        pledges,
        ...figures,
        addsUp: addsUp(figures, campaign),
        settledAtMs: nowMs,
      };
    },
  };
}

/**
 * Whether every unit of money that the outcome was decided on is accounted for, and whether what
 * was charged ahead and is not kept was given back.
 */
export function addsUp(report: SettlementFigures, campaign: Campaign): boolean {
  const accounted = report.collectedMinor + report.releasedMinor + report.droppedMinor;
  const counted = ('tally' in campaign && campaign.tally?.pledgedMinor) || report.pledgedMinor;
  const owed = campaign.collection === 'charge-now' ? report.releasedMinor : 0;
  return (
    accounted === report.pledgedMinor &&
    counted === report.pledgedMinor &&
    report.refundedMinor >= owed
  );
}
