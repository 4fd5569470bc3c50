/**
 * Batches: many items of several tables at once, none of them in any order, and whatever DynamoDB
 * had no time for is handed back
 * (https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html).
 */
import type { BatchGetInput, BatchWrite, BatchWriteInput, GetInput, Item, Output } from './wire.ts';
import type { Lag, ReadItem } from './item-operations.ts';
import type { Plan } from './write.ts';
import type { Store } from './store.ts';
import { addWrite, consumed, noCost, readUnits } from './capacity.ts';
import { canonicalItem, itemBytes } from './values.ts';
import { hashOf } from './stream.ts';
import { idOf } from './table.ts';
import { invalid, throughputExceeded } from './refusal.ts';
import { placeOfKey } from './schema.ts';
import { plan, understand } from './write.ts';
import { readItem } from './item-operations.ts';

const keysMax = 100;
const writesMax = 25;
const readBytesMax = 16 * 1024 * 1024;

/** Says which of a batch, counted from 0 through all tables, are left undone. */
export type LeftOut = { readonly leftOut?: ((at: number) => boolean) | undefined };

const none = (): boolean => false;

function checkCount(count: number, max: number, what: string): void {
  if (count === 0)
    throw invalid(
      `1 validation error detected: Value '{}' at 'requestItems' failed to satisfy constraint: Member must have length greater than or equal to 1`,
    );
  if (count > max) throw invalid(`Too many items requested for the ${what} call`);
}

type Asked = { readonly table: string; readonly key: Item; readonly id: string };

export function batchGet(store: Store, input: BatchGetInput, options: Lag & LeftOut): Output {
  const asked = keysOf(store, input);
  checkCount(asked.length, keysMax, 'BatchGetItem');
  if (new Set(asked.map(({ table, id }) => `${table}\n${id}`)).size < asked.length)
    throw invalid('Provided list of item keys contains duplicates');
  const basket = new Basket(input);
  asked.forEach((one, at) => {
    if (basket.isFull() || options.leftOut?.(at)) basket.leave(one);
    else basket.take(one, readItem(store, store.tableOf(one.table), basket.inputOf(one), options));
  });
  return basket.output();
}

/** What a batch of reads has brought so far. */
class Basket {
  readonly #input: BatchGetInput;
  readonly #items: Record<string, Item[]> = {};
  readonly #open: Record<string, Item[]> = {};
  readonly #costs = new Map<string, number>();
  #bytes = 0;

  constructor(input: BatchGetInput) {
    this.#input = input;
  }

  isFull = (): boolean => this.#bytes > readBytesMax;

  inputOf({ table, key }: Asked): GetInput {
    const { Keys: _keys, ...rest } = this.#input.RequestItems?.[table] ?? { Keys: [] };
    return { ...rest, Key: key };
  }

  leave({ table, key }: Asked): void {
    (this.#open[table] ??= []).push(key);
  }

  take(asked: Asked, { whole, item }: ReadItem): void {
    const { table } = asked;
    const bytes = whole ? itemBytes(whole) : 0;
    this.#bytes += bytes;
    const units = readUnits(bytes, this.inputOf(asked).ConsistentRead === true);
    this.#costs.set(table, (this.#costs.get(table) ?? 0) + units);
    (this.#items[table] ??= []).push(...(item ? [item] : []));
  }

  output(): Output {
    const open = Object.entries(this.#open);
    if (open.length > 0 && this.#costs.size === 0) throw throughputExceeded();
    const asked = this.#input.RequestItems;
    return {
      Responses: shuffled(this.#items),
      UnprocessedKeys: Object.fromEntries(
        open.map(([table, keys]) => [table, { ...asked?.[table], Keys: keys }]),
      ),
      ...meteredReads(this.#input, this.#costs),
    };
  }
}

function keysOf(store: Store, input: BatchGetInput): Asked[] {
  return Object.entries(input.RequestItems ?? {}).flatMap(([table, { Keys: keys }]) => {
    const { schema } = store.tableOf(table);
    return keys.map((key) => ({ table, key, id: idOf(placeOfKey(schema, canonicalItem(key))) }));
  });
}

/** Not in the order that was asked for: nobody may rely on it. */
function shuffled(responses: Record<string, Item[]>): Record<string, Item[]> {
  const rank = (item: Item): number => hashOf(Object.values(item)[0]?.S ?? '');
  for (const items of Object.values(responses)) items.sort((a, b) => rank(a) - rank(b));
  return responses;
}

function meteredReads(input: BatchGetInput, costs: ReadonlyMap<string, number>): Output {
  const wanted = input.ReturnConsumedCapacity;
  if (wanted === undefined || wanted === 'NONE') return {};
  return {
    ConsumedCapacity: [...costs].map(([table, units]) =>
      consumed(wanted, table, { ...noCost(), table: units }),
    ),
  };
}

type Request = { readonly table: string; readonly request: BatchWrite };

export function batchWrite(
  store: Store,
  input: BatchWriteInput,
  { leftOut = none }: LeftOut,
): Output {
  const requests = Object.entries(input.RequestItems ?? {}).flatMap(([table, list]) =>
    list.map((request) => ({ table, request })),
  );
  checkCount(requests.length, writesMax, 'BatchWriteItem');
  const plans = requests.map((request) => planOf(store, request));
  const ids = plans.map(({ action, place }) => `${action.table.name}\n${idOf(place)}`);
  if (new Set(ids).size < ids.length)
    throw invalid('Provided list of item keys contains duplicates');
  const unprocessed: Record<string, BatchWrite[]> = {};
  const done: Plan[] = [];
  requests.forEach(({ table, request }, at) => {
    const planned = plans[at] as Plan;
    if (leftOut(at) || !store.pace.admits(planned, store.now(), 1))
      (unprocessed[table] ??= []).push(request);
    else done.push(planned);
  });
  if (done.length === 0) throw throughputExceeded();
  return { UnprocessedItems: unprocessed, ...meteredWrites(input, written(store, done)) };
}

function planOf(store: Store, { table, request }: Request): Plan {
  const { PutRequest: put, DeleteRequest: remove } = request;
  if ((put === undefined) === (remove === undefined))
    throw invalid(
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    );
  const action = put
    ? understand('Put', { TableName: table, Item: put.Item }, store.tableOf)
    : understand('Delete', { TableName: table, ...(remove && { Key: remove.Key }) }, store.tableOf);
  return plan(action);
}

/** Each write of a batch stands alone. */
function written(store: Store, plans: readonly Plan[]): Map<string, ReturnType<typeof noCost>> {
  const costs = new Map<string, ReturnType<typeof noCost>>();
  for (const one of plans) {
    const { table } = one.action;
    const cost = costs.get(table.name) ?? noCost();
    costs.set(table.name, cost);
    const [change] = store.commit('BatchWriteItem', [one]);
    if (change) addWrite(cost, table, change, 1);
    else cost.table += 1;
  }
  return costs;
}

function meteredWrites(
  { ReturnConsumedCapacity: wanted }: BatchWriteInput,
  costs: ReadonlyMap<string, ReturnType<typeof noCost>>,
): Output {
  if (wanted === undefined || wanted === 'NONE') return {};
  return { ConsumedCapacity: [...costs].map(([table, cost]) => consumed(wanted, table, cost)) };
}
