/** What reads and writes cost, and how much fits, by the documented arithmetic on item sizes. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Item } from './dynamo.ts';
import type { GivenTable } from './given-table.ts';
import { codeOf, givenTable, key, table } from './given-table.ts';

let { dynamo, put }: GivenTable = givenTable();
beforeEach(() => {
  ({ dynamo, put } = givenTable());
});

describe('what it costs', () => {
  const units = (operation: string, input: object): unknown =>
    dynamo.call(operation, { TableName: table, ReturnConsumedCapacity: 'INDEXES', ...input })[
      'ConsumedCapacity'
    ];
  const cost = (all: number, own: number, gsi1?: number): object => ({
    TableName: table,
    CapacityUnits: all,
    Table: { CapacityUnits: own },
    ...(gsi1 !== undefined && {
      GlobalSecondaryIndexes: { gsi1: { CapacityUnits: gsi1 } },
    }),
  });
  const indexed = { ...key('a'), gsi1pk: { S: 'g' }, gsi1sk: { S: '1' } };

  test('is a unit for each kilobyte, and one for each index entry that comes or goes', () => {
    expect(units('PutItem', { Item: indexed })).toEqual(cost(2, 1, 1));
    expect(units('PutItem', { Item: indexed })).toEqual(cost(1, 1));
    expect(units('PutItem', { Item: { ...indexed, x: { S: 'x'.repeat(1500) } } })).toEqual(
      cost(2, 2),
    );
    expect(units('PutItem', { Item: { ...indexed, gsi1sk: { S: '2' } } })).toEqual(cost(4, 2, 2));
    expect(units('DeleteItem', { Key: key('a') })).toEqual(cost(2, 1, 1));
    expect(units('DeleteItem', { Key: key('a') })).toEqual(cost(1, 1));
  });

  test('is half a unit for 4 KB read, a whole one consistently', () => {
    put({ ...key('a'), x: { S: 'x'.repeat(5000) } });
    const get = (ConsistentRead: boolean): unknown =>
      units('GetItem', { Key: key('a'), ConsistentRead, ProjectionExpression: 'pk' });
    expect(get(false)).toEqual(cost(1, 1));
    expect(get(true)).toEqual(cost(2, 2));
  });
});

describe('how much fits', () => {
  const filled = (bytes: number): Item => ({ ...key('a'), x: { S: 'x'.repeat(bytes - 7) } });

  test('is 400 KB, names and all', () => {
    put(filled(400 * 1024));
    expect(codeOf(() => put(filled(400 * 1024 + 1)))).toBe('ValidationException');
  });

  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
  test.each([
    ['0', 1],
    ['1', 2],
    ['12', 2],
    ['123', 3],
    ['-123', 4],
    ['1234', 3],
    ['12345678901234567890123456789012345678', 20],
    ['0042', 2],
    ['100', 2],
    ['1010', 3],
    ['1E125', 2],
    ['1E-100', 2],
    ['1.5', 3],
    ['1.234', 4],
    ['3.14159', 5],
  ])('counts %s as %i bytes', (number, bytes) => {
    const sized = (more: number): Item => ({
      ...filled(400 * 1024 - bytes - 1 + more),
      n: { N: number },
    });
    put(sized(0));
    expect(codeOf(() => put(sized(1)))).toBe('ValidationException');
  });

  test('in a page of a query is 1 MB', () => {
    for (const sk of ['1', '2', '3', '4']) put({ ...key('a', sk), x: { S: 'x'.repeat(300_000) } });
    const page = dynamo.call('Query', {
      TableName: table,
      KeyConditionExpression: 'pk = :a',
      ExpressionAttributeValues: { ':a': { S: 'a' } },
      Select: 'COUNT',
    });
    expect(page).toEqual({ Count: 4, ScannedCount: 4, LastEvaluatedKey: key('a', '4') });
  });
});
