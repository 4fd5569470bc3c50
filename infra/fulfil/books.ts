/**
 * The money of a campaign, counted at Stripe and held against Fanfund's ledger and against what the
 * story itself expects: to the cent, after every step. What differs is told and counted, and the
 * story goes on, so that one run shows all of it.
 */
import * as z from 'zod';
import { formatMoney } from '../../shared/domain/money.ts';
import { operator } from '../replay/fanfund-client.ts';
import { noMoney, readMoney } from '../replay/stripe-reader.ts';
import type { CampaignMoney } from '../replay/stripe-reader.ts';
import type { Stage } from './stage.ts';

const ledgerSchema = z.object({
  balances: z.array(
    z.object({ account: z.string(), currency: z.string(), balanceMinor: z.number() }),
  ),
  creator: z.object({ earnedMinor: z.number(), heldMinor: z.number(), releasedMinor: z.number() }),
});
type Ledger = z.infer<typeof ledgerSchema>;

export type Expected = {
  readonly keptMinor: number;
  /** Of what was earned by now; missing: nothing yet. */
  readonly releasedMinor?: number | undefined;
};

export type Counted = { readonly feesMinor: number; readonly releasedMinor: number };

export type Books = {
  /** What differs so far, a sentence each. */
  readonly differences: string[];
  readonly differs: (what: string, expected: unknown, found: unknown) => void;
  readonly balance: (step: string, campaignId: string, expected: Expected) => Promise<Counted>;
};

/** How long the books may take to follow. */
const booksMsMax = 60_000;
const pauseMs = 500;

export function openBooks(stage: Stage): Books {
  const differences: string[] = [];
  const note = (sentence: string): void => {
    differences.push(sentence);
    stage.print(`  ✗ ${sentence}`);
  };
  return {
    differences,
    differs: (what, expected, found) => {
      const [one, other] = [JSON.stringify(expected, inOrder), JSON.stringify(found, inOrder)];
      if (one !== other) note(`${what}: expected ${one}, found ${other}`);
    },
    balance: async (step, campaignId, expected) => {
      let waitedMs = 0;
      for (;;) {
        const money = await moneyOf(stage, campaignId);
        const ledger = await ledgerOf(stage, campaignId);
        const faults = faultsOf(money, ledger, expected);
        if (faults.length > 0 && waitedMs < booksMsMax) {
          await stage.rest(pauseMs);
          waitedMs += pauseMs;
          continue;
        }
        for (const fault of faults) note(`${step}: ${fault}`);
        const { releasedMinor } = ledger.creator;
        if (faults.length === 0) stage.print(balanced(step, money, releasedMinor));
        return { feesMinor: money.feesMinor, releasedMinor };
      }
    },
  };
}

/** The same fields always give the same text. */
const inOrder = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

const euro = (minor: number): string => formatMoney(minor, 'EUR');

const balanced = (step: string, { keptMinor }: CampaignMoney, releasedMinor: number): string =>
  `  ✓ ${step}: ${euro(keptMinor)} at Stripe and in the ledger` +
  (releasedMinor === 0 ? '' : `, ${euro(releasedMinor)} of it released`);

async function moneyOf(stage: Stage, campaignId: string): Promise<CampaignMoney> {
  const { addresses, secretKey, send } = stage;
  const money = await readMoney(
    { stripe: addresses.stripe, secretKey, send },
    stage.startedAtMs - 60_000,
  );
  return money.get(campaignId) ?? noMoney();
}

const ledgerOf = (stage: Stage, campaignId: string): Promise<Ledger> =>
  stage.get(ledgerSchema, `/ops/campaigns/${campaignId}/ledger?limit=1`, operator);

function faultsOf(money: CampaignMoney, { balances, creator }: Ledger, expected: Expected) {
  const of = (account: string): number =>
    balances
      .filter((balance) => balance.account === account)
      .reduce((sum, { balanceMinor }) => sum + balanceMinor, 0);
  const twice = [...money.chargesByPledge].filter(([, charges]) => charges > 1);
  const figures: readonly (readonly [string, number, number])[] = [
    ['kept at Stripe', expected.keptMinor, money.keptMinor],
    ['kept in the ledger', expected.keptMinor, of('stripe') + of('fees')],
    ['fees in the ledger', money.feesMinor, of('fees')],
    ['held at Stripe', 0, money.heldMinor],
    ['all accounts together', 0, balances.reduce((sum, { balanceMinor }) => sum + balanceMinor, 0)],
    ['earned', expected.keptMinor - money.feesMinor, creator.earnedMinor],
    ['released', expected.releasedMinor ?? 0, creator.releasedMinor],
    ['pledges charged twice', 0, twice.length],
  ];
  return figures
    .filter(([, wanted, found]) => wanted !== found)
    .map(([what, wanted, found]) => `${what}: expected ${wanted}, found ${found}`);
}
