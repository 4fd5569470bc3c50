/**
 * Running totals, added up batch by batch and exactly once: one item per campaign holds the sums
 * and, for each shard of its pledges, the last sequence number of the table's stream that they
 * contain. Records of one shard come in order, so a batch delivered again finds its numbers passed,
 * however the stream was split in between. A batch of a thousand records is one write.
 */
import type { Item, Table } from './table.ts';
import type { Totals } from '../domain/totals.ts';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { conditionally, readAll } from './table.ts';
import { noTotals } from '../domain/totals.ts';
import { totalsKey } from './keys.ts';

/** Sequence numbers by pledge shard, in their sortable form. */
export type Seen = ReadonlyMap<string, string>;

export type TotalsAddition = {
  readonly campaignId: string;
  readonly change: Totals;
  /** The first and last record of each pledge shard that `change` contains. */
  readonly spans: ReadonlyMap<string, { readonly from: string; readonly until: string }>;
};

export type TotalsStore = {
  read(campaignIds: readonly string[]): Promise<ReadonlyMap<string, Totals>>;
  /**
   * Adds a change, unless the sums contain any of it already: then nothing is added, and the answer
   * says how far the sums go.
   */
  add(addition: TotalsAddition): Promise<Seen | undefined>;
};

export const totalsStore = (table: Table): TotalsStore => ({
  read: (campaignIds) => read(table, campaignIds),
  add: (addition) => add(table, addition),
});

/** Decimal numbers of up to 40 digits, led by their length: so they sort as text. */
export const sortableSequence = (sequenceNumber: string): string =>
  `${sequenceNumber.length.toString(36).padStart(2, '0')}${sequenceNumber}`;

const fields = Object.keys(noTotals) as (keyof Totals)[];
const seenField = (shard: string): string => `seen${shard}`;

async function read(
  table: Table,
  campaignIds: readonly string[],
): Promise<ReadonlyMap<string, Totals>> {
  const keys = campaignIds.map(totalsKey);
  const items = await readAll(table, keys, { consistent: false });
  const byKey = new Map(items.map((item) => [item['pk'], totalsFromItem(item)]));
  return new Map(campaignIds.map((id) => [id, byKey.get(totalsKey(id).pk) ?? noTotals]));
}

const totalsFromItem = (item: Item): Totals =>
  Object.fromEntries(fields.map((field) => [field, Number(item[field] ?? 0)])) as Totals;

/** What a batch moved may cancel out: then only how far it goes is written. */
function expressionOf(shards: readonly string[], changed: readonly string[]): string {
  const seen = shards.map((shard) => `#${seenField(shard)} = :until${shard}`);
  const sums = changed.map((field) => `#${field} :${field}`);
  return `SET ${seen.join(', ')}${sums.length > 0 ? ` ADD ${sums.join(', ')}` : ''}`;
}

async function add(table: Table, addition: TotalsAddition): Promise<Seen | undefined> {
  const changed = fields.filter((field) => addition.change[field] !== 0);
  const spans = [...addition.spans];
  const names = [...changed, ...spans.map(([shard]) => seenField(shard))];
  const unseen = ([shard]: (typeof spans)[number]) =>
    `(attribute_not_exists(#${seenField(shard)}) OR #${seenField(shard)} < :from${shard})`;
  const written = await conditionally(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: totalsKey(addition.campaignId),
        UpdateExpression: expressionOf(
          spans.map(([shard]) => shard),
          changed,
        ),
        ConditionExpression: spans.map(unseen).join(' AND '),
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: {
          ...Object.fromEntries(spans.map(([shard, { from }]) => [`:from${shard}`, from])),
          ...Object.fromEntries(spans.map(([shard, { until }]) => [`:until${shard}`, until])),
          ...Object.fromEntries(changed.map((field) => [`:${field}`, addition.change[field]])),
        },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    ),
  );
  return 'done' in written ? undefined : seenOf(written.inTheWay ?? {});
}

const seenOf = (item: Item): Seen =>
  new Map(
    Object.entries(item).flatMap(([name, value]) =>
      name.startsWith('seen') ? [[name.slice('seen'.length), String(value)] as const] : [],
    ),
  );
