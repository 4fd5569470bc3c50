/**
 * What the model offers beyond what a real program can be compared in: time, lag, throttling,
 * conflicts, streams as they age, and who hears of a write.
 */
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Dynamo, Item, Written } from './dynamo.ts';
import { DynamoRefusal } from './refusal.ts';
import { createDynamo } from './dynamo.ts';
import { createInput, shapes } from './differential/shapes.ts';

const table = shapes[0].name;
const hour = 3_600_000;
const startMs = Date.UTC(2026, 0, 1);

let nowMs: number;
let dynamo: Dynamo;

beforeEach(() => {
  nowMs = startMs;
  dynamo = createDynamo({ now: () => nowMs });
  dynamo.call('CreateTable', createInput(shapes[0]));
});

const key = (pk: string, sk = '1'): Item => ({ pk: { S: pk }, sk: { S: sk } });
const put = (item: Item): unknown => dynamo.call('PutItem', { TableName: table, Item: item });
const set = (at: Item, name: string, value: string): unknown =>
  dynamo.call('UpdateItem', {
    TableName: table,
    Key: at,
    UpdateExpression: 'SET #n = :v',
    ExpressionAttributeNames: { '#n': name },
    ExpressionAttributeValues: { ':v': { S: value } },
  });
const remove = (at: Item): unknown => dynamo.call('DeleteItem', { TableName: table, Key: at });

function refusalOf(attempt: () => unknown): DynamoRefusal {
  try {
    attempt();
  } catch (error) {
    if (error instanceof DynamoRefusal) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

const codeOf = (attempt: () => unknown): string => refusalOf(attempt).code;

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
    nowMs += 1000;
    put(other);
    set(key('a'), 'gsi1pk', 'done');
    nowMs += 500;
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
    nowMs += 1000;
    set(key('a'), 'state', 'new');
    const get = (ConsistentRead: boolean): unknown =>
      dynamo.call('GetItem', { TableName: table, Key: key('a'), ConsistentRead }, { lagMs: 500 })[
        'Item'
      ];
    nowMs += 100;
    expect(get(false)).toMatchObject({ state: { S: 'old' } });
    expect(get(true)).toMatchObject({ state: { S: 'new' } });
  });

  test('cannot lag further than is remembered', () => {
    expect(() => index('open', 60_001)).toThrow('not 60001');
  });

  test('is right however much is written meanwhile', () => {
    put({ ...key('a'), gsi1pk: { S: 'open' }, gsi1sk: { S: '1' } });
    for (let count = 0; count < 2000; count += 1) {
      nowMs += 100;
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
    nowMs += 5;
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

type Page = { Records: { dynamodb: { SequenceNumber: string } }[]; NextShardIterator?: string };
type Shard = { ShardId: string; ParentShardId?: string };

describe('a stream', () => {
  const arn = (): string =>
    (dynamo.call('DescribeTable', { TableName: table })['Table'] as { LatestStreamArn: string })
      .LatestStreamArn;
  const shards = (): Shard[] =>
    (
      dynamo.call('DescribeStream', { StreamArn: arn() })['StreamDescription'] as {
        Shards: Shard[];
      }
    ).Shards;
  const iterator = (shard: string, more: object): string =>
    dynamo.call('GetShardIterator', { StreamArn: arn(), ShardId: shard, ...more })[
      'ShardIterator'
    ] as string;
  const read = (ShardIterator: string, Limit = 1000): Page =>
    dynamo.call('GetRecords', { ShardIterator, Limit }) as Page;
  const fromHorizon = (shard: string): Page =>
    read(iterator(shard, { ShardIteratorType: 'TRIM_HORIZON' }));

  /** The shard that took the last record. */
  let lastShard: string;
  beforeEach(() => dynamo.onStreamRecords(({ shardId }) => void (lastShard = shardId)));

  test('keeps what happens to one partition key in one shard, in order, with both images', () => {
    put({ ...key('a'), n: { N: '1' } });
    const shard = lastShard;
    put({ ...key('a', '2') });
    put({ ...key('a'), n: { N: '2' } });
    remove(key('a'));
    const { Records: records } = fromHorizon(shard);
    expect(records).toMatchObject([
      { eventName: 'INSERT', dynamodb: { NewImage: { n: { N: '1' } } } },
      { eventName: 'INSERT', dynamodb: { Keys: key('a', '2') } },
      {
        eventName: 'MODIFY',
        dynamodb: { OldImage: { n: { N: '1' } }, NewImage: { n: { N: '2' } } },
      },
      { eventName: 'REMOVE', dynamodb: { OldImage: { n: { N: '2' } } } },
    ]);
    expect(records[3]).not.toHaveProperty('dynamodb.NewImage');
  });

  test('spreads partition keys over its shards', () => {
    const used = new Set<string>();
    for (let count = 0; count < 40; count += 1) {
      put(key(`P#${count}`));
      used.add(lastShard);
    }
    expect([...used].sort()).toEqual(shards().map(({ ShardId: id }) => id));
  });

  test('says nothing of a write that changes nothing', () => {
    put(key('a'));
    put(key('a'));
    expect(fromHorizon(lastShard).Records).toHaveLength(1);
  });

  test('goes on where a reader has stopped', () => {
    for (const sk of ['1', '2', '3']) put(key('a', sk));
    const first = read(iterator(lastShard, { ShardIteratorType: 'TRIM_HORIZON' }), 2);
    const rest = read(first.NextShardIterator ?? '');
    const sequence = first.Records[1]?.dynamodb.SequenceNumber;
    const numbered = (ShardIteratorType: string): Page =>
      read(iterator(lastShard, { ShardIteratorType, SequenceNumber: sequence }));
    expect(rest.Records).toMatchObject([{ dynamodb: { Keys: key('a', '3') } }]);
    expect(numbered('AFTER_SEQUENCE_NUMBER').Records).toEqual(rest.Records);
    expect(numbered('AT_SEQUENCE_NUMBER').Records).toEqual([first.Records[1], ...rest.Records]);
    expect(read(iterator(lastShard, { ShardIteratorType: 'LATEST' })).Records).toEqual([]);
  });

  test('forgets after 24 hours, and says so to whoever comes too late', () => {
    put(key('a', '1'));
    const shard = lastShard;
    const [first] = fromHorizon(shard).Records;
    put(key('a', '2'));
    const [, second] = fromHorizon(shard).Records;
    nowMs += 24 * hour + 1;
    put(key('a', '3'));
    const after = (record: typeof first) => (): Page =>
      read(
        iterator(shard, {
          ShardIteratorType: 'AFTER_SEQUENCE_NUMBER',
          SequenceNumber: record?.dynamodb.SequenceNumber,
        }),
      );
    expect(fromHorizon(shard).Records).toMatchObject([{ dynamodb: { Keys: key('a', '3') } }]);
    expect(codeOf(after(first))).toBe('TrimmedDataAccessException');
    expect(after(second)().Records).toHaveLength(1);
  });

  test('does not let an iterator pass over what was forgotten meanwhile', () => {
    put(key('a', '1'));
    const shard = lastShard;
    nowMs += 24 * hour - 1000;
    const latest = iterator(shard, { ShardIteratorType: 'LATEST' });
    const numbered = iterator(shard, {
      ShardIteratorType: 'AT_SEQUENCE_NUMBER',
      SequenceNumber: fromHorizon(shard).Records[0]?.dynamodb.SequenceNumber,
    });
    nowMs += 2000;
    expect(codeOf(() => read(numbered))).toBe('TrimmedDataAccessException');
    expect(read(latest).Records).toEqual([]);
  });

  test('takes an iterator for 15 minutes', () => {
    put(key('a'));
    const early = iterator(lastShard, { ShardIteratorType: 'TRIM_HORIZON' });
    nowMs += hour / 4;
    expect(read(early).Records).toHaveLength(1);
    nowMs += 1;
    expect(codeOf(() => read(early))).toBe('ExpiredIteratorException');
  });

  test('goes on in children when its shards are closed', () => {
    put(key('a', '1'));
    const old = lastShard;
    dynamo.rotateShards(table);
    put(key('a', '2'));
    expect(fromHorizon(old).Records).toMatchObject([{ dynamodb: { Keys: key('a', '1') } }]);
    expect(fromHorizon(old)).not.toHaveProperty('NextShardIterator');
    expect(shards().find(({ ShardId: id }) => id === lastShard)?.ParentShardId).toBe(old);
    expect(fromHorizon(lastShard).Records).toMatchObject([{ dynamodb: { Keys: key('a', '2') } }]);
  });

  test('tells the same in every run', () => {
    const told = (): unknown => {
      const other = createDynamo({ now: () => startMs });
      other.call('CreateTable', createInput(shapes[0]));
      const shardIds: string[] = [];
      other.onStreamRecords(({ shardId }) => shardIds.push(shardId));
      for (const pk of ['a', 'b', 'c']) other.call('PutItem', { TableName: table, Item: key(pk) });
      return shardIds;
    };
    expect(told()).toEqual(told());
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
    nowMs += 10 * 60_000;
    add('token');
    expect(sum()).toEqual({ N: '1' });
    nowMs += 1;
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
    nowMs += 1000;
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
