/** Single items: put, update, delete, get, and the query of a range. */
import type { GetInput, Item, Output, QueryInput, WriteInput } from './wire.ts';
import type { Plan, WriteKind } from './write.ts';
import type { Store } from './store.ts';
import type { DynamoTable } from './table.ts';
import { addWrite, consumed, noCost, readUnits } from './capacity.ts';
import { attributesOf, checkReturnValues } from './return-values.ts';
import { canonicalItem, itemBytes } from './values.ts';
import { checkNestedPaths, placeOfKey } from './schema.ts';
import { conditionalCheckFailed, throughputExceeded } from './refusal.ts';
import { pick } from './paths.ts';
import { plan, understand } from './write.ts';
import { prepare } from './expressions.ts';
import { query } from './query.ts';

/** How far behind a read is that need not be consistent. */
export type Lag = { readonly lagMs?: number | undefined };

export function writeItem(store: Store, kind: WriteKind, input: WriteInput): Output {
  checkReturnValues(kind, input.ReturnValues);
  const planned = plan(understand(kind, input, store.tableOf));
  if (planned.outcome === 'refused') {
    const shown = input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';
    throw conditionalCheckFailed(shown ? planned.before : undefined);
  }
  if (!store.pace.admits(planned, store.now(), 1)) throw throughputExceeded();
  const [change] = store.commit(`${kind}Item`, [planned]);
  const attributes = attributesOf(planned);
  return {
    ...(attributes && { Attributes: attributes }),
    ...(input.ReturnConsumedCapacity && metered(planned, change)),
  };
}

function metered({ action }: Plan, change: ReturnType<DynamoTable['write']>): Output {
  const cost = noCost();
  if (change) addWrite(cost, action.table, change, 1);
  else cost.table = 1;
  return capacityOf(consumed(action.input.ReturnConsumedCapacity, action.table.name, cost));
}

const capacityOf = (capacity: Output | undefined): Output =>
  capacity ? { ConsumedCapacity: capacity } : {};

export type ReadItem = {
  /** What is read is paid for, whatever of it is asked for. */
  readonly whole: Item | undefined;
  readonly item: Item | undefined;
};

export function readItem(
  store: Store,
  table: DynamoTable,
  input: GetInput,
  { lagMs = 0 }: Lag,
): ReadItem {
  const { compiled } = prepare(input);
  const place = placeOfKey(table.schema, input.Key && canonicalItem(input.Key));
  checkNestedPaths(table.schema, compiled.nested);
  const whole = table.itemAt(place, {
    nowMs: store.now(),
    lagMs: input.ConsistentRead ? 0 : lagMs,
  });
  const { projection } = compiled;
  return { whole, item: whole && projection ? (pick(whole, projection) ?? {}) : whole };
}

export function getItem(store: Store, input: GetInput, lag: Lag): Output {
  const table = store.tableOf(input.TableName);
  const { whole, item } = readItem(store, table, input, lag);
  const cost = noCost();
  if (input.ReturnConsumedCapacity)
    cost.table = readUnits(whole ? itemBytes(whole) : 0, input.ConsistentRead === true);
  return {
    ...(item && { Item: item }),
    ...capacityOf(consumed(input.ReturnConsumedCapacity, table.name, cost)),
  };
}

export function queryItems(store: Store, input: QueryInput, { lagMs = 0 }: Lag): Output {
  const table = store.tableOf(input.TableName);
  const { output, scannedBytes } = query(table, input, { nowMs: store.now(), lagMs });
  if (!input.ReturnConsumedCapacity) return output;
  const cost = noCost();
  const units = readUnits(scannedBytes, input.ConsistentRead === true);
  if (input.IndexName === undefined) cost.table = units;
  else cost.indexes.set(input.IndexName, units);
  return { ...output, ...capacityOf(consumed(input.ReturnConsumedCapacity, table.name, cost)) };
}
