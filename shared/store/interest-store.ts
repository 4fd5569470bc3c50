/**
 * Interest in upcoming campaigns: an item for each backer, spread over shards, and one item with the
 * counts, which the stream's reader adds up batch by batch and exactly once: for each shard it knows
 * the last sequence number that the counts contain, as the totals do for pledges.
 */
import type { Interest, InterestCounts } from '../domain/interest.ts';
import type { Item, PageOptions, Table } from './table.ts';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { conditionally, queryPage, readAll } from './table.ts';
import { interestCountKey, interestKey, interestPartition } from './keys.ts';
import { noInterest } from '../domain/interest.ts';

export type InterestPage = {
  readonly interests: readonly Interest[];
  readonly next?: string | undefined;
};

/** What one record of the stream changed. */
export type InterestMovement = {
  readonly shard: string;
  readonly sequence: string;
  readonly change: InterestCounts;
};

type Wanted = Pick<Interest, 'campaignId' | 'backerId' | 'contactEmail' | 'atMs'>;

export type InterestStore = {
  /** Since when; asking again changes nothing but the address. */
  express(wanted: Wanted): Promise<Interest>;
  withdraw(wanted: Wanted): Promise<void>;
  listShard(campaignId: string, shard: string, options: PageOptions): Promise<InterestPage>;
  markTold(interest: Interest, atMs: number): Promise<void>;
  /** Of these backers, those who were interested: each is marked once. */
  convert(campaignId: string, backerIds: readonly string[], atMs: number): Promise<void>;
  count(campaignId: string, movements: readonly InterestMovement[]): Promise<void>;
  read(campaignIds: readonly string[]): Promise<ReadonlyMap<string, InterestCounts>>;
};

export const interestStore = (table: Table): InterestStore => ({
  express: (wanted) => express(table, wanted),
  withdraw: (wanted) => withdraw(table, wanted),
  listShard: (campaignId, shard, options) => listShard(table, { campaignId, shard }, options),
  markTold: (interest, atMs) => mark(table, interest, { field: 'toldAtMs', atMs }),
  convert: (campaignId, backerIds, atMs) => convert(table, { campaignId, backerIds }, atMs),
  count: (campaignId, movements) => count(table, campaignId, movements),
  read: (campaignIds) => read(table, campaignIds),
});

export const isInterestItem = (item: Item): boolean => String(item['pk']).startsWith('I#');

export function interestFromItem(item: Item): Interest & { readonly shard: string } {
  const { pk, sk, ...rest } = item;
  const [, campaignId = '', shard = ''] = String(pk).split('#');
  return { ...(rest as Omit<Interest, 'campaignId'>), campaignId, shard, backerId: String(sk) };
}

async function express(table: Table, wanted: Wanted): Promise<Interest> {
  const { campaignId, backerId, contactEmail, atMs } = wanted;
  const address = contactEmail === undefined ? '' : ', contactEmail = :email';
  const written = await conditionally(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: interestKey(campaignId, backerId),
        UpdateExpression: `SET #state = :interested, atMs = :now${address}`,
        ConditionExpression: 'attribute_not_exists(#state) OR #state <> :interested',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':interested': 'interested',
          ':now': atMs,
          ...(contactEmail !== undefined && { ':email': contactEmail }),
        },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    ),
  );
  if ('done' in written || !written.inTheWay) return { ...wanted, state: 'interested' };
  return interestFromItem(written.inTheWay);
}

/** Nothing is left of the address. */
async function withdraw(table: Table, { campaignId, backerId, atMs }: Wanted): Promise<void> {
  await conditionally(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: interestKey(campaignId, backerId),
        UpdateExpression: 'SET #state = :withdrawn, atMs = :now REMOVE contactEmail',
        ConditionExpression: '#state = :interested',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ...{ ':withdrawn': 'withdrawn', ':interested': 'interested', ':now': atMs },
        },
      }),
    ),
  );
}

async function listShard(
  table: Table,
  { campaignId, shard }: { readonly campaignId: string; readonly shard: string },
  options: PageOptions,
): Promise<InterestPage> {
  const value = interestPartition(campaignId, shard);
  const { items, next } = await queryPage(
    table,
    { field: 'pk', value },
    { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': value } },
    options,
  );
  return { interests: items.map(interestFromItem), next };
}

type Mark = { readonly field: 'toldAtMs' | 'convertedAtMs'; readonly atMs: number };

async function mark(
  table: Table,
  { campaignId, backerId }: Pick<Interest, 'campaignId' | 'backerId'>,
  { field, atMs }: Mark,
): Promise<void> {
  await conditionally(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: interestKey(campaignId, backerId),
        UpdateExpression: 'SET #field = :now',
        ConditionExpression: '#state = :interested AND attribute_not_exists(#field)',
        ExpressionAttributeNames: { '#state': 'state', '#field': field },
        ExpressionAttributeValues: { ':interested': 'interested', ':now': atMs },
      }),
    ),
  );
}

type Backers = { readonly campaignId: string; readonly backerIds: readonly string[] };

async function convert(
  table: Table,
  { campaignId, backerIds }: Backers,
  atMs: number,
): Promise<void> {
  const known = await read(table, [campaignId]);
  if ((known.get(campaignId)?.interested ?? 0) === 0) return;
  const keys = [...new Set(backerIds)].map((backerId) => interestKey(campaignId, backerId));
  const items = await readAll(table, keys, { consistent: false });
  const open = items
    .map(interestFromItem)
    .filter(({ state, convertedAtMs }) => state === 'interested' && convertedAtMs === undefined);
  for (const interest of open) await mark(table, interest, { field: 'convertedAtMs', atMs });
}

const seenField = (shard: string): string => `seen${shard}`;

/** When the counts contain part of it already, the rest is added alone. */
async function count(
  table: Table,
  campaignId: string,
  movements: readonly InterestMovement[],
): Promise<void> {
  if (movements.length === 0) return;
  const written = await conditionally(
    table.client.send(new UpdateCommand(countUpdate(table, campaignId, movements))),
  );
  if ('done' in written) return;
  const seen = written.inTheWay ?? {};
  const unseen = movements.filter(
    ({ shard, sequence }) => sequence > String(seen[seenField(shard)] ?? ''),
  );
  if (unseen.length === movements.length)
    throw new Error(`The counts of interest in ${campaignId} were refused for no reason.`);
  await count(table, campaignId, unseen);
}

function countUpdate(table: Table, campaignId: string, movements: readonly InterestMovement[]) {
  const sum = { ...noInterest };
  const spans = new Map<string, { from: string; until: string }>();
  for (const { shard, sequence, change } of movements) {
    sum.interested += change.interested;
    sum.converted += change.converted;
    spans.set(shard, { from: spans.get(shard)?.from ?? sequence, until: sequence });
  }
  const shards = [...spans];
  const unseen = shards.map(
    ([shard]) => `(attribute_not_exists(#seen${shard}) OR #seen${shard} < :from${shard})`,
  );
  return {
    TableName: table.name,
    Key: interestCountKey(campaignId),
    UpdateExpression:
      `SET ${shards.map(([shard]) => `#seen${shard} = :until${shard}`).join(', ')} ` +
      'ADD interested :interested, converted :converted',
    ConditionExpression: unseen.join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(
      shards.map(([shard]) => [`#seen${shard}`, seenField(shard)]),
    ),
    ExpressionAttributeValues: {
      ...{ ':interested': sum.interested, ':converted': sum.converted },
      ...Object.fromEntries(
        shards.flatMap(([shard, { from, until }]) => [
          [`:from${shard}`, from],
          [`:until${shard}`, until],
        ]),
      ),
    },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  };
}

async function read(
  table: Table,
  campaignIds: readonly string[],
): Promise<ReadonlyMap<string, InterestCounts>> {
  const items = await readAll(table, campaignIds.map(interestCountKey), { consistent: false });
  return new Map(
    items.map(({ pk, interested, converted }) => [
      String(pk).slice(2),
      { interested: Number(interested), converted: Number(converted) },
    ]),
  );
}
