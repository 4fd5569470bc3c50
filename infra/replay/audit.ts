/** Compares what came out with what happened in life; each difference is one sentence. Pure. */
import { formatMoney } from '../../shared/domain/money.ts';
import type { RowPlan } from './plan-row.ts';
import type { CampaignLedger } from './ledger-reader.ts';
import type { CampaignMoney } from './stripe-reader.ts';

export type Played = {
  readonly plan: RowPlan;
  readonly campaignId?: string | undefined;
  readonly outcome?: string | undefined;
  readonly pledges: number;
  /** Pledges of the settled campaign that somebody still has to do something about. */
  readonly openPledges?: number | undefined;
  readonly restarts: number;
  /** Why the campaign could not be played to its end. */
  readonly trouble?: string | undefined;
};

export type Mismatch = {
  readonly row: number;
  readonly title: string;
  readonly campaignId: string;
  readonly difference: string;
};

export function auditCampaign(
  played: Played,
  money: CampaignMoney,
  ledger: CampaignLedger | undefined,
): Mismatch[] {
  const { plan } = played;
  const differences = [
    ...(played.trouble === undefined ? [] : [played.trouble]),
    ...outcomeDifference(played),
    ...moneyDifferences(plan, money),
    ...ledgerDifferences(plan, money, ledger),
    ...openDifference(played),
  ];
  return differences.map((difference) => ({
    row: plan.row,
    title: plan.title,
    campaignId: played.campaignId ?? 'none',
    difference,
  }));
}

function outcomeDifference({ plan, outcome, trouble }: Played): string[] {
  if (trouble !== undefined || outcome === plan.expected.outcome) return [];
  return [`expected ${plan.expected.outcome}, found ${outcome ?? 'no outcome'}`];
}

function moneyDifferences(plan: RowPlan, money: CampaignMoney): string[] {
  const { currency, expected } = plan;
  const twice = [...money.chargesByPledge].filter(([, charges]) => charges > 1);
  const foreign = [...money.currencies].filter((found) => found !== currency);
  const kept = formatMoney(money.keptMinor, currency);
  return [
    ...(money.keptMinor === expected.keptMinor
      ? []
      : [`expected ${formatMoney(expected.keptMinor, currency)} kept at Stripe, found ${kept}`]),
    ...(money.heldMinor === 0
      ? []
      : [`expected no authorisation left open, found ${formatMoney(money.heldMinor, currency)}`]),
    ...twice.map(([pledge, charges]) => `pledge ${pledge} was charged ${charges} times`),
    ...foreign.map((found) => `expected charges in ${currency}, found some in ${found}`),
  ];
}

/** Whether the ledger says of kept money and fees what Stripe says. */
export const agreesWith = (money: CampaignMoney, ledger: CampaignLedger | undefined): boolean =>
  ledger?.keptMinor === money.keptMinor && ledger.feesMinor === money.feesMinor;

function ledgerDifferences(
  { currency }: RowPlan,
  money: CampaignMoney,
  ledger: CampaignLedger | undefined,
): string[] {
  if (ledger === undefined) return [];
  const differs = (what: string, booked: number, found: number): string[] =>
    booked === found
      ? []
      : [
          `the ledger has ${formatMoney(booked, currency)} ${what}, ` +
            `Stripe has ${formatMoney(found, currency)}`,
        ];
  return [
    ...differs('kept', ledger.keptMinor, money.keptMinor),
    ...differs('in fees', ledger.feesMinor, money.feesMinor),
  ];
}

const openDifference = ({ openPledges = 0 }: Played): string[] =>
  openPledges === 0 ? [] : [`${openPledges} pledges are still open in a settled campaign`];
