/**
 * What operators did. An act is written once, by a conditional write that carries its event, and an
 * act that is asked for again is found, not written: so it is told once, and stays.
 */
import type { Act } from '../domain/act.ts';
import type { Item, PageOptions, Table } from './table.ts';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { actIdOf, actKey, actsKey, dueSortKey } from './keys.ts';
import { conditionally, queryPage, readAll } from './table.ts';

export type ActPage = { readonly acts: readonly Act[]; readonly next?: string | undefined };

export type ActStore = {
  /** The act as it stands: this one, or the one that was written under its id before. */
  write(act: Act): Promise<Act>;
  get(actId: string): Promise<Act | undefined>;
  /** That it was carried out. */
  done(actId: string, atMs: number): Promise<void>;
  /** Newest first. */
  list(options: PageOptions): Promise<ActPage>;
};

export const actStore = (table: Table): ActStore => ({
  write: async (act) => {
    const { id, ...rest } = act;
    const index = { gsi1pk: actsKey, gsi1sk: `${dueSortKey(act.atMs)}#${id}` };
    const written = await conditionally(
      table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: { ...actKey(id), ...index, ...rest, version: 1 },
          ConditionExpression: 'attribute_not_exists(pk)',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      ),
    );
    return 'done' in written ? act : actFromItem(written.inTheWay ?? {});
  },
  get: async (actId) => {
    const [item] = await readAll(table, [actKey(actId)], { consistent: true });
    return item && actFromItem(item);
  },
  done: async (actId, atMs) => {
    await conditionally(
      table.client.send(
        new UpdateCommand({
          TableName: table.name,
          Key: actKey(actId),
          UpdateExpression: 'SET doneAtMs = :at',
          ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(doneAtMs)',
          ExpressionAttributeValues: { ':at': atMs },
        }),
      ),
    );
  },
  list: (options) => list(table, options),
});

export const isActItem = ({ pk, sk }: Item): boolean =>
  sk === 'ACT' && String(pk).startsWith('ACT#');

export function actFromItem(item: Item): Act {
  const { pk, sk: _sk, gsi1pk: _index, gsi1sk: _sort, version: _version, ...rest } = item;
  return { ...rest, id: actIdOf(String(pk)) } as Act;
}

async function list(table: Table, options: PageOptions): Promise<ActPage> {
  const { items, next } = await queryPage(
    table,
    { field: 'gsi1pk', value: actsKey },
    {
      IndexName: 'gsi1',
      KeyConditionExpression: 'gsi1pk = :all',
      ExpressionAttributeValues: { ':all': actsKey },
      ScanIndexForward: false,
    },
    options,
  );
  const keys = items.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
  const acts = (await readAll(table, keys, { consistent: true })).map(actFromItem);
  return { acts: acts.toSorted((one, other) => other.atMs - one.atMs), next };
}
