/**
 * The live feed in the table. Each batch of the stream leaves one item, adds to the item of its
 * minute, and to the hour of each campaign in it: what is written hangs on batches and campaigns,
 * not on events. A batch that comes again, because its reader died right after it, counts again:
 * money is counted elsewhere, and exactly once.
 */
import type { Counts, Folded, Happening } from '../domain/feed.ts';
import type { Item, Table } from './table.ts';
import type { Totals } from '../domain/totals.ts';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { asStoreError, queryPage } from './table.ts';
import { curveKey, dueSortKey, feedBatchPrefix, feedHourKey, feedMinutePrefix } from './keys.ts';
import { hourMs, minuteMs } from '../domain/duration.ts';

export type FeedBatch = {
  /** Where a reader goes on behind it. */
  readonly place: string;
  readonly atMs: number;
  readonly counts: Counts;
  readonly recent: readonly Happening[];
};

export type MinuteCounts = { readonly atMs: number; readonly counts: Counts };

export type CurvePoint = MinuteCounts &
  Pick<Totals, 'pledgedMinor' | 'pledges' | 'collectedMinor' | 'refundedMinor'>;

export type FeedStore = {
  add(folded: Folded, at: { readonly atMs: number; readonly batchId: string }): Promise<void>;
  /** The figures of a campaign as of this hour, and what happened to it. */
  mark(campaignId: string, counts: Counts, at: { atMs: number; totals: Totals }): Promise<void>;
  /** Batches of one hour behind a place, or the newest ones; oldest first. */
  batches(hour: number, range: BatchRange): Promise<readonly FeedBatch[]>;
  minutes(hour: number, fromMs: number): Promise<readonly MinuteCounts[]>;
  /** Hour by hour, as many as one page has. */
  curve(campaignId: string): Promise<readonly CurvePoint[]>;
};

export type BatchRange =
  | { readonly newest: number; readonly untilMs: number }
  | { readonly behind: string; readonly untilMs: number; readonly limit: number };

export const hourOf = (atMs: number): number => Math.floor(atMs / hourMs);

const daySeconds = 24 * 60 * 60;
const batchesKeptSeconds = 2 * daySeconds;
const minutesKeptSeconds = 14 * daySeconds;

/** Behind every batch of this moment. */
export const placeBehind = (atMs: number): string => `${dueSortKey(atMs)}~`;

export const feedStore = (table: Table): FeedStore => ({
  add: async (folded, at) => {
    await Promise.all([putBatch(table, folded, at), addMinute(table, folded.counts, at.atMs)]);
  },
  mark: (campaignId, counts, at) => mark(table, campaignId, counts, at),
  batches: (hour, range) => batches(table, hour, range),
  minutes: (hour, fromMs) => minutes(table, hour, fromMs),
  curve: (campaignId) => curve(table, campaignId),
});

const write = async (writing: Promise<unknown>): Promise<void> => {
  try {
    await writing;
  } catch (error) {
    throw asStoreError(error);
  }
};

const forgetAt = (atMs: number, keptSeconds: number): number =>
  Math.floor(atMs / 1000) + keptSeconds;

function putBatch(
  table: Table,
  { counts, recent }: Folded,
  { atMs, batchId }: { readonly atMs: number; readonly batchId: string },
): Promise<void> {
  const item = {
    pk: feedHourKey(hourOf(atMs)),
    sk: `${feedBatchPrefix}${dueSortKey(atMs)}#${batchId}`,
    ...{ atMs, counts, recent },
    forgetAtSeconds: forgetAt(atMs, batchesKeptSeconds),
  };
  return write(table.client.send(new PutCommand({ TableName: table.name, Item: item })));
}

const minuteKey = (atMs: number) => ({
  pk: feedHourKey(hourOf(atMs)),
  sk: `${feedMinutePrefix}${Math.floor(atMs / minuteMs)}`,
});

function addMinute(table: Table, counts: Counts, atMs: number): Promise<void> {
  const sets = { forgetAtSeconds: forgetAt(atMs, minutesKeptSeconds) };
  return write(
    table.client.send(
      new UpdateCommand({ TableName: table.name, Key: minuteKey(atMs), ...adding(counts, sets) }),
    ),
  );
}

function mark(
  table: Table,
  campaignId: string,
  counts: Counts,
  { atMs, totals }: { readonly atMs: number; readonly totals: Totals },
): Promise<void> {
  const { pledgedMinor, pledges, collectedMinor, refundedMinor } = totals;
  const sets = { pledgedMinor, pledges, collectedMinor, refundedMinor };
  const Key = curveKey(campaignId, hourOf(atMs));
  return write(
    table.client.send(new UpdateCommand({ TableName: table.name, Key, ...adding(counts, sets) })),
  );
}

/** Counts stand beside the other fields, led by a sign that no field has. */
const countPrefix = 'n:';

function adding(counts: Counts, sets: Readonly<Record<string, number>>) {
  const added = Object.entries(counts);
  const set = Object.entries(sets);
  return {
    UpdateExpression:
      `SET ${set.map((_, index) => `#s${index} = :s${index}`).join(', ')} ` +
      `ADD ${added.map((_, index) => `#a${index} :a${index}`).join(', ')}`,
    ExpressionAttributeNames: {
      ...Object.fromEntries(set.map(([name], index) => [`#s${index}`, name])),
      ...Object.fromEntries(added.map(([name], index) => [`#a${index}`, countPrefix + name])),
    },
    ExpressionAttributeValues: {
      ...Object.fromEntries(set.map(([, value], index) => [`:s${index}`, value])),
      ...Object.fromEntries(added.map(([, value], index) => [`:a${index}`, value])),
    },
  };
}

const countsIn = (item: Item): Counts =>
  Object.fromEntries(
    Object.entries(item).flatMap(([name, value]) =>
      name.startsWith(countPrefix) ? [[name.slice(countPrefix.length), Number(value)]] : [],
    ),
  );

async function batches(
  table: Table,
  hour: number,
  range: BatchRange,
): Promise<readonly FeedBatch[]> {
  const isNewest = 'newest' in range;
  const value = feedHourKey(hour);
  const from = isNewest ? feedBatchPrefix : `${feedBatchPrefix}${range.behind}!`;
  const { items } = await queryPage(
    table,
    { field: 'pk', value },
    {
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :until',
      ExpressionAttributeValues: {
        ...{ ':pk': value, ':from': from },
        ':until': feedBatchPrefix + placeBehind(range.untilMs),
      },
      ScanIndexForward: !isNewest,
    },
    { limit: isNewest ? range.newest : range.limit },
  );
  const found = items.map(batchOf);
  return isNewest ? found.toReversed() : found;
}

const batchOf = ({ sk, atMs, counts, recent }: Item): FeedBatch => ({
  place: String(sk).slice(feedBatchPrefix.length),
  atMs: Number(atMs),
  counts: counts as Counts,
  recent: recent as readonly Happening[],
});

async function minutes(
  table: Table,
  hour: number,
  fromMs: number,
): Promise<readonly MinuteCounts[]> {
  const value = feedHourKey(hour);
  const { items } = await queryPage(
    table,
    { field: 'pk', value },
    {
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :until',
      ExpressionAttributeValues: {
        ...{ ':pk': value, ':from': minuteKey(fromMs).sk, ':until': `${feedMinutePrefix}~` },
      },
    },
    {},
  );
  return items.map((item) => ({
    atMs: Number(String(item['sk']).slice(feedMinutePrefix.length)) * minuteMs,
    counts: countsIn(item),
  }));
}

async function curve(table: Table, campaignId: string): Promise<readonly CurvePoint[]> {
  const { pk: value, sk } = curveKey(campaignId, 0);
  const prefix = sk.slice(0, 2);
  const { items } = await queryPage(
    table,
    { field: 'pk', value },
    {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': value, ':prefix': prefix },
    },
    {},
  );
  return items.map((item) => ({
    atMs: Number.parseInt(String(item['sk']).slice(prefix.length), 36) * hourMs,
    pledgedMinor: Number(item['pledgedMinor']),
    pledges: Number(item['pledges']),
    collectedMinor: Number(item['collectedMinor']),
    refundedMinor: Number(item['refundedMinor']),
    counts: countsIn(item),
  }));
}
