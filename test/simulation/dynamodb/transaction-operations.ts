/** Transactions as operations: their effect, their answer and what they cost. */
import type { Cost } from './capacity.ts';
import type { GetInput, Item, Output, TransactGetInput, TransactWriteInput } from './wire.ts';
import type { Action, Plan } from './write.ts';
import type { RequestTokens } from './transaction.ts';
import type { Store } from './store.ts';
import { addWrite, consumed, noCost, readUnits, writeUnits } from './capacity.ts';
import { DynamoRefusal, busyReason, invalid, noReason, transactionCanceled } from './refusal.ts';
import {
  checkCount,
  orRefusal,
  planTransaction,
  understandTransaction,
  validationReason,
} from './transaction.ts';
import { itemBytes } from './values.ts';
import { placeOf } from './schema.ts';
import { prepare } from './expressions.ts';
import { readItem } from './item-operations.ts';

export function transactWrite(
  store: Store,
  tokens: RequestTokens,
  input: TransactWriteInput,
): Output {
  const nowMs = store.now();
  const actions = understandTransaction(input, store.tableOf);
  if (tokens.isRepeated(input, nowMs)) return meteredReads(input, actions.map(readBack));
  const plans = planTransaction(actions);
  const busy = plans.map((one) => !store.pace.admits(one, nowMs, 2));
  if (busy.includes(true))
    throw transactionCanceled(
      busy.map((is) => (is ? busyReason('ProvisionedThroughputExceeded') : noReason)),
    );
  const changes = store.commit('TransactWriteItems', plans);
  tokens.remember(input, nowMs);
  const wanted = input.ReturnConsumedCapacity;
  if (wanted === undefined || wanted === 'NONE') return {};
  const costs = new Map<string, Cost>();
  plans.forEach((one, at) => addTo(costs, one, changes[at]));
  return {
    ConsumedCapacity: [...costs].map(([table, cost]) =>
      consumed(wanted, table, cost, 'WriteCapacityUnits'),
    ),
  };
}

/** A transaction that was done before costs the reading of its items. */
function readBack({ table, input }: Action): Read {
  const place = placeOf(table.schema.keys, input.Item ?? input.Key ?? {});
  const bytes = (place && table.row(place)?.bytes) ?? 0;
  return { table: table.name, item: undefined, units: 2 * readUnits(bytes, true) };
}

function addTo(
  costs: Map<string, Cost>,
  { action, before }: Plan,
  change: ReturnType<Store['commit']>[number],
): void {
  const cost = costs.get(action.table.name) ?? noCost();
  costs.set(action.table.name, cost);
  if (change) addWrite(cost, action.table, change, 2);
  else cost.table += 2 * writeUnits(before ? itemBytes(before) : 0);
}

export function transactGet(store: Store, input: TransactGetInput): Output {
  const gets = (input.TransactItems ?? []).map(({ Get: get }) => get);
  checkCount(gets.length);
  refuseTwice(gets);
  for (const get of gets) {
    prepare(get);
    store.tableOf(get.TableName);
  }
  const read = gets.map((get) => orRefusal(() => readConsistently(store, get)));
  if (read.some((one) => one instanceof DynamoRefusal))
    throw transactionCanceled(
      read.map((one) => (one instanceof DynamoRefusal ? validationReason(one) : noReason)),
    );
  const found = read as readonly Read[];
  return {
    Responses: found.map(({ item }) => (item ? { Item: item } : {})),
    ...meteredReads(input, found),
  };
}

type Read = { readonly table: string; readonly item: Item | undefined; readonly units: number };

function readConsistently(store: Store, get: GetInput): Read {
  const table = store.tableOf(get.TableName);
  const { whole, item } = readItem(store, table, { ...get, ConsistentRead: true }, {});
  return { table: table.name, item, units: 2 * readUnits(whole ? itemBytes(whole) : 0, true) };
}

function refuseTwice(gets: readonly GetInput[]): void {
  const ids = gets.map(({ TableName: table, Key: key }) => `${table}\n${JSON.stringify(key)}`);
  if (new Set(ids).size < ids.length)
    throw invalid('Transaction request cannot include multiple operations on one item');
}

function meteredReads(
  { ReturnConsumedCapacity: wanted }: Pick<TransactGetInput, 'ReturnConsumedCapacity'>,
  found: readonly Read[],
): Output {
  if (wanted === undefined || wanted === 'NONE') return {};
  const costs = new Map<string, number>();
  for (const { table, units } of found) costs.set(table, (costs.get(table) ?? 0) + units);
  return {
    ConsumedCapacity: [...costs].map(([table, units]) =>
      consumed(wanted, table, { ...noCost(), table: units }, 'ReadCapacityUnits'),
    ),
  };
}
