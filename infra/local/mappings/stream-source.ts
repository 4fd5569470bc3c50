/**
 * Where a stream mapping reads from, and how it waits for more. DynamoDB tells nobody of a write,
 * so the one on this machine is asked again and again; in the same process a write wakes whoever
 * waits. Invariant: a write after a mark was taken ends the wait for it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { DynamoDb } from '../dynamodb/dynamodb-client.ts';
import type { StreamRecord } from './stream-batch.ts';

export type StreamPage = {
  readonly Records: readonly StreamRecord[];
  /** Missing at the end of a closed shard. */
  readonly NextShardIterator?: string;
};

/** Read on after a record, or from where the mapping starts. */
export type StreamPlace =
  { readonly after: string } | { readonly start: 'TRIM_HORIZON' | 'LATEST' };

/** One stream, for one mapping. Whatever cannot be read rejects with DynamoDbError. */
export type StreamSource = {
  readonly shards: () => Promise<string[]>;
  readonly iterator: (shardId: string, place: StreamPlace) => Promise<string>;
  readonly read: (iterator: string, recordsMax: number) => Promise<StreamPage>;
  /** Taken before a read. */
  readonly mark: () => number;
  /** Until something may have been written after the mark; not longer than given. */
  readonly untilWritten: (mark: number, atMostMs: number) => Promise<void>;
  /** Until there may be a new shard. */
  readonly untilResharded: () => Promise<void>;
  /** Ends every wait. */
  readonly close: () => void;
};

export type StreamSources = (streamArn: string) => StreamSource;

const service = 'DynamoDBStreams_20120810';
const idleMs = 100;
const reshardMs = 10_000;

/** Asks again ten times a second. */
export function polledStreams(dynamodb: DynamoDb): StreamSources {
  return (streamArn) => {
    const closed = new AbortController();
    const pause = (ms: number): Promise<void> =>
      sleep(ms, undefined, { signal: closed.signal }).catch(() => undefined);
    return {
      ...reading(dynamodb, streamArn),
      mark: () => 0,
      untilWritten: (_mark, atMostMs) => pause(Math.min(idleMs, atMostMs)),
      untilResharded: () => pause(reshardMs),
      close: () => closed.abort(),
    };
  };
}

/**
 * Woken by each write: for a DynamoDB in the same process, whose shards never change. `onWrite`
 * is given what to call after a write.
 */
export function wokenStreams(
  dynamodb: DynamoDb,
  onWrite: (written: () => void) => void,
): StreamSources {
  let writes = 0;
  const waiting = new Set<() => void>();
  onWrite(() => {
    writes += 1;
    for (const wake of waiting) wake();
  });
  return (streamArn) => {
    let closed = false;
    const own = new Set<() => void>();
    const until = (mark: number, atMostMs: number): Promise<void> =>
      new Promise((resolve) => {
        if (closed || writes > mark) return resolve();
        let timer: NodeJS.Timeout | undefined;
        const wake = (): void => {
          clearTimeout(timer);
          waiting.delete(wake);
          own.delete(wake);
          resolve();
        };
        if (atMostMs !== Infinity) timer = setTimeout(wake, atMostMs);
        if (mark !== Infinity) waiting.add(wake);
        own.add(wake);
      });
    return {
      ...reading(dynamodb, streamArn),
      mark: () => writes,
      untilWritten: until,
      untilResharded: () => until(Infinity, Infinity),
      close: () => {
        closed = true;
        for (const wake of own) wake();
      },
    };
  };
}

function reading(
  dynamodb: DynamoDb,
  StreamArn: string,
): Pick<StreamSource, 'shards' | 'iterator' | 'read'> {
  return {
    shards: async () => {
      type Answer = { StreamDescription: { Shards: { ShardId: string }[] } };
      const answer = await dynamodb.call<Answer>(service, 'DescribeStream', { StreamArn });
      return answer.StreamDescription.Shards.map(({ ShardId }) => ShardId);
    },
    iterator: async (ShardId, place) => {
      const input = { StreamArn, ShardId, ...iteratorType(place) };
      type Answer = { ShardIterator: string };
      return (await dynamodb.call<Answer>(service, 'GetShardIterator', input)).ShardIterator;
    },
    read: (ShardIterator, Limit) =>
      dynamodb.call<StreamPage>(service, 'GetRecords', { ShardIterator, Limit }),
  };
}

const iteratorType = (place: StreamPlace): object =>
  'after' in place
    ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: place.after }
    : { ShardIteratorType: place.start };
