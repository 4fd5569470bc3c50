/** Streams as they fill, age and go on elsewhere. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { GivenTable } from './given-table.ts';
import { codeOf, givenTable, key, startMs, table } from './given-table.ts';
import { createDynamo } from './dynamo.ts';
import { createInput, shapes } from './differential/shapes.ts';

let { clock, dynamo, put, remove }: GivenTable = givenTable();
beforeEach(() => {
  ({ clock, dynamo, put, remove } = givenTable());
});

const hour = 3_600_000;

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
    clock.nowMs += 24 * hour + 1;
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
    clock.nowMs += 24 * hour - 1000;
    const latest = iterator(shard, { ShardIteratorType: 'LATEST' });
    const numbered = iterator(shard, {
      ShardIteratorType: 'AT_SEQUENCE_NUMBER',
      SequenceNumber: fromHorizon(shard).Records[0]?.dynamodb.SequenceNumber,
    });
    clock.nowMs += 2000;
    expect(codeOf(() => read(numbered))).toBe('TrimmedDataAccessException');
    expect(read(latest).Records).toEqual([]);
  });

  test('takes an iterator for 15 minutes', () => {
    put(key('a'));
    const early = iterator(lastShard, { ShardIteratorType: 'TRIM_HORIZON' });
    clock.nowMs += hour / 4;
    expect(read(early).Records).toHaveLength(1);
    clock.nowMs += 1;
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
