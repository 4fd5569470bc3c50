/**
 * Feeds a function from a table's stream, in order per partition key. Invariant: the position moves
 * on only after everything before it was processed, so a killed process repeats but skips nothing.
 */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDbError } from '../dynamodb/dynamodb-client.ts';
import type { Matches } from '../events/pattern.ts';
import type { Mapping } from './queue-mapping.ts';
import { processBatch } from './stream-batch.ts';
import type { BatchContext, StreamRecord } from './stream-batch.ts';
import type { StreamPositions } from './stream-positions.ts';
import type { StreamPage, StreamSource } from './stream-source.ts';

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
  const isStopped = (): boolean => stopped;
  const followAll = async (): Promise<void> => {
    while (!stopped) {
      for (const shardId of await shardsOf(options)) {
        if (!followed.has(shardId)) followed.set(shardId, follow(options, shardId, isStopped));
      }
      if (followed.size === 0) await sleep(troubleMs);
      else await source.untilResharded();
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

async function shardsOf({ source, batch, log }: StreamMappingOptions): Promise<string[]> {
  try {
    return await source.shards();
  } catch (error) {
    log(`stream ${batch.streamArn} cannot be read: ${String(error)}`);
    return [];
  }
}

async function follow(
  options: StreamMappingOptions,
  shardId: string,
  stopped: () => boolean,
): Promise<void> {
  let iterator: string | undefined;
  while (!stopped()) {
    try {
      iterator ??= await iteratorOf(options, shardId);
      iterator = await step(options, shardId, iterator, stopped);
      if (iterator === undefined) return;
    } catch (error) {
      iterator = undefined;
      if (stopped()) return;
      const expired = error instanceof DynamoDbError && /Iterator/.test(error.code);
      if (!expired) options.log(`stream shard ${shardId} cannot be read: ${String(error)}`);
      await sleep(troubleMs);
    }
  }
}

/** Reads and processes one page; gives where to go on, or nothing at the end of the shard. */
async function step(
  options: StreamMappingOptions,
  shardId: string,
  iterator: string,
  stopped: () => boolean,
): Promise<string | undefined> {
  const { settings, source, batch, positions } = options;
  const mark = source.mark();
  const page = await nextPage(options, iterator, stopped);
  const last = page.Records.at(-1);
  if (last === undefined) {
    if (page.NextShardIterator !== undefined) await source.untilWritten(mark, Infinity);
    return page.NextShardIterator;
  }
  const through = await processPage({ ...batch, shardId, stopped }, settings, page.Records);
  if (!through) return undefined;
  positions.set(settings.id, shardId, last.dynamodb.SequenceNumber);
  return page.NextShardIterator;
}

function iteratorOf(
  { settings, source, positions }: StreamMappingOptions,
  shardId: string,
): Promise<string> {
  const position = positions.get(settings.id, shardId);
  const place = position === undefined ? { start: settings.start } : { after: position };
  return source.iterator(shardId, place);
}

/** Collects for as long as the batching window says, once there is a first record. */
async function nextPage(
  { settings, source }: StreamMappingOptions,
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
    await source.untilWritten(mark, Math.max(1, leftMs));
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
