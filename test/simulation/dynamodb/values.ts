/**
 * Attribute values: made canonical when they come in, so that equal values have equal texts, and
 * never changed afterwards. What is canonical already is taken as it is.
 */
import type { AttributeType, AttributeValue, Item } from './wire.ts';
import { canonicalNumber, compareNumbers, numberBytes } from './decimal.ts';
import { DynamoRefusal, invalid, invalidParameters } from './refusal.ts';

const nestingMax = 32;

export function typeOf(value: AttributeValue): AttributeType {
  for (const type in value) return type as AttributeType;
  throw invalid(
    'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes',
  );
}

/** Only what the item itself has: every object has a `constructor`. */
export const attributeOf = (item: Item, name: string): AttributeValue | undefined =>
  Object.hasOwn(item, name) ? item[name] : undefined;

export const sameKeys = (item: Item, names: readonly string[]): boolean =>
  Object.keys(item).length === names.length && names.every((name) => Object.hasOwn(item, name));

/** The value with canonical numbers; the same object where it has been canonical. */
export function canonical(value: AttributeValue, depth = 0): AttributeValue {
  const type = typeOf(value);
  if (hasSeveral(value))
    throw invalid(
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    );
  if (depth > nestingMax)
    throw invalid(
      'Nesting Levels have exceeded supported limits: Attributes and Update Expressions can have at most 32 levels of nesting',
    );
  return canonicalByType[type](value, depth);
}

function hasSeveral(value: AttributeValue): boolean {
  let count = 0;
  for (const _type in value) count += 1;
  return count > 1;
}

const misread = (): DynamoRefusal =>
  new DynamoRefusal('SerializationException', 'Unexpected value type in payload');

function listed<T>(list: readonly T[] | undefined): readonly T[] {
  if (!Array.isArray(list)) throw misread();
  return list;
}

function texted(value: AttributeValue, text: string | undefined): AttributeValue {
  if (typeof text !== 'string') throw misread();
  return value;
}

const canonicalByType: Record<
  AttributeType,
  (value: AttributeValue, depth: number) => AttributeValue
> = {
  S: (value) => texted(value, value.S),
  B: (value) => texted(value, value.B),
  BOOL: (value) => value,
  N: (value) => {
    texted(value, value.N);
    const number = canonicalNumber(value.N ?? '');
    return number === value.N ? value : { N: number };
  },
  NULL: (value) => {
    if (value.NULL !== true)
      throw invalidParameters('Null attribute value types must have the value of true');
    return value;
  },
  SS: (value) => {
    checkSet(listed(value.SS), 'An string set  may not be empty');
    return value;
  },
  BS: (value) => {
    checkSet(listed(value.BS), 'Binary sets should not be empty');
    return value;
  },
  NS: (value) => {
    const numbers = listed(value.NS).map(canonicalNumber);
    checkSet(numbers, 'An number set  may not be empty');
    return { NS: numbers };
  },
  L: (value, depth) => {
    const list = listed(value.L);
    let changed = false;
    const elements = list.map((element) => {
      const own = canonical(element, depth + 1);
      if (own !== element) changed = true;
      return own;
    });
    return changed ? { L: elements } : value;
  },
  M: (value, depth) => {
    const map = canonicalItem(value.M ?? {}, depth + 1);
    return map === value.M ? value : { M: map };
  },
};

function checkSet(members: readonly string[], empty: string): void {
  if (members.length === 0) throw invalidParameters(empty);
  if (members.length > 1 && new Set(members).size < members.length)
    throw invalidParameters(`Input collection [${members.join(', ')}] contains duplicates.`);
}

export function canonicalItem(item: Item, depth = 0): Item {
  let changed: Record<string, AttributeValue> | undefined;
  for (const name in item) {
    const value = item[name];
    if (value === undefined) continue;
    const own = canonical(value, depth);
    if (own !== value) (changed ??= { ...item })[name] = own;
  }
  return changed ?? item;
}

/** Both are canonical. Sets have no order, maps neither. */
export function equal(
  left: AttributeValue | undefined,
  right: AttributeValue | undefined,
): boolean {
  if (left === right) return true;
  if (left === undefined || right === undefined) return false;
  const type = typeOf(left);
  return typeOf(right) === type && equalOfType(type, left, right);
}

function equalOfType(type: AttributeType, left: AttributeValue, right: AttributeValue): boolean {
  switch (type) {
    case 'SS':
    case 'NS':
    case 'BS':
      return sameMembers(membersOf(left), membersOf(right));
    case 'L':
      return sameElements(left.L ?? [], right.L ?? []);
    case 'M':
      return sameItem(left.M ?? {}, right.M ?? {});
    default:
      return left[type] === right[type];
  }
}

export const membersOf = (set: AttributeValue): readonly string[] =>
  set.SS ?? set.NS ?? set.BS ?? [];

const sameMembers = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((member) => right.includes(member));

const sameElements = (left: readonly AttributeValue[], right: readonly AttributeValue[]): boolean =>
  left.length === right.length && left.every((element, index) => equal(element, right[index]));

export function sameItem(left: Item, right: Item): boolean {
  if (left === right) return true;
  let count = 0;
  for (const name in left) {
    if (!equal(left[name], attributeOf(right, name))) return false;
    count += 1;
  }
  return count === Object.keys(right).length;
}

/** Strings in the order of their UTF-8 bytes, which is that of their code points. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    const a = left.charCodeAt(at);
    const b = right.charCodeAt(at);
    if (a !== b) return rank(a) - rank(b);
  }
  return left.length - right.length;
}

/** Surrogates stand for code points beyond all others. */
const rank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);

export const bytesOf = (base64: string): Buffer => Buffer.from(base64, 'base64');

export type Ordered = 'S' | 'N' | 'B';

export const comparators: Record<Ordered, (left: string, right: string) => number> = {
  S: compareText,
  N: compareNumbers,
  B: (left, right) => Buffer.compare(bytesOf(left), bytesOf(right)),
};

export const isOrdered = (type: AttributeType): type is Ordered =>
  type === 'S' || type === 'N' || type === 'B';

/** Undefined where the two cannot be put in order. */
export function compare(
  left: AttributeValue | undefined,
  right: AttributeValue | undefined,
): number | undefined {
  if (left === undefined || right === undefined) return undefined;
  const type = typeOf(left);
  if (type !== typeOf(right) || !isOrdered(type)) return undefined;
  return comparators[type](left[type] ?? '', right[type] ?? '');
}

const textBytes = (text: string): number => Buffer.byteLength(text, 'utf8');
const binaryBytes = (base64: string): number => Buffer.byteLength(base64, 'base64');

const sum = (texts: readonly string[], bytes: (text: string) => number): number =>
  texts.reduce((total, text) => total + bytes(text), 0);

/**
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
const bytesByType: Record<AttributeType, (value: AttributeValue) => number> = {
  S: ({ S = '' }) => textBytes(S),
  N: ({ N = '0' }) => numberBytes(N),
  B: ({ B = '' }) => binaryBytes(B),
  BOOL: () => 1,
  NULL: () => 1,
  SS: ({ SS = [] }) => sum(SS, textBytes),
  NS: ({ NS = [] }) => sum(NS, numberBytes),
  BS: ({ BS = [] }) => sum(BS, binaryBytes),
  L: ({ L = [] }) => L.reduce((total, element) => total + 1 + valueBytes(element), 3),
  M: ({ M = {} }) => 3 + Object.keys(M).length + itemBytes(M),
};

const valueBytes = (value: AttributeValue): number => bytesByType[typeOf(value)](value);

export function itemBytes(item: Item): number {
  let bytes = 0;
  for (const name in item) {
    const value = item[name];
    if (value !== undefined) bytes += textBytes(name) + valueBytes(value);
  }
  return bytes;
}
