/**
 * Writes of single items: understood first, then weighed against the item that is there, then done.
 * A transaction does the first two for all of its actions before the third for any.
 */
import type { DynamoTable } from './table.ts';
import type { Item, WriteInput } from './wire.ts';
import type { Place } from './schema.ts';
import type { Prepared } from './expressions.ts';
import type { Row } from './ordered-rows.ts';
import { canonicalItem, itemBytes } from './values.ts';
import { checkIndexKeys, checkNestedPaths, placeOfItem, placeOfKey } from './schema.ts';
import { invalid, invalidParameters, invalidUpFront } from './refusal.ts';
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
  readonly afterBytes: number;
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
  const row = table.row(place);
  const stands = { action, place, ...standing(row) };
  if (condition && !condition(stands.before ?? emptyItem, prepared.values))
    return { ...stands, outcome: 'refused' };
  if (kind === 'ConditionCheck') return { ...stands, outcome: 'checked' };
  if (update) refuseKeyUpdates(table, updated);
  const after = afterOf(action, stands.before);
  return { ...stands, outcome: 'written', after, afterBytes: checkedBytes(kind, after) };
}

const standing = (row: Row | undefined): Pick<Plan, 'before' | 'after' | 'afterBytes'> => ({
  before: row?.item,
  after: row?.item,
  afterBytes: row?.bytes ?? 0,
});

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

function afterOf({ kind, input, prepared, table }: Action, before: Item | undefined) {
  if (kind === 'Delete') return undefined;
  if (kind === 'Put') return input.Item;
  const { update } = prepared.compiled;
  const from = before ?? input.Key ?? emptyItem;
  if (!update) return from;
  const after = update(from, prepared.values);
  checkIndexKeys(table.schema, after);
  return after;
}

function checkedBytes(kind: WriteKind, item: Item | undefined): number {
  const bytes = item ? itemBytes(item) : 0;
  if (bytes <= itemBytesMax) return bytes;
  throw kind === 'Put'
    ? invalidUpFront('Item size has exceeded the maximum allowed size')
    : invalid('Item size to update has exceeded the maximum allowed size');
}
