/** Compares what came out with what happened in life; each difference is one sentence. Pure. */
import { formatMoney } from '../../shared/domain/money.ts';
import type { RowPlan } from './plan-row.ts';
import type { CampaignMoney } from './stripe-reader.ts';

export type Played = {
  readonly plan: RowPlan;
  readonly campaignId?: string | undefined;
  readonly outcome?: string | undefined;
  readonly pledges: number;
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

export function auditCampaign(played: Played, money: CampaignMoney): Mismatch[] {
  const { plan } = played;
  const differences = [
    ...(played.trouble === undefined ? [] : [played.trouble]),
    ...outcomeDifference(played),
    ...moneyDifferences(plan, money),
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
