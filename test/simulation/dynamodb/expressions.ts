/**
 * The expressions of a request, ready to be applied. The product has few, so each is parsed once:
 * what the parsers make of it depends on its text, the names and the types of the values, and in
 * two cases on the values themselves.
 */
import type { AttributeValue, Expressions, Item } from './wire.ts';
import type { Condition } from './condition.ts';
import type { Path } from './syntax.ts';
import type { RangeCondition } from './key-condition.ts';
import type { Update } from './update.ts';
import { DynamoRefusal, invalid } from './refusal.ts';
import { canonical, typeOf } from './values.ts';
import { conditionOf } from './condition.ts';
import { keyConditionOf } from './key-condition.ts';
import { reading } from './syntax.ts';
import { updateOf } from './update.ts';

export type Compiled = {
  readonly condition?: Condition;
  readonly update?: Update;
  /** Where the update writes. */
  readonly updated: readonly Path[];
  readonly filter?: Condition;
  readonly filtered: readonly string[];
  readonly keyCondition?: ReadonlyMap<string, RangeCondition>;
  readonly projection?: readonly Path[];
  /** First names of paths that go further. */
  readonly nested: readonly string[];
};

export type Prepared = { readonly compiled: Compiled; readonly values: Item };

const none: Item = {};
const nothing: Compiled = { updated: [], filtered: [], nested: [] };
const keptMax = 5000;
const kept = new Map<string, Compiled | DynamoRefusal>();

/** Throws `ValidationException` for what cannot be understood. */
export function prepare(input: Expressions): Prepared {
  const values = valuesOf(input.ExpressionAttributeValues);
  const key = keyOf(input, values);
  if (key === '') return { compiled: nothing, values };
  let compiled = kept.get(key);
  if (compiled === undefined) {
    compiled = compiledOrRefused(input, values);
    if (kept.size >= keptMax) kept.clear();
    kept.set(key, compiled);
  }
  if (compiled instanceof DynamoRefusal) throw invalid(compiled.message);
  return { compiled, values };
}

function valuesOf(values: Item | undefined): Item {
  if (values === undefined) return none;
  let changed: Record<string, AttributeValue> | undefined;
  for (const name in values) {
    const value = values[name] as AttributeValue;
    const own = canonicalAs(name, value);
    if (own !== value) (changed ??= { ...values })[name] = own;
  }
  return changed ?? values;
}

function canonicalAs(name: string, value: AttributeValue): AttributeValue {
  try {
    return canonical(value);
  } catch (error) {
    if (!(error instanceof DynamoRefusal)) throw error;
    throw new DynamoRefusal(
      error.code,
      `ExpressionAttributeValues contains invalid value: ${error.message} for key ${name}`,
    );
  }
}

const texts = [
  'UpdateExpression',
  'ConditionExpression',
  'KeyConditionExpression',
  'FilterExpression',
  'ProjectionExpression',
] as const;

/** Where the parsers look at values, not only at their types. */
const byValue = /between|attribute_type/i;

function keyOf(input: Expressions, values: Item): string {
  let key = '';
  for (const kind of texts) {
    const text = input[kind];
    if (text !== undefined) key += `${kind}\n${text}\n`;
  }
  return key + namesKey(input) + valuesKey(input, byValue.test(key) ? values : undefined);
}

function namesKey({ ExpressionAttributeNames: names }: Expressions): string {
  if (names === undefined) return '';
  let key = '#\n';
  for (const name in names) key += `${name}=${names[name]}\n`;
  return key;
}

function valuesKey({ ExpressionAttributeValues: values }: Expressions, whole?: Item): string {
  if (values === undefined) return '';
  if (whole !== undefined) return JSON.stringify(whole);
  let key = ':\n';
  for (const name in values) key += `${name} ${typeOf(values[name] as AttributeValue)}\n`;
  return key;
}

function compiledOrRefused(input: Expressions, values: Item): Compiled | DynamoRefusal {
  try {
    return compile(input, values);
  } catch (error) {
    if (error instanceof DynamoRefusal) return error;
    throw error;
  }
}

function compile(input: Expressions, values: Item): Compiled {
  refuseOrphans(input);
  const trees = treesOf(input, values);
  const { update, condition, key, filter, projection } = trees;
  return {
    ...nothing,
    nested: Object.values(trees).flatMap((tree) => Object.keys(tree?.nestedPaths ?? {})),
    ...(update && { update: updateOf(update), updated: update.paths }),
    ...(condition && { condition: conditionOf(condition.expression, 'ConditionExpression') }),
    ...(key && { keyCondition: keyConditionOf(key.expression) }),
    ...(filter && {
      filter: conditionOf(filter.expression, 'FilterExpression'),
      filtered: Object.keys(filter.pathHeads),
    }),
    ...(projection && { projection: projection.paths }),
  };
}

function treesOf(input: Expressions, values: Item) {
  const read = reading(input.ExpressionAttributeNames, input.ExpressionAttributeValues && values);
  const condition = (kind: 'ConditionExpression' | 'KeyConditionExpression' | 'FilterExpression') =>
    whenGiven(input[kind], (text) => read.condition(kind, text));
  const trees = {
    update: whenGiven(input.UpdateExpression, read.update),
    condition: condition('ConditionExpression'),
    key: condition('KeyConditionExpression'),
    filter: condition('FilterExpression'),
    projection: whenGiven(input.ProjectionExpression, read.projection),
  };
  read.finish();
  return trees;
}

const whenGiven = <T>(text: string | undefined, read: (text: string) => T): T | undefined =>
  text === undefined ? undefined : read(text);

function refuseOrphans(input: Expressions): void {
  const given = texts.filter((kind) => input[kind] !== undefined);
  if (input.ExpressionAttributeNames && given.length === 0)
    throw invalid('ExpressionAttributeNames can only be specified when using expressions');
  const withValues = given.filter((kind) => kind !== 'ProjectionExpression');
  if (input.ExpressionAttributeValues && withValues.length === 0)
    throw invalid(
      'ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null',
    );
}
