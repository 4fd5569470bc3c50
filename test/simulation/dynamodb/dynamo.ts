/**
 * DynamoDB in memory: synchronous, deterministic, and as strict as the real one. Invariant: what a
 * call is given and what it answers is shared with what is stored, so that nothing is copied; whoever
 * calls must change neither.
 */
import type { Item, Output } from './wire.ts';
import type { DescribeStreamInput, IteratorInput, RecordsInput } from './stream.ts';
import type { StoreOptions, StreamNews, Written } from './store.ts';
import type { Touched } from './touched.ts';
import { DynamoRefusal } from './refusal.ts';
import { RequestTokens } from './transaction.ts';
import { Store } from './store.ts';
import { batchGet, batchWrite } from './batch-operations.ts';
import { getItem, queryItems, writeItem } from './item-operations.ts';
import {
  createTable,
  deleteExpired,
  deleteTable,
  describeTable,
  describeTimeToLive,
  updateTimeToLive,
} from './table-operations.ts';
import { touchedBy } from './touched.ts';
import { transactGet, transactWrite } from './transaction-operations.ts';

/** What the world around does to a call. */
export type CallOptions = {
  /** Reads that need not be consistent see the table, or its index, as it was so long ago. */
  readonly lagMs?: number;
  /** Which of a batch, counted from 0, are handed back as unprocessed. */
  readonly leftOut?: (at: number) => boolean;
};

export type Dynamo = {
  /** Throws `DynamoRefusal`. */
  call(operation: string, input: object, options?: CallOptions): Output;
  /** Told of each item written, in order, when it has taken effect. */
  onWrite(listener: (written: Written) => void): void;
  /** Told of each shard that has a new record. */
  onStreamRecords(listener: (news: StreamNews) => void): void;
  items(table: string): Iterable<Item>;
  /** The items that a call is about, so that others at the same time can be said to conflict. */
  touched(operation: string, input: object): readonly Touched[];
  /** From now on a partition takes so many write units a second; undefined: any number. */
  limitPartitions(unitsPerSecond: number | undefined): void;
  /** Deletes items whose time to live has passed. */
  deleteExpired(table: string): number;
  /** Closes all shards of the table's stream; others go on in their place. */
  rotateShards(table: string): void;
};

export type { Item, Output, Written, StreamNews, Touched };

type Operation = (input: object, options: CallOptions) => Output;

export function createDynamo(options: StoreOptions): Dynamo {
  const store = new Store(options);
  const operations = operationsOn(store);
  return {
    call: (name, input, how = {}) => {
      const operation = operations[name];
      if (!operation) throw new DynamoRefusal('UnknownOperationException', '');
      return operation(input, how);
    },
    onWrite: (listener) => store.onWrite(listener),
    onStreamRecords: (listener) => store.onStreamRecords(listener),
    items: (table) => store.tableOf(table).items(),
    touched: (operation, input) => touchedBy(store, operation, input),
    limitPartitions: (unitsPerSecond) => store.pace.limit(unitsPerSecond),
    deleteExpired: (table) => deleteExpired(store, table),
    rotateShards: (table) => store.keptOf(table).stream?.rotate(),
  };
}

function operationsOn(store: Store): Readonly<Record<string, Operation>> {
  const tokens = new RequestTokens();
  return {
    PutItem: (input) => writeItem(store, 'Put', input),
    UpdateItem: (input) => writeItem(store, 'Update', input),
    DeleteItem: (input) => writeItem(store, 'Delete', input),
    GetItem: (input, how) => getItem(store, input, how),
    Query: (input, how) => queryItems(store, input, how),
    BatchGetItem: (input, how) => batchGet(store, input, how),
    BatchWriteItem: (input, how) => batchWrite(store, input, how),
    TransactWriteItems: (input) => transactWrite(store, tokens, input),
    TransactGetItems: (input) => transactGet(store, input),
    CreateTable: (input) => createTable(store, input),
    DescribeTable: (input) => describeTable(store, input),
    DeleteTable: (input) => deleteTable(store, input),
    UpdateTimeToLive: (input) => updateTimeToLive(store, input),
    DescribeTimeToLive: (input) => describeTimeToLive(store, input),
    ...streamOperationsOn(store),
  };
}

function streamOperationsOn(store: Store): Record<string, Operation> {
  return {
    ListStreams: (input) => ({
      Streams: [...store.streams()]
        .filter(({ name }) =>
          [undefined, name].includes((input as { TableName?: string }).TableName),
        )
        .map(({ name, stream }) => ({
          StreamArn: stream.arn,
          TableName: name,
          StreamLabel: stream.label,
        })),
    }),
    DescribeStream: (input) => {
      const asked = input as DescribeStreamInput;
      return store.streamOf(asked.StreamArn).describe(asked);
    },
    GetShardIterator: (input) => {
      const asked = input as IteratorInput;
      return store.streamOf(asked.StreamArn).iterator(asked, store.now());
    },
    GetRecords: (input) => {
      const { ShardIterator: iterator = '', Limit: limit } = input as RecordsInput;
      return store.streamOf(iterator.split('|')[0]).records(iterator, limit, store.now());
    },
  };
}
