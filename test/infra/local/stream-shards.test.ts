import { expect, test } from '@jest/globals';
import { DynamoDbError } from '../../../infra/local/dynamodb/dynamodb-client.ts';
import type { Pool } from '../../../infra/local/functions/pool.ts';
import type { Mapping } from '../../../infra/local/mappings/queue-mapping.ts';
import type { StreamRecord } from '../../../infra/local/mappings/stream-batch.ts';
import { startStreamMapping } from '../../../infra/local/mappings/stream-mapping.ts';
import { streamPositions } from '../../../infra/local/mappings/stream-positions.ts';
import type { StreamNews, StreamSource } from '../../../infra/local/mappings/stream-source.ts';
import { wokenStreams } from '../../../infra/local/mappings/stream-source.ts';
import { openStateDatabase } from '../../../infra/local/state-database.ts';
import { eventually } from './support.ts';

const record = (SequenceNumber: string): StreamRecord => ({
  eventID: SequenceNumber,
  eventName: 'INSERT',
  dynamodb: { ApproximateCreationDateTime: 0, SequenceNumber, Keys: { pk: { S: 'one' } } },
});

type Played = {
  readonly mapping: Mapping;
  /** Each record in the order in which the function saw it. */
  readonly seen: string[];
  /** Each iterator that was asked for. */
  readonly asked: string[];
};

/** A stream whose shards are closed, each with the pages that it holds. */
function play(
  shards: Readonly<Record<string, { readonly parent?: string; readonly records: string[] }>>,
  refusals: DynamoDbError[] = [],
): Played {
  const [seen, asked]: [string[], string[]] = [[], []];
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const source: StreamSource = {
    shards: async () => Object.entries(shards).map(([id, { parent }]) => ({ id, parent })),
    iterator: async (shardId, place) => {
      asked.push(`${shardId} ${'after' in place ? `after ${place.after}` : place.start}`);
      return shardId;
    },
    read: async (shardId) => {
      const refusal = refusals.shift();
      if (refusal) throw refusal;
      return { Records: (shards[shardId]?.records ?? []).map(record) };
    },
    mark: () => 0,
    untilWritten: () => ended,
    untilResharded: () => ended,
    close: () => end(),
  };
  const settings = { name: 'follow', arn: 'arn', capability: 'follow' } as Pool['settings'];
  const pool: Pool = {
    ...{ settings, concurrency: 1, busy: 0, invocations: 0, errors: 0 },
    invoke: async (payload) => {
      const { Records } = JSON.parse(payload) as { Records: StreamRecord[] };
      await new Promise((turn) => setImmediate(turn));
      seen.push(...Records.map(({ dynamodb }) => dynamodb.SequenceNumber));
      return { ok: true, payload: 'null' };
    },
    close: async () => undefined,
  };
  const mapping = startStreamMapping({
    settings: { id: 'm', batchSize: 10, windowMs: 0, lanes: 1, start: 'LATEST', filters: [] },
    batch: {
      pool,
      limits: {
        reportsItemFailures: false,
        bisects: false,
        retriesMax: Infinity,
        recordAgeMsMax: Infinity,
        onFailure: undefined,
      },
      deliver: () => true,
      streamArn: 'stream',
      now: () => 0,
      mischief: undefined,
    },
    source,
    positions: streamPositions(openStateDatabase(':memory:')),
    log: () => undefined,
  });
  return { mapping, seen, asked };
}

test('a shard is read from its beginning, after the one that it comes from', async () => {
  const { mapping, seen, asked } = play({
    grandchild: { parent: 'child', records: ['4'] },
    child: { parent: 'trunk', records: ['3'] },
    trunk: { parent: 'long gone', records: ['1', '2'] },
  });
  await eventually(() => (seen.length === 4 ? true : undefined));
  await mapping.stop();
  expect(seen).toEqual(['1', '2', '3', '4']);
  expect(asked).toEqual(['trunk LATEST', 'child TRIM_HORIZON', 'grandchild TRIM_HORIZON']);
});

test('what was trimmed is left out, and an expired iterator asked for anew', async () => {
  const { mapping, seen, asked } = play({ trunk: { records: ['1'] } }, [
    new DynamoDbError('ExpiredIteratorException', 'too old'),
    new DynamoDbError('TrimmedDataAccessException', 'gone'),
  ]);
  await eventually(() => (seen.length === 1 ? true : undefined));
  await mapping.stop();
  expect(asked).toEqual(['trunk LATEST', 'trunk LATEST', 'trunk TRIM_HORIZON']);
});

test('a record written between the last read and the wait ends the wait', async () => {
  let tell = (_news: StreamNews): void => undefined;
  const dynamodb = {
    endpoint: '',
    call: async <T>(): Promise<T> => ({ ShardIterator: 'iterator' }) as T,
  };
  const source = wokenStreams(dynamodb, (told) => (tell = told))('stream');
  await source.iterator('trunk', { start: 'TRIM_HORIZON' });
  const mark = source.mark();
  tell({ streamArn: 'stream', shardId: 'trunk' });
  await source.untilWritten('trunk', { mark, atMostMs: Infinity });

  let isOver = false;
  const waiting = source
    .untilWritten('trunk', { mark: source.mark(), atMostMs: Infinity })
    .then(() => (isOver = true));
  await new Promise((turn) => setImmediate(turn));
  expect(isOver).toBe(false);
  tell({ streamArn: 'another stream', shardId: 'trunk' });
  await new Promise((turn) => setImmediate(turn));
  expect(isOver).toBe(false);
  source.close();
  await waiting;
});
