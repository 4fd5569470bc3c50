/**
 * How many deliveries of a campaign are where, counted shard by shard in the same transaction as
 * each step that changes it: exact at any time, without reading the deliveries and without one item
 * that all of them wait for. What is open is counted by the day on which it was promised.
 */
import type { Fulfilment, FulfilmentState } from '../domain/fulfilment.ts';
import type { Item, Table } from './table.ts';
import { fulfilmentCountsKey, pledgeShards } from './keys.ts';
import { isOpen } from '../domain/fulfilment.ts';
import { readAll } from './table.ts';

export type FulfilmentCounts = {
  readonly byState: Readonly<Record<FulfilmentState, number>>;
  /** By day, in UTC, on which they were promised. */
  readonly openByDay: ReadonlyMap<string, number>;
  /** By day on which they ended; what came back is taken off on the day it did. */
  readonly endedByDay: ReadonlyMap<string, number>;
  /** Whether every shard was opened, so that nothing can be missing. */
  readonly isComplete: boolean;
};

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

type Change = ReadonlyMap<string, number>;

/** What a step changes in the counts; `before` is missing when it is new. */
export function countChange(
  before: Fulfilment | undefined,
  after: Fulfilment,
  atMs: number,
): Change {
  const entries = [...standingIn(after, 1), ...(before ? standingIn(before, -1) : [])];
  const hadEnded = before !== undefined && !isOpen(before);
  const hasEnded = !isOpen(after);
  if (hadEnded !== hasEnded) entries.push([`ended#${dayOf(atMs)}`, hasEnded ? 1 : -1]);
  return sumOfChanges(entries.map((entry) => new Map([entry])));
}

const standingIn = (fulfilment: Fulfilment, by: 1 | -1): [string, number][] => [
  [`is#${fulfilment.state}`, by],
  ...(isOpen(fulfilment)
    ? [[`open#${dayOf(fulfilment.expectedAtMs)}`, by] as [string, number]]
    : []),
];

export function sumOfChanges(changes: readonly Change[]): Change {
  const sum = new Map<string, number>();
  for (const change of changes)
    for (const [name, by] of change) sum.set(name, (sum.get(name) ?? 0) + by);
  return sum;
}

/** As a part of the transaction that makes the step; nothing where nothing changes. */
export function countActions(
  table: Table,
  place: { readonly campaignId: string; readonly shard: string },
  change: Change,
) {
  const entries = [...change].filter(([, by]) => by !== 0);
  if (entries.length === 0) return [];
  return [
    {
      Update: {
        TableName: table.name,
        Key: fulfilmentCountsKey(place.campaignId, place.shard),
        UpdateExpression: `ADD ${entries.map((_, index) => `#n${index} :n${index}`).join(', ')}`,
        ExpressionAttributeNames: Object.fromEntries(
          entries.map(([name], index) => [`#n${index}`, name]),
        ),
        ExpressionAttributeValues: Object.fromEntries(
          entries.map(([, by], index) => [`:n${index}`, by]),
        ),
      },
    },
  ];
}

export async function readFulfilmentCounts(
  table: Table,
  campaignId: string,
): Promise<FulfilmentCounts> {
  const keys = pledgeShards.map((shard) => fulfilmentCountsKey(campaignId, shard));
  const items = await readAll(table, keys, { consistent: true });
  const under = (prefix: string) => summedUnder(items, prefix);
  const byState = under('is#');
  const of = (state: FulfilmentState): number => byState.get(state) ?? 0;
  return {
    byState: {
      ...{ waiting: of('waiting'), shipping: of('shipping') },
      ...{ fulfilled: of('fulfilled'), closed: of('closed') },
    },
    openByDay: under('open#'),
    endedByDay: under('ended#'),
    isComplete: items.filter(({ opened }) => opened === true).length === pledgeShards.length,
  };
}

function summedUnder(items: readonly Item[], prefix: string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const item of items)
    for (const [name, value] of Object.entries(item))
      if (name.startsWith(prefix) && typeof value === 'number' && value !== 0)
        sums.set(name.slice(prefix.length), (sums.get(name.slice(prefix.length)) ?? 0) + value);
  return new Map([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export const openIn = ({ byState }: FulfilmentCounts): number => byState.waiting + byState.shipping;
