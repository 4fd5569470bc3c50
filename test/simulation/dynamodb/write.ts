/**
 * Writes of single items: understood first, then weighed against the item that is there, then done.
 * A transaction does the first two for all of its actions before the third for any.
 */
import type { DynamoTable } from './table.ts';
import type { Item, WriteInput } from './wire.ts';
import type { Place } from './schema.ts';
import type { Prepared } from './expressions.ts';
import { canonicalItem, itemBytes } from './values.ts';
import { checkIndexKeys, checkNestedPaths, placeOfItem, placeOfKey } from './schema.ts';
import { invalid, invalidParameters } from './refusal.ts';
import { prepare } from './expressions.ts';

export type WriteKind = 'Put' | 'Update' | 'Delete' | 'ConditionCheck';

/** An action that makes sense by itself. */
export type Action = {
  readonly kind: WriteKind;
  readonly input: WriteInput;
  readonly prepared: Prepared;
  readonly table: DynamoTable;
};

/** What it would do to the item that is there. */
export type Plan = {
  readonly action: Action;
  readonly place: Place;
  readonly before: Item | undefined;
  readonly outcome: 'refused' | 'checked' | 'written';
  readonly after: Item | undefined;
};

const itemBytesMax = 400 * 1024;
const emptyItem: Item = {};

export function understand(
  kind: WriteKind,
  input: WriteInput,
  tableOf: (name: string | undefined) => DynamoTable,
): Action {
  const own =
    kind === 'Put' ? { ...input, Item: canonicalItem(required(input.Item, 'item')) } : input;
  const keyed = own.Key === undefined ? own : { ...own, Key: canonicalItem(own.Key) };
  const prepared = prepare(keyed);
  return { kind, input: keyed, prepared, table: tableOf(input.TableName) };
}

function required<T>(value: T | undefined, name: string): T {
  if (value === undefined)
    throw invalid(
      `1 validation error detected: Value null at '${name}' failed to satisfy constraint: Member must not be null`,
    );
  return value;
}

/** Throws `ValidationException` for what the table cannot hold. */
export function plan(action: Action): Plan {
  const { kind, prepared, table } = action;
  const { condition, update, updated, nested } = prepared.compiled;
  const place = placeIn(table, action);
  checkNestedPaths(table.schema, nested);
  if (update) refuseKeyUpdates(table, updated);
  const before = table.row(place)?.item;
  const stays = { action, place, before, after: before };
  if (condition && !condition(before ?? emptyItem, prepared.values))
    return { ...stays, outcome: 'refused' };
  if (kind === 'ConditionCheck') return { ...stays, outcome: 'checked' };
  return { ...stays, outcome: 'written', after: afterOf(action, before) };
}

const placeIn = ({ schema }: DynamoTable, { kind, input }: Action): Place =>
  kind === 'Put' ? placeOfItem(schema, input.Item ?? emptyItem) : placeOfKey(schema, input.Key);

function refuseKeyUpdates(table: DynamoTable, updated: Prepared['compiled']['updated']): void {
  const { keyNames } = table.schema;
  const key = updated.find(([head]) => keyNames.includes(String(head)));
  if (key)
    throw invalidParameters(
      `Cannot update attribute ${String(key[0])}. This attribute is part of the key`,
    );
}

function afterOf(
  { kind, input, prepared, table }: Action,
  before: Item | undefined,
): Item | undefined {
  if (kind === 'Delete') return undefined;
  if (kind === 'Put')
    return checkedSize(input.Item ?? emptyItem, 'Item size has exceeded the maximum allowed size');
  const { update } = prepared.compiled;
  const from = before ?? input.Key ?? emptyItem;
  if (!update) return from;
  const after = update(from, prepared.values);
  checkIndexKeys(table.schema, after);
  return checkedSize(after, 'Item size to update has exceeded the maximum allowed size');
}

function checkedSize(item: Item, message: string): Item {
  if (itemBytes(item) > itemBytesMax) throw invalid(message);
  return item;
}
