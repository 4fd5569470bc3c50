/**
 * Updates of a campaign, an item each, listed by an index with the latest first. Its id derives from
 * who posts with which Idempotency-Key: posted twice it is one, and its mails go out once.
 */
import type { Item, PageOptions, Table } from './table.ts';
import type { Update } from '../domain/update.ts';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { asStoreError, queryPage, readAll } from './table.ts';
import { dueSortKey, updateKey, updatesIndexKey } from './keys.ts';
import { fieldsOf, writeTelling } from './promise-items.ts';

export type UpdatePage = {
  readonly updates: readonly Update[];
  readonly next?: string | undefined;
};

export type UpdateStore = {
  /** What stands there already when it was posted before. */
  post(update: Update): Promise<Update>;
  get(campaignId: string, updateId: string): Promise<Update | undefined>;
  list(campaignId: string, options: PageOptions): Promise<UpdatePage>;
};

export const updateStore = (table: Table): UpdateStore => ({
  post: async (update) => {
    const written = await writeTelling(table, {
      key: updateKey(update.campaignId, update.id),
      version: 1,
      fields: {
        ...update,
        gsi1pk: updatesIndexKey(update.campaignId),
        gsi1sk: `${dueSortKey(update.postedAtMs)}#${update.id}`,
      },
      event: { type: 'UpdatePosted', atMs: update.postedAtMs },
    });
    return written === 'done' ? update : updateFromItem(written.standing ?? {});
  },
  get: (campaignId, updateId) => get(table, campaignId, updateId),
  list: (campaignId, options) => list(table, campaignId, options),
});

function updateFromItem(item: Item): Update {
  const { gsi1pk: _index, gsi1sk: _sort, ...fields } = fieldsOf(item);
  return fields as Update;
}

async function get(
  table: Table,
  campaignId: string,
  updateId: string,
): Promise<Update | undefined> {
  try {
    const { Item: item } = await table.client.send(
      new GetCommand({
        TableName: table.name,
        Key: updateKey(campaignId, updateId),
        ConsistentRead: true,
      }),
    );
    return item && updateFromItem(item);
  } catch (error) {
    throw asStoreError(error);
  }
}

async function list(table: Table, campaignId: string, options: PageOptions): Promise<UpdatePage> {
  const value = updatesIndexKey(campaignId);
  const { items, next } = await queryPage(
    table,
    { field: 'gsi1pk', value },
    {
      IndexName: 'gsi1',
      KeyConditionExpression: 'gsi1pk = :campaign',
      ExpressionAttributeValues: { ':campaign': value },
      ScanIndexForward: false,
    },
    options,
  );
  const keys = items.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
  const updates = (await readAll(table, keys, { consistent: true })).map(updateFromItem);
  return { updates: updates.sort((one, other) => other.postedAtMs - one.postedAtMs), next };
}
