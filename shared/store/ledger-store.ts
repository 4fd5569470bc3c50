/**
 * A campaign's ledger, as it is read and as the daily checks add to it: running figures beside the
 * totals, entries in the journal. The figures are sums of entries and nothing else: no method sets
 * them.
 */
import type { Item, Table } from './table.ts';
import type { JournalEntry, Sums } from '../domain/ledger.ts';
import type { NumberedEntry } from './journal-chunk.ts';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { appendOnce, entriesIn, standingOf, sumPrefix } from './journal-append.ts';
import { asStoreError, queryPage } from './table.ts';
import { entriesOfChunk } from './journal-chunk.ts';
import { journalPartition, journalSortKey } from './keys.ts';
import { noTotals } from '../domain/totals.ts';

export type LedgerFigures = {
  /** How many entries there are: the number of the last one. */
  readonly entries: number;
  readonly sums: Sums;
  /** When the last thing happened that was booked. */
  readonly movedAtMs: number;
};

export type LedgerStore = {
  figures(campaignId: string): Promise<LedgerFigures>;
  /** Entries behind a number, in their order. */
  page(campaignId: string, after: number, limit: number): Promise<readonly NumberedEntry[]>;
  /** Brings every entry in its order, in the pieces in which they were written. */
  walk(
    campaignId: string,
    visit: (entries: readonly NumberedEntry[]) => Promise<void> | void,
  ): Promise<void>;
  /** Books entries that no pledge tells of, each once per reference. */
  book(campaignId: string, entries: readonly Referenced[]): Promise<void>;
};

type Referenced = JournalEntry & { readonly reference: string };

export const ledgerStore = (table: Table): LedgerStore => ({
  figures: (campaignId) => figures(table, campaignId),
  page: (campaignId, after, limit) => page(table, campaignId, { after, limit }),
  walk: async (campaignId, visit) => {
    for await (const item of chunks(table, campaignId, 1)) await visit(entriesOfChunk(item));
  },
  book: async (campaignId, entries) => {
    for (let from = 0; from < entries.length; from += bookedAtOnceMax)
      await bookOnce(table, campaignId, entries.slice(from, from + bookedAtOnceMax));
  },
});

async function figures(table: Table, campaignId: string): Promise<LedgerFigures> {
  const item = await standingOf(table, campaignId);
  return {
    entries: entriesIn(item),
    sums: sumsIn(item),
    movedAtMs: Number(item['movedAtMs'] ?? 0),
  };
}

const sumsIn = (item: Item): Sums =>
  Object.fromEntries(
    Object.entries(item).flatMap(([name, value]) =>
      name.startsWith(sumPrefix) && value !== 0
        ? [[name.slice(sumPrefix.length), Number(value)] as const]
        : [],
    ),
  );

async function page(
  table: Table,
  campaignId: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<readonly NumberedEntry[]> {
  const found: NumberedEntry[] = [];
  const first = await chunkWith(table, campaignId, after + 1);
  for await (const item of chunks(table, campaignId, first)) {
    found.push(...entriesOfChunk(item).filter(({ number }) => number > after));
    if (found.length >= limit) break;
  }
  return found.slice(0, limit);
}

/** The first number of the piece in which an entry lies. */
async function chunkWith(table: Table, campaignId: string, number: number): Promise<number> {
  try {
    const answer = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk AND sk <= :sk',
        ExpressionAttributeValues: {
          ':pk': journalPartition(campaignId),
          ':sk': journalSortKey(number),
        },
        ProjectionExpression: 'sk',
        ScanIndexForward: false,
        Limit: 1,
        ConsistentRead: true,
      }),
    );
    return Number(answer.Items?.[0]?.['sk'] ?? number);
  } catch (error) {
    throw asStoreError(error);
  }
}

async function* chunks(table: Table, campaignId: string, from: number): AsyncGenerator<Item> {
  const pk = journalPartition(campaignId);
  const query = {
    KeyConditionExpression: 'pk = :pk AND sk >= :sk',
    ExpressionAttributeValues: { ':pk': pk, ':sk': journalSortKey(from) },
  };
  let after: string | undefined;
  do {
    const options = { after, consistent: true };
    const { items, next } = await queryPage(table, { field: 'pk', value: pk }, query, options);
    yield* items;
    after = next;
  } while (after !== undefined);
}

/** A transaction has 100 items at most, two of which are journal and totals. */
const bookedAtOnceMax = 90;

async function bookOnce(
  table: Table,
  campaignId: string,
  entries: readonly Referenced[],
): Promise<void> {
  if (entries.length === 0) return;
  const addition = { campaignId, change: noTotals, spans: new Map(), entries };
  const appended = await appendOnce(table, addition);
  if (appended === 'done') return;
  const left = entries.filter(({ reference }) => !appended.booked.includes(reference));
  await bookOnce(table, campaignId, left);
}
