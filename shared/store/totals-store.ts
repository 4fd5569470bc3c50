/**
 * Running totals, added up batch by batch and exactly once: each campaign has one item per shard of
 * the table's stream, which holds the sums and the last sequence number that they contain. A batch
 * delivered again finds its number already passed. There is no hot counter.
 */
import type { Item, Table } from './table.ts';
import type { Totals } from '../domain/totals.ts';
import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { addTotals, noTotals } from '../domain/totals.ts';
import { asStoreError, conditionally } from './table.ts';
import { campaignKey, totalsKey, totalsPrefix } from './keys.ts';

export type TotalsStore = {
  read(campaignId: string): Promise<Totals>;
  /**
   * Adds a change that contains all records up to `until` unless the sums contain `until` already.
   * Answers with the sequence number that the sums contain when it is not before `from`: then
   * nothing was added, because the batch overlaps with one that was.
   */
  add(addition: TotalsAddition): Promise<{ readonly containedUntil: string } | undefined>;
};

export type TotalsAddition = {
  readonly campaignId: string;
  readonly streamShardId: string;
  /** Sequence numbers of the first and last record in `change`. */
  readonly from: string;
  readonly until: string;
  readonly change: Totals;
};

/** Sequence numbers are decimal numbers of up to 40 digits: padded, they sort as text. */
export const sortableSequence = (sequenceNumber: string): string =>
  sequenceNumber.padStart(40, '0');

export const totalsStore = (table: Table): TotalsStore => ({
  read: (campaignId) => read(table, campaignId),
  add: (addition) => add(table, addition),
});

const fields = Object.keys(noTotals) as (keyof Totals)[];

async function read(table: Table, campaignId: string): Promise<Totals> {
  let totals = noTotals;
  let after: Item | undefined;
  try {
    do {
      const answer = await table.client.send(
        new QueryCommand({
          TableName: table.name,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :totals)',
          ExpressionAttributeValues: { ':pk': campaignKey(campaignId).pk, ':totals': totalsPrefix },
          ...(after && { ExclusiveStartKey: after }),
        }),
      );
      for (const item of answer.Items ?? []) totals = addTotals(totals, totalsFromItem(item));
      after = answer.LastEvaluatedKey;
    } while (after);
    return totals;
  } catch (error) {
    throw asStoreError(error);
  }
}

const totalsFromItem = (item: Item): Totals =>
  Object.fromEntries(fields.map((field) => [field, Number(item[field] ?? 0)])) as Totals;

async function add(
  table: Table,
  addition: TotalsAddition,
): Promise<{ readonly containedUntil: string } | undefined> {
  const changed = fields.filter((field) => addition.change[field] !== 0);
  const written = await conditionally(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: totalsKey(addition.campaignId, addition.streamShardId),
        UpdateExpression:
          'SET #until = :until' +
          (changed.length > 0 ? ` ADD ${changed.map((f) => `#${f} :${f}`).join(', ')}` : ''),
        ConditionExpression: 'attribute_not_exists(#until) OR #until < :from',
        ExpressionAttributeNames: {
          '#until': 'containedUntil',
          ...Object.fromEntries(changed.map((field) => [`#${field}`, field])),
        },
        ExpressionAttributeValues: {
          ':until': addition.until,
          ':from': addition.from,
          ...Object.fromEntries(changed.map((field) => [`:${field}`, addition.change[field]])),
        },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    ),
  );
  if ('done' in written) return undefined;
  return { containedUntil: String(written.inTheWay?.['containedUntil']) };
}
