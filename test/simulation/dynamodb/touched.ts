/**
 * Which items a call is about, without carrying it out. A write of an item that a transaction works
 * on is refused, and so is a transaction whose item another one works on
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-conflict-handling);
 * the model itself has no two calls at once, so whoever lets them overlap asks here.
 */
import type { BatchGetInput, BatchWriteInput, GetInput, Item } from './wire.ts';
import type { Store } from './store.ts';
import type { TransactGetInput, TransactWriteInput, WriteInput } from './wire.ts';
import { idOf } from './table.ts';
import { placeOf } from './schema.ts';

export type Touched = {
  /** Equal for the same item, whatever the operation. */
  readonly id: string;
  readonly access: 'read' | 'write';
};

type Aimed = {
  readonly table: string | undefined;
  readonly at: Item | undefined;
  readonly access: 'read' | 'write';
};

/** In the order of the request; a key that is none is left out. */
export function touchedBy(store: Store, operation: string, input: object): readonly Touched[] {
  return (aims[operation]?.(input) ?? []).flatMap(({ table, at, access }) => {
    const known = at && store.tableOf(table);
    const place = known && placeOf(known.schema.keys, at);
    return place ? [{ id: `${table}\n${idOf(place)}`, access }] : [];
  });
}

const written = ({ TableName: table, Item: item, Key: key }: WriteInput): Aimed => ({
  table,
  at: item ?? key,
  access: 'write',
});
const read = ({ TableName: table, Key: key }: GetInput): Aimed => ({
  table,
  at: key,
  access: 'read',
});

const aims: Readonly<Record<string, (input: object) => Aimed[]>> = {
  PutItem: (input) => [written(input)],
  UpdateItem: (input) => [written(input)],
  DeleteItem: (input) => [written(input)],
  GetItem: (input) => [read(input)],
  BatchGetItem: (input) =>
    Object.entries((input as BatchGetInput).RequestItems ?? {}).flatMap(([table, { Keys }]) =>
      Keys.map((at) => ({ table, at, access: 'read' as const })),
    ),
  BatchWriteItem: (input) =>
    Object.entries((input as BatchWriteInput).RequestItems ?? {}).flatMap(([table, list]) =>
      list.map(({ PutRequest, DeleteRequest }) => ({
        table,
        at: PutRequest?.Item ?? DeleteRequest?.Key,
        access: 'write' as const,
      })),
    ),
  TransactWriteItems: (input) =>
    ((input as TransactWriteInput).TransactItems ?? []).flatMap((item) =>
      [item.Put, item.Update, item.Delete, item.ConditionCheck].flatMap((action) =>
        action ? [written(action)] : [],
      ),
    ),
  TransactGetItems: (input) =>
    ((input as TransactGetInput).TransactItems ?? []).map(({ Get: get }) => read(get)),
};
