/**
 * Running totals, added up batch by batch and exactly once: one item per campaign holds the sums
 * and, for each shard of its pledges, the last sequence number of the table's stream that they
 * contain. Records of one shard come in order, so a batch delivered again finds its numbers passed,
 * however the stream was split in between. What a batch books goes into the journal by the very
 * same write (`journal-append.ts`).
 */
import type { Addition, Seen } from './journal-append.ts';
import type { Item, Table } from './table.ts';
import type { PledgeCounts } from '../domain/pledge-counts.ts';
import type { Totals } from '../domain/totals.ts';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { appendOnce, seenIn, standingOf, totalsUpdate } from './journal-append.ts';
import { conditionally, readAll } from './table.ts';
import { countNames } from '../domain/pledge-counts.ts';
import { noTotals } from '../domain/totals.ts';
import { totalsKey } from './keys.ts';

export type TotalsStore = {
  read(campaignIds: readonly string[]): Promise<ReadonlyMap<string, Totals>>;
  /** How many pledges are in which state, and what became of failed payments. */
  counts(campaignId: string): Promise<PledgeCounts>;
  /**
   * Adds a change, unless the sums contain any of it already: then nothing is added, and the answer
   * says how far the sums go.
   */
  add(addition: Addition): Promise<Seen | undefined>;
};

export const totalsStore = (table: Table): TotalsStore => ({
  read: (campaignIds) => read(table, campaignIds),
  counts: async (campaignId) => {
    const item = await standingOf(table, campaignId);
    return Object.fromEntries(countNames.map((name) => [name, Number(item[name] ?? 0)]));
  },
  add: (addition) => add(table, addition),
});

/** Decimal numbers of up to 40 digits, led by their length: so they sort as text. */
export const sortableSequence = (sequenceNumber: string): string =>
  `${sequenceNumber.length.toString(36).padStart(2, '0')}${sequenceNumber}`;

const fields = Object.keys(noTotals) as (keyof Totals)[];

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

/** A batch that books nothing leaves the journal as it is. */
async function add(table: Table, addition: Addition): Promise<Seen | undefined> {
  if (addition.entries !== undefined && addition.entries.length > 0) {
    const appended = await appendOnce(table, addition);
    return appended === 'done' ? undefined : appended.seen;
  }
  const written = await conditionally(
    table.client.send(new UpdateCommand(totalsUpdate(table, addition))),
  );
  return 'done' in written ? undefined : seenIn(written.inTheWay ?? {});
}
