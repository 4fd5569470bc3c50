/** What the model offers beyond what a real program can be compared in: lag, throttling, conflicts, and who hears of a write. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Item, Written } from './dynamo.ts';
import type { GivenTable } from './given-table.ts';
import { codeOf, givenTable, key, refusalOf, startMs, table } from './given-table.ts';

let { clock, dynamo, put, remove, set }: GivenTable = givenTable();
beforeEach(() => {
  ({ clock, dynamo, put, remove, set } = givenTable());
});

describe('a read that lags', () => {
  const index = (shelf: string, lagMs: number): unknown =>
    dynamo.call(
      'Query',
      {
        TableName: table,
        IndexName: 'gsi1',
        KeyConditionExpression: 'gsi1pk = :shelf',
        ExpressionAttributeValues: { ':shelf': { S: shelf } },
      },
      { lagMs },
    )['Items'];

  test('sees the index as it was: what came since is missing, what went is there', () => {
    const open = { ...key('a'), gsi1pk: { S: 'open' }, gsi1sk: { S: '1' } };
    const other = { ...key('b'), gsi1pk: { S: 'open' }, gsi1sk: { S: '0' } };
    put(open);
    clock.nowMs += 1000;
    put(other);
    set(key('a'), 'gsi1pk', 'done');
    clock.nowMs += 500;
    remove(key('b'));
    expect(index('open', 0)).toEqual([]);
    expect(index('open', 400)).toEqual([other]);
    expect(index('open', 1200)).toEqual([open]);
    expect(index('open', 1600)).toEqual([]);
    expect(index('done', 0)).toEqual([{ ...open, gsi1pk: { S: 'done' } }]);
    expect(index('done', 1200)).toEqual([]);
  });

  test('sees the table as it was, unless it is to be consistent', () => {
    put({ ...key('a'), state: { S: 'old' } });
    clock.nowMs += 1000;
    set(key('a'), 'state', 'new');
    const get = (ConsistentRead: boolean): unknown =>
      dynamo.call('GetItem', { TableName: table, Key: key('a'), ConsistentRead }, { lagMs: 500 })[
        'Item'
      ];
    clock.nowMs += 100;
    expect(get(false)).toMatchObject({ state: { S: 'old' } });
    expect(get(true)).toMatchObject({ state: { S: 'new' } });
  });

  test('of a partition lags in the same way', () => {
    put({ ...key('a', '1'), state: { S: 'old' } });
    clock.nowMs += 1000;
    set(key('a', '1'), 'state', 'new');
    put(key('a', '0'));
    const query = (ConsistentRead: boolean): unknown =>
      dynamo.call(
        'Query',
        {
          TableName: table,
          KeyConditionExpression: 'pk = :a',
          ExpressionAttributeValues: { ':a': { S: 'a' } },
          ConsistentRead,
        },
        { lagMs: 500 },
      )['Items'];
    expect(query(false)).toEqual([{ ...key('a', '1'), state: { S: 'old' } }]);
    expect(query(true)).toEqual([key('a', '0'), { ...key('a', '1'), state: { S: 'new' } }]);
  });

  test('cannot lag further than is remembered', () => {
    expect(() => index('open', 60_001)).toThrow('not 60001');
  });

  test('is right however much is written meanwhile', () => {
    put({ ...key('a'), gsi1pk: { S: 'open' }, gsi1sk: { S: '1' } });
    for (let count = 0; count < 2000; count += 1) {
      clock.nowMs += 100;
      set(key('a'), 'gsi1sk', String(count).padStart(5, '0'));
    }
    expect(index('open', 1000)).toMatchObject([{ gsi1sk: { S: '01989' } }]);
    expect(index('open', 60_000)).toMatchObject([{ gsi1sk: { S: '01399' } }]);
  });
});

describe('whoever listens', () => {
  let heard: Written[];
  beforeEach(() => {
    heard = [];
    dynamo.onWrite((written) => heard.push(written));
  });

  test('hears of each write with the item before and after', () => {
    put({ ...key('a'), n: { N: '1.0' } });
    clock.nowMs += 5;
    remove(key('a'));
    remove(key('a'));
    const item = { ...key('a'), n: { N: '1' } };
    expect(heard).toEqual([
      {
        ...{ atMs: startMs, operation: 'PutItem', table, keys: key('a') },
        ...{ before: undefined, after: item },
      },
      {
        ...{ atMs: startMs + 5, operation: 'DeleteItem', table, keys: key('a') },
        ...{ before: item, after: undefined },
      },
    ]);
  });

  test('hears of all items of a transaction, in order, when all of them are there', () => {
    const seen: number[] = [];
    dynamo.onWrite(() => seen.push([...dynamo.items(table)].length));
    dynamo.call('TransactWriteItems', {
      TransactItems: ['b', 'a', 'c'].map((pk) => ({ Put: { TableName: table, Item: key(pk) } })),
    });
    expect(heard.map(({ keys }) => keys['pk']?.S)).toEqual(['b', 'a', 'c']);
    expect(seen).toEqual([3, 3, 3]);
  });

  test('hears nothing of what was refused', () => {
    put(key('a'));
    const refused = refusalOf(() =>
      dynamo.call('TransactWriteItems', {
        TransactItems: [
          { Put: { TableName: table, Item: key('b') } },
          {
            Put: {
              TableName: table,
              Item: key('a'),
              ConditionExpression: 'attribute_not_exists(pk)',
              ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
            },
          },
        ],
      }),
    );
    expect(refused.extra).toEqual({
      CancellationReasons: [
        { Code: 'None' },
        {
          Code: 'ConditionalCheckFailed',
          Message: 'The conditional request failed',
          Item: key('a'),
        },
      ],
    });
    expect(heard).toHaveLength(1);
  });

  test('is given the same object twice where a write changes nothing', () => {
    put({ ...key('a'), set: { SS: ['x', 'y'] } });
    put({ set: { SS: ['y', 'x'] }, ...key('a') });
    expect(heard).toHaveLength(2);
    expect(heard[1]?.after).toBe(heard[1]?.before);
  });
});

describe('a transaction', () => {
  const add = (token: string, by = '1'): unknown =>
    dynamo.call('TransactWriteItems', {
      ClientRequestToken: token,
      TransactItems: [
        {
          Update: {
            TableName: table,
            Key: key('sum'),
            UpdateExpression: 'ADD n :by',
            ExpressionAttributeValues: { ':by': { N: by } },
          },
        },
      ],
    });
  const sum = (): unknown => [...dynamo.items(table)][0]?.['n'];

  test('has no second effect when it comes again within ten minutes', () => {
    add('token');
    clock.nowMs += 10 * 60_000;
    add('token');
    expect(sum()).toEqual({ N: '1' });
    clock.nowMs += 1;
    add('token');
    expect(sum()).toEqual({ N: '2' });
  });

  test('is refused when another one comes under the same token', () => {
    add('token');
    expect(codeOf(() => add('token', '2'))).toBe('IdempotentParameterMismatchException');
  });

  test('that was cancelled is weighed anew under the same token', () => {
    const input = {
      ClientRequestToken: 'token',
      TransactItems: [
        {
          Put: {
            TableName: table,
            Item: { ...key('a'), again: { BOOL: true } },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
      ],
    };
    put(key('a'));
    expect(codeOf(() => dynamo.call('TransactWriteItems', input))).toBe(
      'TransactionCanceledException',
    );
    remove(key('a'));
    dynamo.call('TransactWriteItems', input);
    expect([...dynamo.items(table)]).toHaveLength(1);
  });

  test('has at most 100 actions and 4 MB', () => {
    const puts = (count: number, bytes: number): unknown =>
      dynamo.call('TransactWriteItems', {
        TransactItems: Array.from({ length: count }, (_none, at) => ({
          Put: { TableName: table, Item: { ...key(`k${at}`), x: { S: 'x'.repeat(bytes) } } },
        })),
      });
    expect(codeOf(() => puts(101, 1))).toBe('ValidationException');
    expect(codeOf(() => puts(12, 350_000))).toBe('ValidationException');
    puts(11, 350_000);
    expect([...dynamo.items(table)]).toHaveLength(11);
  });
});

describe('a partition with a limit', () => {
  beforeEach(() => dynamo.limitPartitions(1000));

  test('takes 1,000 write units in each second, apart from all others', () => {
    for (let count = 0; count < 1000; count += 1) put(key('hot', String(count)));
    expect(codeOf(() => put(key('hot', 'more')))).toBe('ProvisionedThroughputExceededException');
    put(key('cold'));
    clock.nowMs += 1000;
    put(key('hot', 'more'));
    expect([...dynamo.items(table)]).toHaveLength(1002);
  });

  test('counts kilobytes, and twice in a transaction', () => {
    put({ ...key('hot'), x: { S: 'x'.repeat(399_000) } });
    const transact = (bytes: number): unknown =>
      dynamo.call('TransactWriteItems', {
        TransactItems: [
          { Put: { TableName: table, Item: key('cold') } },
          { Put: { TableName: table, Item: { ...key('hot'), x: { S: 'x'.repeat(bytes) } } } },
        ],
      });
    const { code, extra } = refusalOf(() => transact(399_000));
    expect(code).toBe('TransactionCanceledException');
    expect(extra['CancellationReasons']).toMatchObject([
      { Code: 'None' },
      { Code: 'ProvisionedThroughputExceeded' },
    ]);
    expect([...dynamo.items(table)]).toHaveLength(1);
  });

  test('of an index holds up the writes that would reach it', () => {
    for (let count = 0; count < 1000; count += 1)
      put({ ...key(`P${count}`), gsi1pk: { S: 'hot' }, gsi1sk: { S: String(count) } });
    const more = { ...key('P1000'), gsi1sk: { S: '1000' } };
    expect(codeOf(() => put({ ...more, gsi1pk: { S: 'hot' } }))).toBe(
      'ProvisionedThroughputExceededException',
    );
    put(more);
  });

  test('leaves part of a batch undone', () => {
    for (let count = 0; count < 999; count += 1) put(key('hot', String(count)));
    const requests = ['a', 'b'].map((sk) => ({ PutRequest: { Item: key('hot', sk) } }));
    const answer = dynamo.call('BatchWriteItem', { RequestItems: { [table]: requests } });
    expect(answer['UnprocessedItems']).toEqual({ [table]: [requests[1]] });
  });
});

describe('a batch of which some is left out', () => {
  const keys = ['a', 'b', 'c'].map((pk) => key(pk));
  const get = (leftOut: (at: number) => boolean): Record<string, unknown> =>
    dynamo.call(
      'BatchGetItem',
      { RequestItems: { [table]: { Keys: keys, ConsistentRead: true } } },
      { leftOut },
    );

  test('hands the rest back as it was asked for', () => {
    keys.forEach(put);
    const answer = get((at) => at !== 1);
    expect(answer['Responses']).toEqual({ [table]: [keys[1]] });
    expect(answer['UnprocessedKeys']).toEqual({
      [table]: { Keys: [keys[0], keys[2]], ConsistentRead: true },
    });
  });

  test('is refused when nothing at all was done', () => {
    expect(codeOf(() => get(() => true))).toBe('ProvisionedThroughputExceededException');
  });
});

test('calls that are about one item touch the same id', () => {
  const update = { TableName: table, Key: key('a') };
  const [single] = dynamo.touched('UpdateItem', update);
  const transacted = dynamo.touched('TransactWriteItems', {
    TransactItems: [{ Put: { TableName: table, Item: key('b') } }, { ConditionCheck: update }],
  });
  expect(transacted.map(({ id }) => id === single?.id)).toEqual([false, true]);
  expect(dynamo.touched('GetItem', update)).toEqual([{ id: single?.id, access: 'read' }]);
  expect(dynamo.touched('Query', { TableName: table })).toEqual([]);
});

test('time to live ends items whose second has passed, in the name of the service', () => {
  dynamo.call('UpdateTimeToLive', {
    TableName: table,
    TimeToLiveSpecification: { AttributeName: 'forgetAtSeconds', Enabled: true },
  });
  const at = (seconds: number): Item[string] => ({ N: String(startMs / 1000 + seconds) });
  put({ ...key('past'), forgetAtSeconds: at(-1) });
  put({ ...key('now'), forgetAtSeconds: at(0) });
  put({ ...key('long past'), forgetAtSeconds: at(-6 * 365 * 24 * 3600) });
  put({ ...key('no time'), forgetAtSeconds: { S: '1' } });
  const heard: Written[] = [];
  dynamo.onWrite((written) => heard.push(written));
  expect(dynamo.deleteExpired(table)).toBe(1);
  expect(heard.map(({ operation, keys }) => [operation, keys])).toEqual([
    ['TimeToLive', key('past')],
  ]);
});
