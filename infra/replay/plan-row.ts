/**
 * Turns one row of the data into what has to happen and what must come out of it, or into the
 * reason why it cannot be a campaign. Pure: no row is ever decided by what the server answers.
 */
import { chargeMaximumMinor, currencies, isCurrency } from '../../shared/domain/money.ts';
import type { Currency } from '../../shared/domain/money.ts';
import { seededRandom } from './seeded-random.ts';
import { splitAmount } from './split-amount.ts';

export const collections = ['save-card', 'authorize', 'charge-now'] as const;
export type Collection = (typeof collections)[number];

export const playedStates = ['successful', 'failed', 'canceled', 'suspended'] as const;
export type PlayedState = (typeof playedStates)[number];
export type Outcome = 'funded' | 'unfunded' | 'cancelled';

export type CampaignRow = Readonly<Record<string, string | undefined>>;

export type PlanOptions = {
  readonly collection: Collection | 'mixed';
  readonly backersMax?: number | undefined;
  readonly seed: string;
};

export type RowPlan = {
  /** Position in the file, from 1. */
  readonly row: number;
  readonly title: string;
  readonly state: PlayedState;
  readonly currency: Currency;
  readonly goalMinor: number;
  readonly collection: Collection;
  /** One amount for each backer who pledges. */
  readonly amountsMinor: readonly number[];
  readonly expected: { readonly outcome: Outcome; readonly keptMinor: number };
};

export type Skip = { readonly skipped: string };

export const isSkip = (plan: RowPlan | Skip): plan is Skip => 'skipped' in plan;

const outcomes = {
  successful: 'funded',
  failed: 'unfunded',
  canceled: 'cancelled',
  suspended: 'cancelled',
} as const satisfies Record<PlayedState, Outcome>;

type Figures = {
  readonly state: PlayedState;
  readonly currency: Currency;
  readonly goalMinor: number;
  readonly pledgedMinor: number;
  readonly backers: number;
};

export function planRow(row: CampaignRow, position: number, options: PlanOptions): RowPlan | Skip {
  const read = readFigures(row);
  if ('skipped' in read) return read;
  const backers = Math.min(read.backers, options.backersMax ?? read.backers);
  const figures = { ...read, backers };
  const reason = contradiction(figures) ?? unchargeable(figures);
  if (reason !== undefined) return { skipped: reason };
  const outcome = outcomes[figures.state];
  return {
    row: position,
    title: titleOf(row, position),
    state: figures.state,
    currency: figures.currency,
    goalMinor: figures.goalMinor,
    collection: collectionOf(options.collection, position),
    amountsMinor: amountsOf(figures, `${options.seed}/${position}`),
    expected: { outcome, keptMinor: outcome === 'funded' ? figures.pledgedMinor : 0 },
  };
}

function readFigures(row: CampaignRow): Figures | Skip {
  const { state, currency } = row;
  if (state === undefined || currency === undefined) return { skipped: 'unreadable row' };
  if (!isPlayed(state)) return { skipped: `state ${known.has(state) ? state : 'other'}` };
  if (!isCurrency(currency)) return { skipped: 'unknown currency' };
  const { exponent } = currencies[currency];
  const goalMinor = parseDecimal(row['goal'], exponent);
  const pledgedMinor = parseDecimal(row['pledged'], exponent);
  const backers = parseDecimal(row['backers'], 0);
  if ([goalMinor, pledgedMinor, backers].includes(undefined)) return { skipped: 'unreadable row' };
  return { state, currency, goalMinor, pledgedMinor, backers } as Figures;
}

/** States that the data has and that say nothing about an end. */
const known = new Set(['live', 'undefined']);

const isPlayed = (state: string): state is PlayedState =>
  (playedStates as readonly string[]).includes(state);

/** Digits, not floats: "4236618.49" is 423661849 cents, and "100.5" yen is nothing at all. */
export function parseDecimal(text: string | undefined, exponent: number): number | undefined {
  const match = /^(\d{1,15})(?:\.(\d*))?$/.exec(text?.trim() ?? '');
  if (!match) return undefined;
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  if (fraction.length > exponent) return undefined;
  const minor = Number(`${match[1]}${fraction.padEnd(exponent, '0')}`);
  return Number.isSafeInteger(minor) ? minor : undefined;
}

const contradictions: readonly [reason: string, applies: (figures: Figures) => boolean][] = [
  ['goal of nothing', (row) => row.goalMinor === 0],
  ['money pledged by no backers', (row) => row.backers === 0 && row.pledgedMinor > 0],
  ['backers who pledged nothing', (row) => row.backers > 0 && row.pledgedMinor === 0],
  [
    'successful below its goal',
    (row) => row.state === 'successful' && row.pledgedMinor < row.goalMinor,
  ],
  [
    'failed at or above its goal',
    (row) => row.state === 'failed' && row.pledgedMinor >= row.goalMinor,
  ],
];

function contradiction(figures: Figures): string | undefined {
  return contradictions.find(([, applies]) => applies(figures))?.[0];
}

function unchargeable(figures: Figures): string | undefined {
  const { minimumMinor, stepMinor } = currencies[figures.currency];
  const { pledgedMinor, backers } = figures;
  if (pledgedMinor % stepMinor !== 0) return 'an amount that the currency cannot express';
  if (pledgedMinor < backers * minimumMinor) return "pledges below the currency's minimum";
  if (pledgedMinor > backers * chargeMaximumMinor) return 'pledges above the maximum charge';
  return undefined;
}

function titleOf(row: CampaignRow, position: number): string {
  const title = (row['name'] ?? '').trim();
  return title === '' ? `Untitled campaign ${position}` : title;
}

function collectionOf(collection: Collection | 'mixed', position: number): Collection {
  if (collection !== 'mixed') return collection;
  return collections[position % collections.length] ?? 'save-card';
}

/** A campaign that was called off in life is called off here when half of its backers are in. */
function amountsOf(figures: Figures, seed: string): number[] {
  if (figures.backers === 0) return [];
  const { minimumMinor, stepMinor } = currencies[figures.currency];
  const split = {
    totalMinor: figures.pledgedMinor,
    parts: figures.backers,
    maximumMinor: chargeMaximumMinor,
    minimumMinor,
    stepMinor,
  };
  const amounts = splitAmount(split, seededRandom(seed));
  if (outcomes[figures.state] !== 'cancelled') return amounts;
  return amounts.slice(0, Math.ceil(amounts.length / 2));
}
