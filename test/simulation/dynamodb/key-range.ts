/** A key condition with its values: one partition, and which of its sort keys. */
import type { AttributeValue, Item } from './wire.ts';
import type { KeyPart, Keys } from './schema.ts';
import type { RangeCondition } from './key-condition.ts';
import { bytesOf } from './values.ts';
import { checkKeyValue, refuseEmptyKey } from './schema.ts';
import { invalid, invalidParameters } from './refusal.ts';

export type KeyRange = {
  readonly hash: string;
  readonly holds: (sortKey: string) => boolean;
  /** No sort key below it, or above it, holds. */
  readonly lowest: string | undefined;
  readonly highest: string | undefined;
};

export function keyRangeOf(
  keys: Keys,
  conditions: ReadonlyMap<string, RangeCondition> | undefined,
  values: Item,
): KeyRange {
  if (!conditions)
    throw invalid(
      'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
    );
  const range = keys.range && conditions.get(keys.range.name);
  const hash = hashConditionOf(keys, conditions, range ? 2 : 1);
  const [text = ''] = textsOf(keys.hash, hash, values);
  refuseEmptyKey(keys.hash, text);
  return { hash: text, ...boundsOf(keys.range, range, values) };
}

function hashConditionOf(
  { hash, range }: Keys,
  conditions: ReadonlyMap<string, RangeCondition>,
  countMax: number,
): RangeCondition {
  const condition = conditions.get(hash.name);
  if (!condition) throw missed(hash.name);
  if (condition.operator !== '=') throw invalid('Query key condition not supported');
  if (conditions.size > countMax) throw missed((range ?? hash).name);
  return condition;
}

const missed = (name: string): Error =>
  invalid(`Query condition missed key schema element: ${name}`);

function textsOf({ type }: KeyPart, { refs }: RangeCondition, values: Item): string[] {
  return refs.map((ref) => {
    const text = (values[ref] as AttributeValue)[type];
    if (text === undefined)
      throw invalidParameters('Condition parameter type does not match schema type');
    return text;
  });
}

type Bounds = Omit<KeyRange, 'hash'>;

function boundsOf(
  part: KeyPart | undefined,
  condition: RangeCondition | undefined,
  values: Item,
): Bounds {
  if (!part || !condition) return { holds: () => true, lowest: undefined, highest: undefined };
  const texts = textsOf(part, condition, values);
  for (const text of texts) checkKeyValue(part, text, false);
  const [one = '', two] = texts;
  const { operator } = condition;
  const { compare } = part;
  switch (operator) {
    case '=':
      return { holds: (value) => value === one, lowest: one, highest: one };
    case '<':
      return { holds: (value) => compare(value, one) < 0, lowest: undefined, highest: one };
    case '<=':
      return { holds: (value) => compare(value, one) <= 0, lowest: undefined, highest: one };
    case '>':
      return { holds: (value) => compare(value, one) > 0, lowest: one, highest: undefined };
    case '>=':
      return { holds: (value) => compare(value, one) >= 0, lowest: one, highest: undefined };
    case 'between':
      return between(part, one, two ?? '');
    case 'begins_with':
      return { holds: beginning(part, one), lowest: one, highest: undefined };
  }
}

const between = ({ compare }: KeyPart, low: string, high: string): Bounds => ({
  holds: (value) => compare(value, low) >= 0 && compare(value, high) <= 0,
  lowest: low,
  highest: high,
});

function beginning({ type }: KeyPart, start: string): (value: string) => boolean {
  if (type === 'S') return (value) => value.startsWith(start);
  if (type === 'N')
    throw invalid(
      'Invalid KeyConditionExpression: Incorrect operand type for operator or function; operator or function: begins_with, operand type: N',
    );
  const bytes = bytesOf(start);
  return (value) => bytesOf(value).subarray(0, bytes.length).equals(bytes);
}
