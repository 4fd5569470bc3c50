/**
 * The versions of a campaign's promise, an item each, in the order of their numbers. A version that
 * is there is never replaced; only the end of its exit window is written into it. Invariant: two
 * changes at once cannot have the same number, so none is lost.
 */
import type { Campaign } from '../domain/campaign.ts';
import type { ExitFigures, PromiseVersion } from '../domain/promise.ts';
import type { Item, Table } from './table.ts';
import { fieldsOf, writeTelling } from './promise-items.ts';
import { firstPromise } from '../domain/promise.ts';
import { promiseKey, promisePartition } from './keys.ts';
import { queryPage } from './table.ts';

export type PromiseStore = {
  /** All of them, the first one also where it was not written down yet. */
  versions(campaign: Campaign): Promise<readonly PromiseVersion[]>;
  /** Does nothing when the first version is there. */
  record(first: PromiseVersion): Promise<void>;
  /** False when another change took the number. */
  add(version: PromiseVersion): Promise<boolean>;
  /** Writes down who has left; does nothing the second time. */
  close(version: PromiseVersion, closed: ExitFigures): Promise<void>;
};

export const promiseStore = (table: Table): PromiseStore => ({
  versions: async (campaign) => {
    const found = await written(table, campaign.id);
    return found[0]?.number === 1 ? found : [firstPromise(campaign), ...found];
  },
  record: async (first) => {
    await writeTelling(table, { key: keyOf(first), version: 1, fields: first });
  },
  add: async (version) => {
    const event = { type: 'PromiseChanged', atMs: version.atMs } as const;
    const told = { key: keyOf(version), version: 1, fields: version, event };
    return (await writeTelling(table, { ...told, dueAtMs: version.exit?.closesAtMs })) === 'done';
  },
  close: async (version, closed) => {
    if (!version.exit) return;
    const event = { type: 'ExitWindowClosed', atMs: closed.atMs } as const;
    const fields = { ...version, exit: { ...version.exit, closed } };
    await writeTelling(table, { key: keyOf(version), version: 2, fields, event });
  },
});

const keyOf = ({ campaignId, number }: PromiseVersion) => promiseKey(campaignId, number);

export const isPromiseItem = ({ pk, sk }: Item): boolean =>
  String(pk).startsWith('M#') && String(sk).startsWith('PROMISE#');

export const promiseFromItem = (item: Item): PromiseVersion => fieldsOf(item) as PromiseVersion;

async function written(table: Table, campaignId: string): Promise<PromiseVersion[]> {
  const pk = promisePartition(campaignId);
  const found: PromiseVersion[] = [];
  let after: string | undefined;
  do {
    const { items, next } = await queryPage(
      table,
      { field: 'pk', value: pk },
      {
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :kind)',
        ExpressionAttributeValues: { ':pk': pk, ':kind': 'PROMISE#' },
      },
      { after, consistent: true },
    );
    found.push(...items.map(promiseFromItem));
    after = next;
  } while (after !== undefined);
  return found;
}
