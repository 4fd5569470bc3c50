/**
 * The one way into a campaign's journal. The entries of a batch and the advance of the running
 * totals are one transaction: the item of the entries must not be there yet, and the totals must
 * still count as many entries as came before. So there is no number without an entry, no entry
 * twice and no state in between that a crash could leave; a batch that comes again finds its
 * records contained, and two that come at once take their numbers one after the other.
 */
import type { ActionFailure, Item, Table } from './table.ts';
import type { JournalEntry } from '../domain/ledger.ts';
import type { PledgeCounts } from '../domain/pledge-counts.ts';
import type { Totals } from '../domain/totals.ts';
import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { TransientError } from '../errors.ts';
import { asStoreError, transactionally } from './table.ts';
import { bookedKey, totalsKey } from './keys.ts';
import { chunkItem } from './journal-chunk.ts';
import { noTotals } from '../domain/totals.ts';
import { sumsOf } from '../domain/ledger.ts';

/** Sequence numbers by pledge shard, in their sortable form. */
export type Seen = ReadonlyMap<string, string>;

/** The first and last record of each pledge shard that a batch contains. */
export type Spans = ReadonlyMap<string, { readonly from: string; readonly until: string }>;

export type Addition = {
  readonly campaignId: string;
  readonly change: Totals;
  /** How many pledges went into which state, beside the totals. */
  readonly counts?: PledgeCounts;
  readonly spans: Spans;
  readonly entries?: readonly JournalEntry[];
};

const fields = Object.keys(noTotals) as (keyof Totals)[];
export const sumPrefix = 'sum:';
const seenPrefix = 'seen';

export const seenIn = (item: Item): Seen =>
  new Map(
    Object.entries(item).flatMap(([name, value]) =>
      name.startsWith(seenPrefix) ? [[name.slice(seenPrefix.length), String(value)] as const] : [],
    ),
  );

export const entriesIn = (item: Item): number => Number(item['entries'] ?? 0);

/** The advance of the totals by a batch; `expected`: how many entries must have come before. */
export function totalsUpdate(table: Table, addition: Addition, expected?: number) {
  const { entries = [], change, counts = {} } = addition;
  const spans = [...addition.spans];
  const sums = Object.entries(sumsOf(entries)).map(([key, sum]) => [sumPrefix + key, sum] as const);
  const totals = fields.map((field) => [field, change[field]] as const);
  const added = [...totals, ...sums, ...Object.entries(counts)].filter(
    ([, amount]) => amount !== 0,
  );
  const set = [
    ...spans.map(([shard, { until }]) => [seenPrefix + shard, until] as const),
    ...(expected === undefined ? [] : advanceOf(entries, expected)),
  ];
  const unseen = spans.map(
    ([shard]) =>
      `(attribute_not_exists(#${seenPrefix}${shard}) OR #${seenPrefix}${shard} < :from${shard})`,
  );
  const inOrder = expected === undefined ? [] : [orderCondition(expected)];
  const additions = added.map((_, index) => `#added${index} :added${index}`);
  return {
    TableName: table.name,
    Key: totalsKey(addition.campaignId),
    UpdateExpression:
      `SET ${set.map(([name]) => `#${name} = :${name}`).join(', ')}` +
      (added.length > 0 ? ` ADD ${additions.join(', ')}` : ''),
    ConditionExpression: [...inOrder, ...unseen].join(' AND '),
    ExpressionAttributeNames: {
      ...Object.fromEntries(set.map(([name]) => [`#${name}`, name])),
      ...Object.fromEntries(added.map(([name], index) => [`#added${index}`, name])),
    },
    ExpressionAttributeValues: {
      ...Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
      ...Object.fromEntries(added.map(([, amount], index) => [`:added${index}`, amount])),
      ...Object.fromEntries(spans.map(([shard, { from }]) => [`:from${shard}`, from])),
      ...(expected !== undefined && expected > 0 && { ':expected': expected }),
    },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  };
}

const orderCondition = (expected: number): string =>
  expected === 0 ? 'attribute_not_exists(#entries)' : '#entries = :expected';

const advanceOf = (entries: readonly JournalEntry[], expected: number) =>
  [
    ['entries', expected + entries.length],
    ['movedAtMs', Math.max(...entries.map(({ atMs }) => atMs))],
  ] as const;

export type Appended =
  | 'done'
  /** Some of it is in the journal already: how far that goes, and which references it has. */
  | { readonly seen: Seen; readonly booked: readonly string[] };

/** How often others may be faster; each time one of them has written. */
const triesMax = 60;

export async function appendOnce(table: Table, addition: Addition): Promise<Appended> {
  let standing = await standingOf(table, addition.campaignId);
  for (let tried = 0; tried < triesMax; tried += 1) {
    const seen = seenIn(standing);
    if (containsAny(seen, addition.spans)) return { seen, booked: [] };
    const result = await tryToAppend(table, addition, entriesIn(standing));
    if (result === 'done') return 'done';
    if (result.booked.length > 0) return { seen, booked: result.booked };
    standing = result.inTheWay ?? (await standingOf(table, addition.campaignId));
  }
  throw new TransientError('Too many batches want to go into one journal at this moment.');
}

const containsAny = (seen: Seen, spans: Spans): boolean =>
  [...spans].some(([shard, { from }]) => from <= (seen.get(shard) ?? ''));

/** The item of the totals, with the figures of the journal; empty before anything was booked. */
export async function standingOf(table: Table, campaignId: string): Promise<Item> {
  try {
    const { Item: item } = await table.client.send(
      new GetCommand({ TableName: table.name, Key: totalsKey(campaignId), ConsistentRead: true }),
    );
    return item ?? {};
  } catch (error) {
    throw asStoreError(error);
  }
}

type Refused = { readonly booked: readonly string[]; readonly inTheWay: Item | undefined };

async function tryToAppend(
  table: Table,
  addition: Addition,
  before: number,
): Promise<'done' | Refused> {
  const { campaignId, entries = [] } = addition;
  const references = entries.flatMap(({ reference }) => reference ?? []);
  const put = (item: Item) => ({
    Put: { TableName: table.name, Item: item, ConditionExpression: 'attribute_not_exists(pk)' },
  });
  const written = await transactionally(
    table.client.send(
      new TransactWriteCommand({
        TransactItems: [
          { Update: totalsUpdate(table, addition, before) },
          put(chunkItem(campaignId, before + 1, entries)),
          ...references.map((reference) => put(bookedKey(campaignId, reference))),
        ],
      }),
    ),
  );
  return written === 'done' ? 'done' : refusedBy(written, { campaignId, references });
}

function refusedBy(
  [onTotals, onChunk, ...onBooked]: readonly ActionFailure[],
  tried: { readonly campaignId: string; readonly references: readonly string[] },
): Refused {
  if (onTotals?.kind === 'none' && onChunk?.kind === 'condition')
    throw new Error(`The journal of ${tried.campaignId} has entries that its totals do not count.`);
  return {
    inTheWay: onTotals?.kind === 'condition' ? onTotals.inTheWay : undefined,
    booked: tried.references.filter((_, index) => onBooked[index]?.kind === 'condition'),
  };
}
