/** The items that a call names. */
import type { BatchGetInput, BatchWriteInput, Item, TransactGetInput } from '../wire.ts';
import type { TableShape } from './shapes.ts';
import type { TransactWriteInput, WriteInput } from '../wire.ts';
import { shapes } from './shapes.ts';

export type Call = { readonly operation: string; readonly input: object };
export type Target = { readonly table: string; readonly key: Item };

export const keyNames = (shape: TableShape): string[] => [
  shape.hash.name,
  ...(shape.range ? [shape.range.name] : []),
];

export const idOf = ({ table, key }: Target): string => `${table} ${JSON.stringify(key)}`;

/** Only whole keys: what is spoiled names no item. */
export function targetsOf({ operation, input }: Call): Target[] {
  const named = namedBy[operation]?.(input) ?? [];
  const targets = named.flatMap(({ table, at }) => {
    const shape = shapes.find(({ name }) => name === table);
    const key = shape && at && keyIn(shape, at);
    return shape && key ? [{ table: shape.name, key }] : [];
  });
  const ids = targets.map(idOf);
  return targets.filter((target, index) => ids.indexOf(idOf(target)) === index);
}

function keyIn(shape: TableShape, item: Item): Item | undefined {
  const parts = [shape.hash, ...(shape.range ? [shape.range] : [])];
  const whole = parts.every(({ name, type }) => {
    const text = item[name]?.[type];
    return text !== undefined && text !== '' && text.length <= 1000;
  });
  return whole ? Object.fromEntries(parts.map(({ name }) => [name, item[name] ?? {}])) : undefined;
}

type Named = { readonly table: string | undefined; readonly at: Item | undefined };

const single = (input: WriteInput): Named => ({
  table: input.TableName,
  at: input.Item ?? input.Key,
});

const namedBy: Readonly<Record<string, (input: object) => Named[]>> = {
  PutItem: (input) => [single(input)],
  UpdateItem: (input) => [single(input)],
  DeleteItem: (input) => [single(input)],
  ConditionCheckItem: (input) => [single(input)],
  GetItem: (input) => [single(input)],
  BatchGetItem: (input) =>
    Object.entries((input as BatchGetInput).RequestItems ?? {}).flatMap(([table, { Keys: keys }]) =>
      keys.map((at) => ({ table, at })),
    ),
  BatchWriteItem: (input) =>
    Object.entries((input as BatchWriteInput).RequestItems ?? {}).flatMap(([table, list]) =>
      list.map(({ PutRequest: put, DeleteRequest: remove }) => ({
        table,
        at: put?.Item ?? remove?.Key,
      })),
    ),
  TransactWriteItems: (input) =>
    ((input as TransactWriteInput).TransactItems ?? []).flatMap((item) =>
      [item.Put, item.Update, item.Delete, item.ConditionCheck].flatMap((action) =>
        action ? [single(action)] : [],
      ),
    ),
  TransactGetItems: (input) =>
    ((input as TransactGetInput).TransactItems ?? []).map(({ Get: get }) => single(get)),
};

export const isWrite = (operation: string): boolean =>
  /^(Put|Update|Delete|BatchWrite|TransactWrite)/.test(operation);
