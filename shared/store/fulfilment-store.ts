/**
 * Deliveries in the table. A step is one conditional write of the version that was read, with the
 * counts that it changes and what it claims (a parcel's reference, codes) in the same transaction;
 * its events lie in the item.
 */
import type { DueRange } from './due-items.ts';
import type { Fulfilment, FulfilmentEvent } from '../domain/fulfilment.ts';
import type { FulfilmentCounts } from './fulfilment-counts.ts';
import type { PageOptions, Table } from './table.ts';
import { GetCommand, PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { asStoreError, conditionally, queryPage, readAll, transactionally } from './table.ts';
import {
  backerNumbersKey,
  fulfilmentCountsKey,
  fulfilmentDueShardKey,
  fulfilmentKey,
  fulfilmentShardKey,
  openFulfilmentsKey,
  pledgeShards,
} from './keys.ts';
import {
  countActions,
  countChange,
  readFulfilmentCounts,
  sumOfChanges,
} from './fulfilment-counts.ts';
import { dueItems } from './due-items.ts';
import { fulfilmentFromItem, fulfilmentToItem, openSortKey } from './fulfilment-item.ts';
import { pledgeShardOf } from '../domain/ids.ts';
import { TransientError } from '../errors.ts';

export type FulfilmentPage = {
  readonly fulfilments: readonly Fulfilment[];
  readonly next?: string | undefined;
};

export type Action = NonNullable<
  ConstructorParameters<typeof TransactWriteCommand>[0]['TransactItems']
>[number];

export type Written = {
  readonly before: Fulfilment;
  readonly after: Fulfilment;
  readonly events: readonly FulfilmentEvent[];
  /** Written with it or not at all. */
  readonly with?: readonly Action[];
  /** What must stand for it to be written; when it does not, it has to be decided again. */
  readonly while?: readonly Action[];
};

/** `claimed`: something that it would have been written with is somebody else's. */
export type FulfilmentApplied = 'applied' | 'moved' | 'claimed';

export type FulfilmentStore = {
  get(pledgeId: string): Promise<Fulfilment | undefined>;
  getAll(pledgeIds: readonly string[]): Promise<ReadonlyMap<string, Fulfilment>>;
  write(step: Written): Promise<FulfilmentApplied>;
  /** Those that are there already are left as they are. */
  open(shard: string, fulfilments: readonly Fulfilment[]): Promise<void>;
  /** Everything of the shard is open: from now on the counts can come to nothing. */
  markOpened(campaignId: string, shard: string): Promise<void>;
  isOpened(campaignId: string, shard: string): Promise<boolean>;
  /** So many backers are numbered; does nothing when that was said before. */
  startNumbers(campaignId: string, numbered: number): Promise<void>;
  /** The number of the next backer after those. */
  nextNumber(campaignId: string): Promise<number>;
  counts(campaignId: string): Promise<FulfilmentCounts>;
  listShard(campaignId: string, shard: string, options: PageOptions): Promise<FulfilmentPage>;
  listDue(shard: string, untilMs: number, options: PageOptions): Promise<FulfilmentPage>;
  /** Open ones of the whole campaign, those promised earliest first. */
  listOpen(campaignId: string, options: OpenOptions): Promise<FulfilmentPage>;
};

export type OpenOptions = { readonly limit: number; readonly after?: string | undefined };

export const fulfilmentStore = (table: Table): FulfilmentStore => ({
  get: async (pledgeId) => {
    const item = await getItem(table, fulfilmentKey(pledgeId));
    return item && fulfilmentFromItem(item);
  },
  getAll: async (pledgeIds) => {
    const keys = [...new Set(pledgeIds)].map(fulfilmentKey);
    const found = (await readAll(table, keys, { consistent: true })).map(fulfilmentFromItem);
    return new Map(found.map((one) => [one.pledgeId, one]));
  },
  write: (step) => write(table, step),
  open: (shard, fulfilments) => openAll(table, shard, fulfilments),
  markOpened: async (campaignId, shard) => {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: fulfilmentCountsKey(campaignId, shard),
        UpdateExpression: 'SET opened = :true',
        ExpressionAttributeValues: { ':true': true },
      }),
    );
  },
  isOpened: async (campaignId, shard) =>
    (await getItem(table, fulfilmentCountsKey(campaignId, shard)))?.['opened'] === true,
  startNumbers: (campaignId, numbered) => startNumbers(table, campaignId, numbered),
  nextNumber: (campaignId) => nextNumber(table, campaignId),
  counts: (campaignId) => readFulfilmentCounts(table, campaignId),
  listShard: (campaignId, shard, options) =>
    listShard(table, fulfilmentShardKey(campaignId, shard), options),
  listDue: (shard, untilMs, options) =>
    listDue(table, { partition: fulfilmentDueShardKey(shard), untilMs }, options),
  listOpen: (campaignId, options) => listOpen(table, campaignId, options),
});

async function getItem(table: Table, key: Record<string, string>) {
  try {
    const { Item: item } = await table.client.send(
      new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true }),
    );
    return item;
  } catch (error) {
    throw asStoreError(error);
  }
}

async function startNumbers(table: Table, campaignId: string, numbered: number): Promise<void> {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: backerNumbersKey(campaignId),
      UpdateExpression: 'SET numbered = if_not_exists(numbered, :numbered)',
      ExpressionAttributeValues: { ':numbered': numbered },
    }),
  );
}

/** A number that nobody gets in the end is a gap, and no harm. */
async function nextNumber(table: Table, campaignId: string): Promise<number> {
  const { Attributes: numbers } = await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: backerNumbersKey(campaignId),
      UpdateExpression: 'ADD numbered :one',
      ExpressionAttributeValues: { ':one': 1 },
      ReturnValues: 'UPDATED_NEW',
    }),
  );
  return Number(numbers?.['numbered']);
}

const placeOf = ({ campaignId, pledgeId }: Fulfilment) => ({
  campaignId,
  shard: pledgeShardOf(pledgeId),
});

async function write(table: Table, step: Written): Promise<FulfilmentApplied> {
  const { before, after, events, with: others = [], while: standing = [] } = step;
  const put = {
    TableName: table.name,
    Item: fulfilmentToItem(after, events),
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': before.version },
  };
  const atMs = events.at(-1)?.atMs ?? 0;
  const counted = countActions(table, placeOf(after), countChange(before, after, atMs));
  if (counted.length + others.length + standing.length === 0) {
    const written = await conditionally(table.client.send(new PutCommand(put)));
    return 'done' in written ? 'applied' : 'moved';
  }
  return writeTogether(table, { put, others, rest: [...counted, ...standing] });
}

type Together = {
  readonly put: NonNullable<Action['Put']>;
  readonly others: readonly Action[];
  readonly rest: readonly Action[];
};

async function writeTogether(
  table: Table,
  { put, others, rest: last }: Together,
): Promise<FulfilmentApplied> {
  const TransactItems = [{ Put: put }, ...others, ...last];
  const written = await transactionally(
    table.client.send(new TransactWriteCommand({ TransactItems })),
  );
  if (written === 'done') return 'applied';
  const [own, ...rest] = written;
  if (own?.kind !== 'none') return 'moved';
  return rest.slice(0, others.length).some(({ kind }) => kind === 'condition')
    ? 'claimed'
    : 'moved';
}

/** With the counts of all of them: a transaction takes a hundred items. */
const openedAtOnce = 50;
const triesMax = 20;

async function openAll(
  table: Table,
  shard: string,
  fulfilments: readonly Fulfilment[],
): Promise<void> {
  for (let from = 0; from < fulfilments.length; from += openedAtOnce) {
    let some: readonly Fulfilment[] = fulfilments.slice(from, from + openedAtOnce);
    for (let tried = 0; some.length > 0; tried += 1) {
      if (tried === triesMax) throw new TransientError('Too many write these deliveries now.');
      some = await openSome(table, shard, some);
    }
  }
}

/** What is left to be tried again: a transaction that meets something there already does nothing. */
async function openSome(
  table: Table,
  shard: string,
  some: readonly Fulfilment[],
): Promise<readonly Fulfilment[]> {
  const [{ campaignId } = { campaignId: '' }] = some;
  const changes = some.map((one) => countChange(undefined, one, one.openedAtMs));
  const puts = some.map((one) => ({
    Put: {
      TableName: table.name,
      Item: fulfilmentToItem(one, [{ type: 'FulfilmentOpened', atMs: one.openedAtMs }]),
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  }));
  const counted = countActions(table, { campaignId, shard }, sumOfChanges(changes));
  const written = await transactionally(
    table.client.send(new TransactWriteCommand({ TransactItems: [...puts, ...counted] })),
  );
  return written === 'done' ? [] : some.filter((_, index) => written[index]?.kind !== 'condition');
}

async function listShard(
  table: Table,
  partition: string,
  options: PageOptions,
): Promise<FulfilmentPage> {
  const { items, next } = await queryPage(
    table,
    { field: 'pk', value: partition },
    { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': partition } },
    options,
  );
  return { fulfilments: items.map(fulfilmentFromItem), next };
}

async function listDue(
  table: Table,
  range: DueRange,
  options: PageOptions,
): Promise<FulfilmentPage> {
  const { items, next } = await dueItems(table, range, options);
  return { fulfilments: items.map(fulfilmentFromItem), next };
}

/** The shards of the index merged: a place in the list is a place in each of them. */
async function listOpen(
  table: Table,
  campaignId: string,
  { limit, after = '' }: OpenOptions,
): Promise<FulfilmentPage> {
  const shards = await Promise.all(
    pledgeShards.map((shard) =>
      queryPage(
        table,
        { field: 'gsi1pk', value: openFulfilmentsKey(campaignId, shard) },
        {
          IndexName: 'gsi1',
          KeyConditionExpression: 'gsi1pk = :open AND gsi1sk > :after',
          ExpressionAttributeValues: {
            ':open': openFulfilmentsKey(campaignId, shard),
            ':after': after === '' ? ' ' : after,
          },
        },
        { limit },
      ),
    ),
  );
  const first = shards
    .flatMap(({ items }) => items)
    .sort((a, b) => (String(a['gsi1sk']) < String(b['gsi1sk']) ? -1 : 1))
    .slice(0, limit);
  const isMore = first.length === limit;
  const keys = first.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
  const found = (await readAll(table, keys, { consistent: true }))
    .map(fulfilmentFromItem)
    .sort((a, b) => (openSortKey(a) < openSortKey(b) ? -1 : 1));
  return { fulfilments: found, ...(isMore && { next: String(first.at(-1)?.['gsi1sk']) }) };
}
