/**
 * The tables that operations are compared on: one like the product's, and two with what it does not
 * have, keys of numbers and of bytes, indexes with other projections and without a sort key.
 */
import type { CreateTableInput, IndexInput, KeySchema } from '../wire.ts';

type KeyType = 'S' | 'N' | 'B';
export type KeyName = { readonly name: string; readonly type: KeyType };
export type IndexShape = {
  readonly name: string;
  readonly hash: KeyName;
  readonly range: KeyName | undefined;
  readonly projection: 'ALL' | 'KEYS_ONLY' | readonly string[];
};
export type TableShape = {
  readonly name: string;
  readonly hash: KeyName;
  readonly range: KeyName | undefined;
  readonly indexes: readonly IndexShape[];
};

const key = (name: string, type: KeyType = 'S'): KeyName => ({ name, type });

export const shapes: readonly [TableShape, ...TableShape[]] = [
  {
    name: 'like-the-product',
    hash: key('pk'),
    range: key('sk'),
    indexes: [
      { name: 'gsi1', hash: key('gsi1pk'), range: key('gsi1sk'), projection: 'KEYS_ONLY' },
      { name: 'gsi2', hash: key('gsi2pk'), range: key('gsi2sk'), projection: 'KEYS_ONLY' },
    ],
  },
  {
    name: 'numbers',
    hash: key('account', 'N'),
    range: key('at', 'N'),
    indexes: [
      { name: 'by-owner', hash: key('owner'), range: undefined, projection: 'ALL' },
      { name: 'by-rank', hash: key('owner'), range: key('rank', 'N'), projection: ['a', 'n'] },
    ],
  },
  {
    name: 'bytes',
    hash: key('id', 'B'),
    range: undefined,
    indexes: [
      { name: 'by-digest', hash: key('kind'), range: key('digest', 'B'), projection: 'ALL' },
    ],
  },
];

const keySchema = ({ hash, range }: Pick<TableShape, 'hash' | 'range'>): KeySchema => [
  { AttributeName: hash.name, KeyType: 'HASH' },
  ...(range ? [{ AttributeName: range.name, KeyType: 'RANGE' as const }] : []),
];

const indexInput = (index: IndexShape): IndexInput => ({
  IndexName: index.name,
  KeySchema: keySchema(index),
  Projection:
    typeof index.projection === 'string'
      ? { ProjectionType: index.projection }
      : { ProjectionType: 'INCLUDE', NonKeyAttributes: index.projection },
});

export function createInput(shape: TableShape): CreateTableInput {
  const named = new Map(
    [shape, ...shape.indexes].flatMap(({ hash, range }) =>
      [hash, ...(range ? [range] : [])].map(({ name, type }) => [name, type] as const),
    ),
  );
  return {
    TableName: shape.name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [...named].map(([AttributeName, AttributeType]) => ({
      AttributeName,
      AttributeType,
    })),
    KeySchema: keySchema(shape),
    GlobalSecondaryIndexes: shape.indexes.map(indexInput),
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  };
}
