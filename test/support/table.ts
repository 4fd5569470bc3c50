/**
 * The table of the synthesised template in a real DynamoDB: dynoxide on a free port, one process
 * per test file, or whatever DYNAMODB_ENDPOINT names. Keeps every call, so that tests can count
 * them, and can make calls fail as DynamoDB would.
 */
import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Database } from '../../infra/local/dynamodb/start-database.ts';
import { startDatabase } from '../../infra/local/dynamodb/start-database.ts';
import { prepareStreamRecords } from '../../infra/local/dynamodb/stream-index.ts';
import { createTables } from '../../infra/local/dynamodb/tables.ts';
import { resolveType } from '../../infra/local/template/resolved-template.ts';
import type { Item, Table } from '../../shared/store/table.ts';
import { openTable } from '../../shared/store/table.ts';
import { dataTemplate } from './data-template.ts';

export type TableCall = { readonly operation: string; readonly input: Record<string, unknown> };

export type TestTable = Table & {
  readonly endpoint: string;
  /** Every call since the test began, in order, by its name at DynamoDB (`PutItem`). */
  readonly calls: TableCall[];
  count(operation?: string): number;
  /** The next calls of this operation fail with such an error, before they have any effect. */
  failNext(operation: string, name: string, times?: number): void;
  /** Writes an item as it is, past every store. */
  put(item: Item): Promise<void>;
  /** Everything that the stream has brought, as Lambda would be given it. */
  streamEvent(): Promise<DynamoDBStreamEvent>;
};

type StreamShards = { StreamDescription: { Shards: { ShardId: string }[] } };
type StreamPage = { Records: DynamoDBStreamEvent['Records']; NextShardIterator?: string };

const streams = 'DynamoDBStreams_20120810';

async function startTable(folder: string): Promise<TestTable & { close(): Promise<void> }> {
  const given = process.env['DYNAMODB_ENDPOINT'];
  const log = (line: string): void => void process.stderr.write(`${line}\n`);
  const database = await startDatabase({ dynamodbEndpoint: given, log }, folder);
  const stack = `test-${process.pid}-${folder.slice(-6)}`;
  const [resource] = resolveType(
    [{ name: stack, template: dataTemplate(), assetFolders: new Map() }],
    'AWS::DynamoDB::GlobalTable',
    { parameters: {}, addresses: { api: '', aws: '' }, streamArn: () => '' },
  );
  if (!resource) throw new Error('The data stack has no table.');
  const streamArns = await createTables([resource], database.client);
  if (database.databaseFile !== undefined)
    prepareStreamRecords(database.databaseFile, { nowMs: Date.now(), readUpTo: 0 });
  const table = openTable(resource.ref, {
    endpoint: database.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  return {
    ...watched(table),
    endpoint: database.endpoint,
    put: async (item) => {
      await table.client.send(new PutCommand({ TableName: table.name, Item: item }));
    },
    streamEvent: () => readStream(database, streamArns.get(table.name) ?? ''),
    close: async () => {
      table.client.destroy();
      if (given !== undefined)
        await database.client.call('DynamoDB_20120810', 'DeleteTable', { TableName: table.name });
      await database.close();
    },
  };
}

function watched(
  table: Table,
): Pick<TestTable, 'name' | 'client' | 'calls' | 'count' | 'failNext'> {
  const calls: TableCall[] = [];
  const failures: { operation: string; name: string }[] = [];
  table.client.middlewareStack.add(
    (next, context) => async (args) => {
      const operation = String(context.commandName).replace(/Command$/, '');
      calls.push({ operation, input: args.input as Record<string, unknown> });
      const planned = failures.findIndex((failure) => failure.operation === operation);
      const [failure] = planned < 0 ? [] : failures.splice(planned, 1);
      if (failure) throw Object.assign(new Error('as planned'), { name: failure.name });
      return next(args);
    },
    { step: 'initialize', name: 'watch' },
  );
  return {
    ...table,
    calls,
    count: (operation) =>
      calls.filter((call) => operation === undefined || call.operation === operation).length,
    failNext: (operation, name, times = 1) => {
      for (let planned = 0; planned < times; planned += 1) failures.push({ operation, name });
    },
  };
}

async function readStream(database: Database, streamArn: string): Promise<DynamoDBStreamEvent> {
  const { StreamDescription: description } = await database.client.call<StreamShards>(
    streams,
    'DescribeStream',
    { StreamArn: streamArn },
  );
  const records: DynamoDBStreamEvent['Records'] = [];
  for (const { ShardId } of description.Shards) {
    const position = { StreamArn: streamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' };
    let { ShardIterator: iterator } = await database.client.call<{ ShardIterator?: string }>(
      streams,
      'GetShardIterator',
      position,
    );
    for (let empty = false; iterator !== undefined && !empty;) {
      const page: StreamPage = await database.client.call(streams, 'GetRecords', {
        ShardIterator: iterator,
      });
      records.push(...page.Records);
      empty = page.Records.length === 0;
      iterator = page.NextShardIterator;
    }
  }
  return { Records: records };
}

/** The table for one test file, started before its tests and stopped after them. */
export function useTable(): TestTable {
  const folder = mkdtempSync(join(tmpdir(), 'fanfund-table-'));
  const table = {} as TestTable;
  let close = (): Promise<void> => Promise.resolve();
  beforeAll(async () => {
    const started = await startTable(folder);
    close = () => started.close();
    Object.assign(table, started);
  });
  beforeEach(() => {
    table.calls.length = 0;
  });
  afterAll(async () => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  });
  return table;
}

/** One item as it is; undefined when there is none. */
export async function itemAt(table: Table, key: Item): Promise<Item | undefined> {
  const { Item: item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true }),
  );
  return item;
}
