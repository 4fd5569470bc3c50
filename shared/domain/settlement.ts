/**
 * Settlement: what is to be done with each pledge once its campaign has ended, and the report that
 * shows it all adds up.
 */
import type { Campaign, Outcome } from './campaign.ts';
import type { Pledge, PledgeState, ReleaseReason } from './pledge.ts';
import { isFinal, pledgeStates } from './pledge.ts';
import { countsAtSeal } from './tally.ts';
import { keepsMoney } from './campaign.ts';
import { refundedMinor, stands, takenMinor } from './totals.ts';

export type SettlementStep =
  | { readonly kind: 'collect' }
  | { readonly kind: 'release'; readonly reason: ReleaseReason }
  | { readonly kind: 'nothing' };

/** The step that brings a pledge of an ended campaign to its end. */
export function settlementStep(campaign: Campaign, pledge: Pledge, nowMs: number): SettlementStep {
  if (isFinal(pledge.state)) return { kind: 'nothing' };
  if (pledge.state === 'releasing') return { kind: 'release', reason: pledge.reason };
  if (pledge.state === 'pending') return { kind: 'release', reason: 'lapsed' };
  if (pledge.state === 'collecting') return { kind: 'collect' };
  if (pledge.state === 'past_due')
    return nowMs < pledge.pastDueUntilMs
      ? { kind: 'nothing' }
      : { kind: 'release', reason: 'lapsed' };
  return settleConfirmed(campaign, pledge);
}

function settleConfirmed(campaign: Campaign, pledge: Pledge): SettlementStep {
  if (campaign.state === 'cancelled') return { kind: 'release', reason: 'campaign_cancelled' };
  if (campaign.state !== 'settling' && campaign.state !== 'settled') return { kind: 'nothing' };
  if (!countsAtSeal(pledge, campaign.deadlineMs)) return { kind: 'release', reason: 'too_late' };
  return keepsMoney(campaign, campaign.outcome)
    ? { kind: 'collect' }
    : { kind: 'release', reason: 'campaign_unfunded' };
}

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
  readonly collectedMinor: number;
  readonly releasedMinor: number;
  readonly droppedMinor: number;
  /** Money that was taken at the pledge and given back; part of what was released. */
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
      if (!isFinal(pledge.state)) open += 1;
      refunded += refundedMinor(pledge);
      if (!stands(pledge)) return;
      sums.pledgedMinor += pledge.amountMinor;
      sums.collectedMinor += takenMinor(pledge) - refundedMinor(pledge);
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
  const counted = 'tally' in campaign ? campaign.tally.pledgedMinor : report.pledgedMinor;
  const owed = campaign.collection === 'charge-now' ? report.releasedMinor : 0;
  return (
    accounted === report.pledgedMinor &&
    counted === report.pledgedMinor &&
    report.refundedMinor >= owed
  );
}
