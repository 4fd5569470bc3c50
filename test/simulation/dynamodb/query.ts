/**
 * Queries: a range of one partition, page by page. A page ends at `Limit` items looked at or after
 * 1 MB of them, before the filter takes any away
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html).
 */
import type { Clock, DynamoTable } from './table.ts';
import type { IndexSchema, Keys } from './schema.ts';
import type { Item, Output, QueryInput } from './wire.ts';
import type { KeyRange } from './key-range.ts';
import type { Prepared } from './expressions.ts';
import type { Row } from './ordered-rows.ts';
import { attributeOf, sameKeys } from './values.ts';
import { checkNestedPaths, partNames, placeOf } from './schema.ts';
import { invalid, invalidParameters } from './refusal.ts';
import { keyRangeOf } from './key-range.ts';
import { pick } from './paths.ts';
import { prepare } from './expressions.ts';
import { walk } from './walk.ts';

export type Page = { readonly output: Output; readonly scannedBytes: number };

type Query = {
  readonly input: QueryInput;
  readonly table: DynamoTable;
  readonly index: IndexSchema | undefined;
  readonly keys: Keys;
  readonly prepared: Prepared;
};

export function query(table: DynamoTable, input: QueryInput, clock: Clock): Page {
  const asked = understand(table, input);
  const { keys, prepared, index } = asked;
  const range = keyRangeOf(keys, prepared.compiled.keyCondition, prepared.values);
  const start = startOf(asked, range);
  const at = input.ConsistentRead ? { ...clock, lagMs: 0 } : clock;
  const rows = index ? table.indexRange(index.name, range.hash, at) : table.range(range.hash, at);
  const forward = input.ScanIndexForward !== false;
  const walked = walk(rows, range, { forward, start, limit: input.Limit ?? Infinity });
  return { scannedBytes: walked.bytes, output: outputOf(asked, walked.rows, walked.more) };
}

function understand(table: DynamoTable, input: QueryInput): Query {
  if (input.Limit !== undefined && input.Limit < 1)
    throw invalid(
      `1 validation error detected: Value '${input.Limit}' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1`,
    );
  const prepared = prepare(input);
  const index = indexOf(table, input);
  const asked = { input, table, index, keys: (index ?? table.schema).keys, prepared };
  checkNestedPaths(table.schema, prepared.compiled.nested);
  refuseKeyFilters(asked);
  refuseSelection(asked);
  if (index?.projected) refuseUnprojected(asked, index.projected);
  return asked;
}

function indexOf(table: DynamoTable, input: QueryInput): IndexSchema | undefined {
  if (input.IndexName === undefined) return undefined;
  const index = table.schema.indexes.find(({ name }) => name === input.IndexName);
  if (!index) throw invalid(`The table does not have the specified index: ${input.IndexName}`);
  if (input.ConsistentRead)
    throw invalid('Consistent reads are not supported on global secondary indexes');
  return index;
}

function refuseKeyFilters({ keys, prepared }: Query): void {
  const key = partNames(keys).find((name) => prepared.compiled.filtered.includes(name));
  if (key !== undefined)
    throw invalid(
      `Filter Expression can only contain non-primary key attributes: Primary key attribute: ${key}`,
    );
}

function refuseSelection({ input: { Select: select }, prepared }: Query): void {
  if (prepared.compiled.projection && select !== undefined && select !== 'SPECIFIC_ATTRIBUTES')
    throw invalid(`Cannot specify the ProjectionExpression when choosing to get ${select}`);
}

function refuseUnprojected({ input, prepared }: Query, projected: ReadonlySet<string>): void {
  if (input.Select === 'ALL_ATTRIBUTES')
    throw invalidParameters(
      `Select type ALL_ATTRIBUTES is not supported for global secondary index ${input.IndexName} because its projection type is not ALL`,
    );
  const unfiltered = prepared.compiled.filtered.filter((name) => !projected.has(name));
  if (unfiltered.length > 0)
    throw invalidParameters(
      `Secondary index ${input.IndexName} does not project one or more filter attributes: [${unfiltered.join(', ')}]`,
    );
  const absent = prepared.compiled.projection?.find(([head]) => !projected.has(String(head)));
  if (absent)
    throw invalidParameters(
      `Global secondary index ${input.IndexName} does not project [${String(absent[0])}]`,
    );
}

const badStart = (why = ''): Error => invalid(`The provided starting key is invalid${why}`);

/** The position after which the page begins. */
function startOf(
  { input, table, index, keys }: Query,
  { hash, holds }: KeyRange,
): readonly string[] | undefined {
  const key = input.ExclusiveStartKey;
  if (key === undefined) return undefined;
  if (!sameKeys(key, startNames({ table, index }))) throw badStart();
  const own = placeOf(table.schema.keys, key);
  const at = placeOf(keys, key);
  if (!own || !at) throw badStart(': The provided key element does not match the schema');
  if (at.hash !== hash)
    throw badStart(
      ': The provided starting key is outside query boundaries based on provided conditions',
    );
  if (!holds(at.range))
    throw invalid('The provided starting key does not match the range key predicate');
  return index ? [at.range, own.hash, own.range] : [at.range];
}

const startNames = ({ table, index }: Pick<Query, 'table' | 'index'>): string[] => [
  ...new Set([...table.schema.keyNames, ...(index ? partNames(index.keys) : [])]),
];

function outputOf(asked: Query, rows: readonly Row[], more: boolean): Output {
  const { filter, projection } = asked.prepared.compiled;
  const found = filter ? rows.filter(({ item }) => filter(item, asked.prepared.values)) : rows;
  const last = more ? rows.at(-1) : undefined;
  const items = found.map(({ item }) => (projection ? (pick(item, projection) ?? {}) : item));
  return {
    ...(asked.input.Select !== 'COUNT' && { Items: items }),
    Count: found.length,
    ScannedCount: rows.length,
    ...(last && { LastEvaluatedKey: lastKeyOf(asked, last.item) }),
  };
}

const lastKeyOf = (asked: Query, item: Item): Item =>
  Object.fromEntries(
    startNames(asked).flatMap((name) => {
      const value = attributeOf(item, name);
      return value ? [[name, value]] : [];
    }),
  );
