/**
 * What is due by some time, of one partition of the sparse index `gsi2`. The index holds keys only, so
 * that no later write of an item pays for it a second time; and it may be behind: the items are read
 * as they are now, and what has moved on is left out. A page may be empty and still not be the last.
 */
import type { ItemPage, PageOptions, Table } from './table.ts';
import { dueSortKey } from './keys.ts';
import { queryPage, readAll } from './table.ts';

export type DueRange = { readonly partition: string; readonly untilMs: number };

export async function dueItems(
  table: Table,
  { partition, untilMs }: DueRange,
  options: PageOptions,
): Promise<ItemPage> {
  const until = dueSortKey(untilMs);
  const { items, next } = await queryPage(
    table,
    { field: 'gsi2pk', value: partition },
    {
      IndexName: 'gsi2',
      KeyConditionExpression: 'gsi2pk = :partition AND gsi2sk <= :until',
      ExpressionAttributeValues: { ':partition': partition, ':until': until },
    },
    options,
  );
  const keys = items.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
  const found = await readAll(table, keys, { consistent: true });
  return {
    items: found.filter(({ gsi2sk }) => typeof gsi2sk === 'string' && gsi2sk <= until),
    next,
  };
}
