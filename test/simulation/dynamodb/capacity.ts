/**
 * What calls cost, by the documented arithmetic on item sizes
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html):
 * a write unit is 1 KB of the larger of the item before and after, a read unit 4 KB read
 * consistently and half of it otherwise; transactions cost twice.
 */
import type { Change, DynamoTable } from './table.ts';
import type { IndexSchema } from './schema.ts';
import type { Item, Output } from './wire.ts';
import { itemBytes, sameItem } from './values.ts';
import { placeOf } from './schema.ts';

const writeUnitBytes = 1024;
const readUnitBytes = 4096;

export type Cost = { table: number; readonly indexes: Map<string, number> };

export const noCost = (): Cost => ({ table: 0, indexes: new Map() });

export const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / writeUnitBytes));

export const readUnits = (bytes: number, consistent: boolean): number =>
  Math.max(1, Math.ceil(bytes / readUnitBytes)) * (consistent ? 1 : 0.5);

type Entry = { readonly hash: string; readonly range: string; readonly view: Item };

export type IndexWrite = { readonly hash: string; readonly units: number };

/** What a write costs in an index, by the partition that pays. */
export function indexWrites(
  schema: IndexSchema,
  change: Pick<Change, 'before' | 'after'>,
): IndexWrite[] {
  const from = entryOf(schema, change.before);
  const to = entryOf(schema, change.after);
  if (from && to && from.hash === to.hash && from.range === to.range) {
    if (sameItem(from.view, to.view)) return [];
    return [
      { hash: to.hash, units: writeUnits(Math.max(itemBytes(from.view), itemBytes(to.view))) },
    ];
  }
  return [from, to].flatMap((entry) =>
    entry ? [{ hash: entry.hash, units: writeUnits(itemBytes(entry.view)) }] : [],
  );
}

function entryOf({ keys, projected }: IndexSchema, item: Item | undefined): Entry | undefined {
  const place = item && placeOf(keys, item);
  if (!item || !place) return undefined;
  const view = projected
    ? Object.fromEntries(Object.entries(item).filter(([name]) => projected.has(name)))
    : item;
  return { ...place, view };
}

export function addWrite(cost: Cost, table: DynamoTable, change: Change, factor: 1 | 2): void {
  cost.table += factor * writeUnits(Math.max(change.beforeBytes, change.afterBytes));
  for (const schema of table.schema.indexes) {
    const units = indexWrites(schema, change).reduce((sum, write) => sum + write.units, 0);
    // An index follows by itself, a moment later: that is no part of the transaction.
    if (units > 0) cost.indexes.set(schema.name, (cost.indexes.get(schema.name) ?? 0) + units);
  }
}

type Wanted = 'INDEXES' | 'TOTAL' | 'NONE' | undefined;

/** As the answer carries it; nothing unless it was asked for. */
export function consumed(
  wanted: Wanted,
  name: string,
  cost: Cost,
  transaction?: 'ReadCapacityUnits' | 'WriteCapacityUnits',
): Output | undefined {
  if (wanted === undefined || wanted === 'NONE') return undefined;
  const units = (number: number): Output => ({
    CapacityUnits: number,
    ...(transaction && { [transaction]: number }),
  });
  const indexes = [...cost.indexes].map(([index, number]) => [index, units(number)]);
  const all = [...cost.indexes.values()].reduce((sum, units) => sum + units, cost.table);
  return {
    TableName: name,
    ...units(all),
    ...(wanted === 'INDEXES' && {
      Table: units(cost.table),
      ...(indexes.length > 0 && {
        GlobalSecondaryIndexes: Object.fromEntries(indexes) as object,
      }),
    }),
  };
}
