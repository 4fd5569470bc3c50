/** Replaces ids by their objects along `expand[]` paths; anything not expandable is refused. */
import type { World } from '../world/world.ts';
import { tableByIdPrefix } from '../world/entities.ts';
import { presentTransaction } from '../resources/balance-transactions.ts';
import { invalidParameter } from './errors.ts';

const expandable = new Set([
  'balance_transaction',
  'charge',
  'customer',
  'default_payment_method',
  'failure_balance_transaction',
  'latest_attempt',
  'latest_charge',
  'payment_intent',
  'payment_method',
  'refunds',
  'review',
  'setup_intent',
  'source',
]);

const passedThrough = new Set(['data', 'invoice_settings', 'refunds']);
const depthMax = 4;

type Hash = Record<string, unknown>;

function isHash(value: unknown): value is Hash {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function resolved(world: World, id: string): unknown {
  const table = tableByIdPrefix[id.split('_')[0] ?? ''];
  if (table === undefined) return undefined;
  if (table === 'balance_transactions') return presentTransaction(world, id);
  return world.store.get(table, id);
}

function refuse(path: string): never {
  throw invalidParameter(
    `This property cannot be expanded (${path}). You may want to try expanding another property.`,
    { param: 'expand' },
  );
}

function expandedValue(
  world: World,
  value: unknown,
  rest: readonly string[],
  path: string,
): unknown {
  if (value === null || value === undefined) return value;
  if (Array.isArray(value)) return value.map((item) => expandedAt(world, item, rest, path));
  if (typeof value === 'string') {
    const object = resolved(world, value);
    return object === undefined ? value : expandedAt(world, object, rest, path);
  }
  return expandedAt(world, value, rest, path);
}

function expandedAt(
  world: World,
  object: unknown,
  parts: readonly string[],
  path: string,
): unknown {
  const [name, ...rest] = parts;
  if (name === undefined || !isHash(object)) return object;
  const known = passedThrough.has(name) || (expandable.has(name) && name in object);
  if (!known || !(name in object)) refuse(path);
  return { ...object, [name]: expandedValue(world, object[name], rest, path) };
}

export function expanded(world: World, object: object, paths: readonly string[]): object {
  let result: unknown = object;
  for (const path of paths) {
    const parts = path.split('.');
    const depth = parts[0] === 'data' ? parts.length - 1 : parts.length;
    if (depth > depthMax) {
      throw invalidParameter(`You cannot expand more than ${depthMax} levels of a property.`, {
        param: 'expand',
      });
    }
    result = expandedAt(world, result, parts, path);
  }
  return result as object;
}
