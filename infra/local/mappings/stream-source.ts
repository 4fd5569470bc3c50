/**
 * Where a stream mapping reads from, and how it waits for more. DynamoDB tells nobody of a write,
 * so the one on this machine is asked again and again; one in the same process tells, and whoever
 * waits is woken. Invariant: a record written after a mark was taken ends the wait for it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { DynamoDb } from '../dynamodb/dynamodb-client.ts';
import type { StreamRecord } from './stream-batch.ts';

export type StreamShard = {
  readonly id: string;
  /** Everything in it is older. */
  readonly parent: string | undefined;
};

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
  readonly shards: () => Promise<StreamShard[]>;
  readonly iterator: (shardId: string, place: StreamPlace) => Promise<string>;
  readonly read: (iterator: string, recordsMax: number) => Promise<StreamPage>;
  /** Taken before a read. */
  readonly mark: () => number;
  /** Until there may be more to read of the shard since the mark; not longer than given. */
  readonly untilWritten: (
    shardId: string,
    wait: { readonly mark: number; readonly atMostMs: number },
  ) => Promise<void>;
  /** Until there may be a shard that comes after none of those which are followed. */
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
      untilWritten: (_shardId, { atMostMs }) => pause(Math.min(idleMs, atMostMs)),
      untilResharded: () => pause(reshardMs),
      close: () => closed.abort(),
    };
  };
}

/** A shard has a new record. */
export type StreamNews = { readonly streamArn: string; readonly shardId: string };

/** Woken by news, which `subscribe` is given the receiver of. */
export function wokenStreams(
  dynamodb: DynamoDb,
  subscribe: (told: (news: StreamNews) => void) => void,
): StreamSources {
  const doorbells = new Map<string, Doorbell[]>();
  subscribe(({ streamArn, shardId }) => {
    for (const doorbell of doorbells.get(streamArn) ?? []) doorbell.ring(shardId);
  });
  return (streamArn) => {
    const doorbell = new Doorbell();
    doorbells.set(streamArn, [...(doorbells.get(streamArn) ?? []), doorbell]);
    const { iterator, ...others } = reading(dynamodb, streamArn);
    return {
      ...others,
      iterator: (shardId, place) => {
        doorbell.known.add(shardId);
        return iterator(shardId, place);
      },
      mark: () => doorbell.rings,
      untilWritten: (shardId, { mark, atMostMs }) => doorbell.wait(shardId, mark, atMostMs),
      untilResharded: () => doorbell.wait('', Infinity, Infinity),
      close: () => doorbell.close(),
    };
  };
}

/** Records of a shard that nobody follows yet: those before it are over, so everybody looks. */
class Doorbell {
  readonly known = new Set<string>();
  rings = 0;
  #rungForAll = 0;
  #isClosed = false;
  readonly #rung = new Map<string, number>();
  readonly #waiting = new Map<string, Set<() => void>>();

  ring(shardId: string): void {
    this.rings += 1;
    if (this.known.has(shardId)) {
      this.#rung.set(shardId, this.rings);
      this.#wake(shardId);
    } else {
      this.#rungForAll = this.rings;
      for (const waiting of this.known) this.#wake(waiting);
    }
  }

  wait(shardId: string, mark: number, atMostMs: number): Promise<void> {
    const rung = Math.max(this.#rung.get(shardId) ?? 0, this.#rungForAll);
    if (this.#isClosed || rung > mark) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiting = this.#waiting.get(shardId) ?? new Set();
    this.#waiting.set(shardId, waiting);
    const wake = (): void => {
      clearTimeout(timer);
      waiting.delete(wake);
      resolve();
    };
    const timer = atMostMs === Infinity ? undefined : setTimeout(wake, atMostMs);
    waiting.add(wake);
    return promise;
  }

  close(): void {
    this.#isClosed = true;
    for (const shardId of this.#waiting.keys()) this.#wake(shardId);
  }

  #wake(shardId: string): void {
    for (const wake of this.#waiting.get(shardId) ?? []) wake();
  }
}

type Described = {
  readonly StreamDescription: {
    readonly Shards: readonly { readonly ShardId: string; readonly ParentShardId?: string }[];
    readonly LastEvaluatedShardId?: string;
  };
};

function reading(
  dynamodb: DynamoDb,
  StreamArn: string,
): Pick<StreamSource, 'shards' | 'iterator' | 'read'> {
  const shards = async (ExclusiveStartShardId?: string): Promise<StreamShard[]> => {
    const input = {
      StreamArn,
      ...(ExclusiveStartShardId !== undefined && { ExclusiveStartShardId }),
    };
    const { StreamDescription: described } = await dynamodb.call<Described>(
      service,
      'DescribeStream',
      input,
    );
    const page = described.Shards.map(({ ShardId: id, ParentShardId: parent }) => ({ id, parent }));
    const last = described.LastEvaluatedShardId;
    return last === undefined ? page : [...page, ...(await shards(last))];
  };
  return {
    shards: () => shards(),
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
