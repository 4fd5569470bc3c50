/** The tables with their streams, and everybody who hears of writes at the moment they take effect. */
import type { Change } from './table.ts';
import type { CreateTableInput, Item } from './wire.ts';
import type { Plan } from './write.ts';
import type { Place } from './schema.ts';
import { DynamoRefusal, noSuchTable } from './refusal.ts';
import { DynamoTable } from './table.ts';
import { PartitionPace } from './partition-pace.ts';
import { TableStream } from './stream.ts';
import { keyOf } from './schema.ts';

export type Written = {
  readonly atMs: number;
  readonly operation: string;
  readonly table: string;
  readonly keys: Item;
  /** In wire form; the same object twice where the write changed nothing. */
  readonly before: Item | undefined;
  readonly after: Item | undefined;
};

export type StreamNews = {
  readonly table: string;
  readonly streamArn: string;
  readonly shardId: string;
};

export type StoreOptions = {
  readonly now: () => number;
  /** How far behind a read may lag: a minute unless said otherwise. */
  readonly historyMs?: number;
  readonly shardsPerStream?: number;
};

export type Kept = { readonly table: DynamoTable; readonly stream: TableStream | undefined };

const tableArn = (name: string): string => `arn:aws:dynamodb:us-east-1:000000000000:table/${name}`;

export class Store {
  readonly now: () => number;
  readonly pace = new PartitionPace();
  readonly #options: StoreOptions;
  readonly #kept = new Map<string, Kept>();
  readonly #onWrite: ((written: Written) => void)[] = [];
  readonly #onNews: ((news: StreamNews) => void)[] = [];

  constructor(options: StoreOptions) {
    this.#options = options;
    this.now = options.now;
  }

  onWrite(listener: (written: Written) => void): void {
    this.#onWrite.push(listener);
  }

  onStreamRecords(listener: (news: StreamNews) => void): void {
    this.#onNews.push(listener);
  }

  create(input: CreateTableInput): Kept {
    const name = input.TableName ?? '';
    if (this.#kept.has(name))
      throw new DynamoRefusal('ResourceInUseException', `Table already exists: ${name}`);
    const { historyMs = 60_000, shardsPerStream = 4 } = this.#options;
    const table = new DynamoTable(input, { atMs: this.now(), historyMs });
    const view = input.StreamSpecification?.StreamViewType;
    const stream =
      view && new TableStream(table, { tableArn: tableArn(name), view, shards: shardsPerStream });
    const kept = { table, stream };
    this.#kept.set(name, kept);
    return kept;
  }

  drop(name: string | undefined): Kept {
    const kept = this.keptOf(name);
    this.#kept.delete(kept.table.name);
    return kept;
  }

  readonly keptOf = (name: string | undefined): Kept => {
    const kept = this.#kept.get(name ?? '');
    if (!kept) throw noSuchTable();
    return kept;
  };

  readonly tableOf = (name: string | undefined): DynamoTable => this.keptOf(name).table;

  streamOf(arn: string | undefined): TableStream {
    for (const { stream } of this.#kept.values()) if (stream?.arn === arn && stream) return stream;
    throw new DynamoRefusal(
      'ResourceNotFoundException',
      `Requested resource not found: Stream: ${arn} not found`,
    );
  }

  *streams(): Iterable<{ readonly name: string; readonly stream: TableStream }> {
    for (const [name, { stream }] of this.#kept) if (stream) yield { name, stream };
  }

  /** All take effect in one moment; only then is anybody told. Gives what each changed. */
  commit(operation: string, plans: readonly Plan[]): readonly (Change | undefined)[] {
    const atMs = this.now();
    const changes = plans.map(({ action, place, outcome, after, afterBytes }) =>
      outcome === 'written' ? action.table.write({ atMs, place }, after, afterBytes) : undefined,
    );
    changes.forEach((change, at) => {
      const table = plans[at]?.action.table;
      if (change && table) this.#tell(operation, table, change);
    });
    return changes;
  }

  /** What DynamoDB itself deletes: an item whose time to live has passed. */
  expire(table: DynamoTable, place: Place): void {
    const change = table.write({ atMs: this.now(), place }, undefined, 0);
    if (change) this.#tell('TimeToLive', table, change);
  }

  #tell(operation: string, table: DynamoTable, change: Change): void {
    const { atMs, before, after } = change;
    const keys = keyOf(table.schema, (after ?? before) as Item);
    for (const listener of this.#onWrite)
      listener({ atMs, operation, table: table.name, keys, before, after });
    const stream = this.#kept.get(table.name)?.stream;
    if (!stream || before === after) return;
    const shardId = stream.append(change, operation === 'TimeToLive');
    for (const listener of this.#onNews)
      listener({ table: table.name, streamArn: stream.arn, shardId });
  }
}
