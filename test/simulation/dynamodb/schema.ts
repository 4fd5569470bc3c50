/** Keys of a table and of its indexes, and what items must fulfil because of them. */
import type { AttributeValue, CreateTableInput, IndexInput, Item, KeySchema } from './wire.ts';
import type { Ordered } from './values.ts';
import type { DynamoRefusal } from './refusal.ts';
import { invalid, invalidParameters, invalidUpFront } from './refusal.ts';
import { attributeOf, bytesOf, comparators, sameKeys, typeOf } from './values.ts';

export type KeyPart = {
  readonly name: string;
  readonly type: Ordered;
  readonly compare: (left: string, right: string) => number;
};
export type Keys = { readonly hash: KeyPart; readonly range: KeyPart | undefined };

export type IndexSchema = {
  readonly name: string;
  readonly keys: Keys;
  /** Undefined: all attributes. */
  readonly projected: ReadonlySet<string> | undefined;
  readonly keysOnly: boolean;
};

export type Schema = {
  readonly keys: Keys;
  readonly keyNames: readonly string[];
  readonly indexes: readonly IndexSchema[];
};

/** Where an item lies: its key parts as canonical text; an absent sort key is the empty text. */
export type Place = { readonly hash: string; readonly range: string };

const hashBytesMax = 2048;
const rangeBytesMax = 1024;

export function schemaOf(input: CreateTableInput): Schema {
  const types = new Map(
    (input.AttributeDefinitions ?? []).map(({ AttributeName, AttributeType }) => [
      AttributeName,
      AttributeType,
    ]),
  );
  const keys = keysOf(input.KeySchema ?? [], types);
  const keyNames = partNames(keys);
  const indexes = (input.GlobalSecondaryIndexes ?? []).map((index) =>
    indexOf(index, types, keyNames),
  );
  return { keys, keyNames, indexes };
}

function keysOf(schema: KeySchema, types: ReadonlyMap<string, Ordered>): Keys {
  const part = (wanted: string): KeyPart | undefined => {
    const name = schema.find(({ KeyType }) => KeyType === wanted)?.AttributeName;
    if (name === undefined) return undefined;
    const type = types.get(name);
    if (type === undefined)
      throw invalidParameters(
        `Some index key attributes are not defined in AttributeDefinitions. Keys: [${name}]`,
      );
    return { name, type, compare: comparators[type] };
  };
  const hash = part('HASH');
  if (hash === undefined)
    throw invalid('Invalid KeySchema: The first KeySchemaElement is not a HASH key type');
  return { hash, range: part('RANGE') };
}

export const partNames = ({ hash, range }: Keys): string[] => [
  hash.name,
  ...(range ? [range.name] : []),
];

function indexOf(
  { IndexName: name, KeySchema: schema, Projection: projection }: IndexInput,
  types: ReadonlyMap<string, Ordered>,
  keyNames: readonly string[],
): IndexSchema {
  const keys = keysOf(schema, types);
  const all = projection?.ProjectionType === undefined || projection.ProjectionType === 'ALL';
  const extra = projection?.ProjectionType === 'INCLUDE' ? (projection.NonKeyAttributes ?? []) : [];
  const projected = all ? undefined : new Set([...keyNames, ...partNames(keys), ...extra]);
  return { name, keys, projected, keysOnly: !all && extra.length === 0 };
}

const textOf = (value: AttributeValue, type: Ordered): string | undefined => value[type];

/** Of an item that was checked, or of one that an index may not hold. */
export function placeOf(keys: Keys, item: Item): Place | undefined {
  const hash = partOf(keys.hash, item);
  const range = keys.range ? partOf(keys.range, item) : '';
  return hash === undefined || range === undefined ? undefined : { hash, range };
}

function partOf({ name, type }: KeyPart, item: Item): string | undefined {
  const value = attributeOf(item, name);
  return value && textOf(value, type);
}

export const keyOf = (schema: Schema, item: Item): Item =>
  Object.fromEntries(schema.keyNames.map((name) => [name, item[name] as AttributeValue]));

/** The place that a key names; refuses what is no key of the table. */
export function placeOfKey(schema: Schema, key: Item | undefined): Place {
  if (key === undefined)
    throw invalid(
      "1 validation error detected: Value null at 'key' failed to satisfy constraint: Member must not be null",
    );
  if (!sameKeys(key, schema.keyNames)) throw mismatched();
  for (const part of partsOf(schema.keys)) {
    const value = attributeOf(key, part.name);
    if (value?.[part.type] === undefined) throw mismatched();
    checkKeyValue(part, value[part.type] ?? '', part === schema.keys.hash);
  }
  return placeOf(schema.keys, key) as Place;
}

const mismatched = (): DynamoRefusal =>
  invalid('The provided key element does not match the schema');

const partsOf = ({ hash, range }: Keys): readonly KeyPart[] => (range ? [hash, range] : [hash]);

/** The place of a whole item; refuses one that the table or an index cannot hold. */
export function placeOfItem(schema: Schema, item: Item): Place {
  for (const part of partsOf(schema.keys)) {
    const value = attributeOf(item, part.name);
    if (value === undefined) throw invalidParameters(`Missing the key ${part.name} in the item`);
    if (value[part.type] === undefined)
      throw invalidParameters(
        `Type mismatch for key ${part.name} expected: ${part.type} actual: ${typeOf(value)}`,
      );
    checkKeyValue(part, value[part.type] ?? '', part === schema.keys.hash);
  }
  checkIndexKeys(schema, item);
  return placeOf(schema.keys, item) as Place;
}

export function checkIndexKeys(schema: Schema, item: Item): void {
  for (const { name, keys } of schema.indexes)
    for (const part of partsOf(keys)) {
      const value = attributeOf(item, part.name);
      if (value !== undefined) checkIndexKey(name, part, value);
    }
}

function checkIndexKey(index: string, part: KeyPart, value: AttributeValue): void {
  const text = textOf(value, part.type);
  if (text === undefined)
    throw invalidParameters(
      `Type mismatch for Index Key ${part.name} Expected: ${part.type} Actual: ${typeOf(value)} IndexName: ${index}`,
    );
  if (text === '')
    throw invalidUpFront(
      `One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty ${part.type === 'B' ? 'binary' : 'string'} value. IndexName: ${index}, IndexKey: ${part.name}`,
    );
  checkKeyBytes(part, text, false);
}

export function refuseEmptyKey(part: KeyPart, text: string): void {
  if (text === '')
    throw invalidUpFront(
      `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${part.type === 'B' ? 'binary' : 'string'} value. Key: ${part.name}`,
    );
}

export function checkKeyValue(part: KeyPart, text: string, isHash: boolean): void {
  refuseEmptyKey(part, text);
  checkKeyBytes(part, text, isHash);
}

function checkKeyBytes({ type }: KeyPart, text: string, isHash: boolean): void {
  // No character takes more than three bytes, and few keys are that long.
  if (type === 'N' || text.length * 3 <= rangeBytesMax) return;
  const bytes = type === 'B' ? bytesOf(text).length : Buffer.byteLength(text);
  if (isHash && bytes > hashBytesMax)
    throw invalidParameters('Size of hashkey has exceeded the maximum size limit of2048 bytes');
  if (!isHash && bytes > rangeBytesMax)
    throw invalidParameters(
      'Aggregated size of all range keys has exceeded the size limit of 1024 bytes',
    );
}

/** Expressions reach no further into key attributes, for those are scalars. */
export function checkNestedPaths(schema: Schema, nested: readonly string[]): void {
  if (nested.length === 0) return;
  const key = schema.keyNames.find((name) => nested.includes(name));
  if (key !== undefined) throw notScalar('Key', key);
  for (const { keys } of schema.indexes) {
    const part = partsOf(keys).find(({ name }) => nested.includes(name));
    if (part) throw notScalar('IndexKey', part.name);
  }
}

const notScalar = (kind: string, name: string): DynamoRefusal =>
  invalid(
    `Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: ${kind}: ${name}`,
  );
