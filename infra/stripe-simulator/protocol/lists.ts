/** Stripe's lists: newest first, cursors by id, has_more, created ranges. */
import type { TableName, Tables } from '../world/entities.ts';
import type { World } from '../world/world.ts';
import { noSuch } from './errors.ts';
import type { Selection } from '../world/sql.ts';
import type { ParamHash, ParamTable } from './params.ts';
import { hash, integer, text } from './params.ts';
import { invalidParameter } from './errors.ts';

export const pageFields: ParamTable = {
  limit: 'integer',
  starting_after: 'text',
  ending_before: 'text',
};

export const createdField: ParamTable = { created: 'range' };

const limitDefault = 10;
const limitMax = 100;

export function limitOf(params: ParamHash): number {
  const limit = integer(params, 'limit') ?? limitDefault;
  if (limit < 1 || limit > limitMax) {
    throw invalidParameter(`Invalid integer: limit must be between 1 and ${limitMax}`, {
      code: 'parameter_invalid_integer',
      param: 'limit',
    });
  }
  return limit;
}

function cursor(
  world: World,
  table: TableName,
  params: ParamHash,
  name: string,
): string | undefined {
  const id = text(params, name);
  if (id !== undefined && world.store.get(table, id) === undefined) {
    throw noSuch(table.replace(/s$/, ''), id, name);
  }
  return id;
}

function filters(params: ParamHash, names: readonly string[]): Record<string, string> {
  const where: Record<string, string> = {};
  for (const name of names) {
    const value = text(params, name);
    if (value !== undefined) where[name] = value;
  }
  return where;
}

export function listObject(url: string, data: readonly object[], hasMore: boolean): object {
  return { object: 'list', data, has_more: hasMore, url };
}

export function page<T extends TableName>(options: {
  world: World;
  table: T;
  url: string;
  params: ParamHash;
  filterNames?: readonly string[];
  where?: Record<string, string>;
  in?: { name: string; values: readonly string[] };
  present?: (entity: Tables[T]) => object;
}): object {
  const { world, table, params } = options;
  const limit = limitOf(params);
  const olderThanId = cursor(world, table, params, 'starting_after');
  const newerThanId = cursor(world, table, params, 'ending_before');
  const created = hash(params, 'created') as Selection['created'];
  const found = world.store.select(table, {
    where: { ...filters(params, options.filterNames ?? []), ...options.where },
    ...(created === undefined ? {} : { created }),
    ...(options.in === undefined ? {} : { in: options.in }),
    ...(olderThanId === undefined ? {} : { olderThanId }),
    ...(newerThanId === undefined ? {} : { newerThanId, oldestFirst: true }),
    limit: limit + 1,
  });
  const kept = found.slice(0, limit);
  if (newerThanId !== undefined) kept.reverse();
  const present = options.present ?? ((entity: Tables[T]): object => entity);
  return listObject(options.url, kept.map(present), found.length > limit);
}
