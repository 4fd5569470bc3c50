/** Transactions as operations: their effect, their answer and what they cost. */
import type { Cost } from './capacity.ts';
import type { Item, Output, TransactGetInput, TransactWriteInput } from './wire.ts';
import type { Plan } from './write.ts';
import type { RequestTokens } from './transaction.ts';
import type { Store } from './store.ts';
import { addWrite, consumed, noCost, readUnits, writeUnits } from './capacity.ts';
import { busyReason, invalid, noReason, transactionCanceled } from './refusal.ts';
import { checkCount, planTransaction } from './transaction.ts';
import { itemBytes } from './values.ts';
import { readItem } from './item-operations.ts';

export function transactWrite(
  store: Store,
  tokens: RequestTokens,
  input: TransactWriteInput,
): Output {
  const nowMs = store.now();
  if (tokens.isRepeated(input, nowMs)) return {};
  const plans = planTransaction(input, store.tableOf);
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
    ConsumedCapacity: [...costs].map(([table, cost]) => consumed(wanted, table, cost)),
  };
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
  const costs = new Map<string, number>();
  const seen = new Set<string>();
  const items = gets.map((get): Item | undefined => {
    const table = store.tableOf(get.TableName);
    const item = readItem(store, table, { ...get, ConsistentRead: true }, {});
    const id = `${table.name}\n${JSON.stringify(get.Key)}`;
    if (seen.has(id))
      throw invalid('Transaction request cannot include multiple operations on one item');
    seen.add(id);
    const units = 2 * readUnits(item ? itemBytes(item) : 0, true);
    costs.set(table.name, (costs.get(table.name) ?? 0) + units);
    return item;
  });
  const wanted = input.ReturnConsumedCapacity;
  return {
    Responses: items.map((item) => (item ? { Item: item } : {})),
    ...(wanted !== undefined &&
      wanted !== 'NONE' && {
        ConsumedCapacity: [...costs].map(([table, units]) =>
          consumed(wanted, table, { ...noCost(), table: units }),
        ),
      }),
  };
}
