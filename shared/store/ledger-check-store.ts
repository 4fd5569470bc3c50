/**
 * What the daily checks of the ledger remember: what Stripe moved on a day, as far as it was walked
 * over, and the differences that were found. A difference is written once and carries its event, so
 * that it is raised once, however often the check is repeated.
 */
import type { Difference, Movement } from '../domain/reconciliation.ts';
import type { Item, Table } from './table.ts';
import type { LedgerEventType } from '../events/contract.ts';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { asStoreError, conditionally, queryPage } from './table.ts';
import { differenceKey, ledgerCheckPartition, movedDayKey, movementsKey } from './keys.ts';

export type WalkedPage = {
  /** `2026-11-21`, in UTC. */
  readonly day: string;
  /** Names the page: the same for every walk over it. */
  readonly page: string;
  readonly movements: readonly Movement[];
};

export type LedgerCheckStore = {
  /** Keeps a page, campaign by campaign; again changes nothing. */
  keep(walked: WalkedPage): Promise<void>;
  movements(campaignId: string, day: string): Promise<readonly Movement[]>;
  /** The campaigns whose money moved on a day. */
  moved(day: string): Promise<readonly string[]>;
  /** Writes each difference with the event that it causes; one that is there stays as it is. */
  raise(campaignId: string, differences: readonly Difference[], event: Found): Promise<void>;
};

type Found = { readonly type: LedgerEventType; readonly atMs: number };

export const ledgerCheckStore = (table: Table): LedgerCheckStore => ({
  keep: async ({ day, page, movements }) => {
    for (const [campaignId, own] of Map.groupBy(movements, (movement) => movement.campaignId)) {
      await put(table, { ...movementsKey(campaignId, { day, page }), moved: packed(own) });
      await put(table, movedDayKey(day, campaignId));
    }
  },
  movements: async (campaignId, day) => {
    const items = await all(table, ledgerCheckPartition(campaignId), `STRIPE#${day}#`);
    return items.flatMap(({ moved }) => unpacked(moved as Uint8Array));
  },
  moved: async (day) =>
    (await all(table, movedDayKey(day, '').pk, '')).map(({ sk }) => String(sk).slice(1)),
  raise: async (campaignId, differences, { atMs }) => {
    for (const found of differences) await raise(table, { ...found, campaignId, atMs });
  },
});

const packed = (movements: readonly Movement[]): Uint8Array =>
  deflateRawSync(JSON.stringify(movements));
const unpacked = (bytes: Uint8Array): Movement[] =>
  JSON.parse(inflateRawSync(bytes).toString()) as Movement[];

async function put(table: Table, item: Item): Promise<void> {
  try {
    await table.client.send(new PutCommand({ TableName: table.name, Item: item }));
  } catch (error) {
    throw asStoreError(error);
  }
}

async function all(table: Table, partition: string, prefix: string): Promise<Item[]> {
  const found: Item[] = [];
  const begins = prefix === '' ? '' : ' AND begins_with(sk, :prefix)';
  const query = {
    KeyConditionExpression: `pk = :pk${begins}`,
    ExpressionAttributeValues: { ':pk': partition, ...(prefix !== '' && { ':prefix': prefix }) },
  };
  let after: string | undefined;
  do {
    const options = { after, consistent: true };
    const page = await queryPage(table, { field: 'pk', value: partition }, query, options);
    found.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return found;
}

export type RaisedDifference = Difference & { readonly campaignId: string; readonly atMs: number };

async function raise(table: Table, { campaignId, ...found }: RaisedDifference): Promise<void> {
  await conditionally(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...differenceKey(campaignId, found.id), ...found, version: 1 },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    ),
  );
}

export const isDifferenceItem = ({ pk, sk }: Item): boolean =>
  String(pk).startsWith('L#') && String(sk).startsWith('DIFFERENCE#');

export function differenceFromItem(item: Item): RaisedDifference {
  const { pk, sk: _sk, version: _version, ...found } = item;
  return { ...found, campaignId: String(pk).slice(2) } as RaisedDifference;
}
