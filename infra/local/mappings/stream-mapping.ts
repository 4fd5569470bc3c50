/**
 * Feeds a function from a table's stream, in order per partition key. Invariants: the position moves
 * on only after everything before it was processed, so a killed process repeats but skips nothing;
 * a shard is read after the one that it comes from was read to its end.
 */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDbError } from '../dynamodb/dynamodb-client.ts';
import type { Matches } from '../events/pattern.ts';
import type { Mapping } from './queue-mapping.ts';
import { processBatch } from './stream-batch.ts';
import type { BatchContext, StreamRecord } from './stream-batch.ts';
import type { StreamPositions } from './stream-positions.ts';
import type { StreamPage, StreamPlace, StreamShard, StreamSource } from './stream-source.ts';

export type StreamMappingSettings = {
  readonly id: string;
  readonly batchSize: number;
  readonly windowMs: number;
  readonly lanes: number;
  readonly start: 'TRIM_HORIZON' | 'LATEST';
  readonly filters: readonly Matches[];
};

export type StreamMappingOptions = {
  readonly settings: StreamMappingSettings;
  readonly batch: Omit<BatchContext, 'shardId' | 'stopped'>;
  readonly source: StreamSource;
  readonly positions: StreamPositions;
  readonly log: (line: string) => void;
};

const troubleMs = 1_000;
const recordsPerPageMax = 1_000;

export function startStreamMapping(options: StreamMappingOptions): Mapping {
  const { source } = options;
  let stopped = false;
  const followed = new Map<string, Promise<void>>();
  const over = new Set<string>();
  const isStopped = (): boolean => stopped;
  let oneIsOver = Promise.withResolvers<void>();
  const followNew = async (): Promise<void> => {
    const shards = await shardsOf(options);
    for (const { id, parent } of shards) {
      const waits = shards.some((other) => other.id === parent) && !over.has(parent ?? '');
      if (followed.has(id) || waits) continue;
      const isChild = parent !== undefined && over.has(parent);
      const following = follow(options, { id, isChild }, isStopped).then(() => {
        over.add(id);
        oneIsOver.resolve();
      });
      followed.set(id, following);
    }
  };
  const followAll = async (): Promise<void> => {
    while (!stopped) {
      oneIsOver = Promise.withResolvers<void>();
      await followNew();
      if (followed.size === over.size) await sleep(troubleMs);
      else await Promise.race([source.untilResharded(), oneIsOver.promise]);
    }
  };
  const following = followAll();
  return {
    stop: async () => {
      stopped = true;
      source.close();
      await following;
      await Promise.all(followed.values());
    },
  };
}

async function shardsOf({ source, batch, log }: StreamMappingOptions): Promise<StreamShard[]> {
  try {
    return await source.shards();
  } catch (error) {
    log(`stream ${batch.streamArn} cannot be read: ${String(error)}`);
    return [];
  }
}

type Followed = {
  readonly id: string;
  /** Of a shard that was read to its end: nothing of it is too old. */
  readonly isChild: boolean;
};

async function follow(
  options: StreamMappingOptions,
  shard: Followed,
  stopped: () => boolean,
): Promise<void> {
  let iterator: string | undefined;
  let place = firstPlace(options, shard);
  while (!stopped()) {
    try {
      iterator ??= await options.source.iterator(shard.id, place);
      iterator = await step(options, shard.id, iterator, stopped);
      if (iterator === undefined) return;
    } catch (error) {
      iterator = undefined;
      if (stopped()) return;
      place = nextPlace(options, shard, error);
      if (isExpired(error)) continue;
      options.log(`stream shard ${shard.id} cannot be read: ${String(error)}`);
      await sleep(troubleMs);
    }
  }
}

function firstPlace({ settings, positions }: StreamMappingOptions, shard: Followed): StreamPlace {
  const position = positions.get(settings.id, shard.id);
  if (position !== undefined) return { after: position };
  return { start: shard.isChild ? 'TRIM_HORIZON' : settings.start };
}

/** Records older than a day are gone; what is left is read from its beginning. */
function nextPlace(options: StreamMappingOptions, shard: Followed, error: unknown): StreamPlace {
  const isTrimmed = error instanceof DynamoDbError && error.code === 'TrimmedDataAccessException';
  return isTrimmed ? { start: 'TRIM_HORIZON' } : firstPlace(options, shard);
}

/** An iterator may be used for a quarter of an hour. */
const isExpired = (error: unknown): boolean =>
  error instanceof DynamoDbError && error.code === 'ExpiredIteratorException';

/** Reads and processes one page; gives where to go on, or nothing at the end of the shard. */
async function step(
  options: StreamMappingOptions,
  shardId: string,
  iterator: string,
  stopped: () => boolean,
): Promise<string | undefined> {
  const { settings, source, batch, positions } = options;
  const mark = source.mark();
  const page = await nextPage(options, shardId, iterator, stopped);
  const last = page.Records.at(-1);
  if (last === undefined) {
    if (page.NextShardIterator !== undefined) {
      await source.untilWritten(shardId, { mark, atMostMs: Infinity });
    }
    return page.NextShardIterator;
  }
  const through = await processPage({ ...batch, shardId, stopped }, settings, page.Records);
  if (!through) return undefined;
  positions.set(settings.id, shardId, last.dynamodb.SequenceNumber);
  return page.NextShardIterator;
}

/** Collects for as long as the batching window says, once there is a first record. */
async function nextPage(
  { settings, source }: StreamMappingOptions,
  shardId: string,
  iterator: string,
  stopped: () => boolean,
): Promise<StreamPage> {
  const wanted = Math.min(settings.batchSize * settings.lanes, recordsPerPageMax);
  let mark = source.mark();
  let page = await source.read(iterator, wanted);
  const untilMs = performance.now() + settings.windowMs;
  while (page.Records.length > 0 && page.Records.length < wanted && !stopped()) {
    const leftMs = untilMs - performance.now();
    if (page.NextShardIterator === undefined || leftMs <= 0) break;
    await source.untilWritten(shardId, { mark, atMostMs: Math.max(1, leftMs) });
    mark = source.mark();
    const more = await source.read(page.NextShardIterator, wanted - page.Records.length);
    page = { ...more, Records: [...page.Records, ...more.Records] };
  }
  return page;
}

async function processPage(
  context: BatchContext,
  settings: StreamMappingSettings,
  records: readonly StreamRecord[],
): Promise<boolean> {
  const { filters, lanes } = settings;
  const wanted = records.filter(
    (record) => filters.length === 0 || filters.some((matches) => matches(record)),
  );
  const byLane = Object.values(
    Object.groupBy(wanted, (record) => (lanes === 1 ? 0 : laneOf(record, lanes))),
  );
  const results = await Promise.all(
    byLane.map((lane = []) => processLane(context, settings.batchSize, lane)),
  );
  return results.every((through) => through);
}

async function processLane(
  context: BatchContext,
  batchSize: number,
  records: readonly StreamRecord[],
): Promise<boolean> {
  for (let start = 0; start < records.length; start += batchSize) {
    const through = await processBatch(context, records.slice(start, start + batchSize));
    if (!through) return false;
  }
  return true;
}

function laneOf({ dynamodb }: StreamRecord, lanes: number): number {
  const [partitionKey] = Object.values(dynamodb.Keys);
  const hash = createHash('md5').update(JSON.stringify(partitionKey)).digest();
  return hash.readUInt32BE(0) % lanes;
}
