/**
 * The stream of a table: what each write changed, in order within a shard. All writes of one
 * partition key go to one shard, a record can be read for 24 hours, an iterator used for 15 minutes
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html).
 */
import type { Change, DynamoTable } from './table.ts';
import type { Item, Output, StreamView } from './wire.ts';
import { DynamoRefusal, invalid } from './refusal.ts';
import { itemBytes } from './values.ts';
import { keyOf } from './schema.ts';

const retainedMs = 24 * 60 * 60 * 1000;
const iteratorMs = 15 * 60 * 1000;
const recordsPerPageMax = 1000;
const pageBytesMax = 1024 * 1024;

type Entry = { readonly sequence: string; readonly change: Change; readonly byService: boolean };
type Shard = {
  readonly id: string;
  readonly parent: string | undefined;
  readonly startsAt: string;
  /** How many records went before `entries[0]`, and the last of them. */
  trimmed: number;
  lastTrimmed: string;
  entries: Entry[];
  endsAt: string | undefined;
};

export type IteratorInput = {
  readonly StreamArn?: string;
  readonly ShardId?: string;
  readonly ShardIteratorType?:
    'TRIM_HORIZON' | 'LATEST' | 'AT_SEQUENCE_NUMBER' | 'AFTER_SEQUENCE_NUMBER';
  readonly SequenceNumber?: string;
};
export type RecordsInput = { readonly ShardIterator?: string; readonly Limit?: number };
export type DescribeStreamInput = {
  readonly StreamArn?: string;
  readonly Limit?: number;
  readonly ExclusiveStartShardId?: string;
};

const sequenceText = (number: number): string => `1${String(number).padStart(20, '0')}`;

const noSuchShard = (): DynamoRefusal =>
  new DynamoRefusal(
    'ResourceNotFoundException',
    'Requested resource not found: Shard does not exist',
  );
const trimmedAway = (): DynamoRefusal =>
  new DynamoRefusal(
    'TrimmedDataAccessException',
    'The operation attempted to read past the oldest stream record in a shard.',
  );

/** FNV-1a: spreads partition keys over shards, the same in every run. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

export class TableStream {
  readonly arn: string;
  readonly label: string;
  readonly #table: DynamoTable;
  readonly #view: StreamView;
  readonly #shards: Shard[] = [];
  /** Those that take records, by the hash of the partition key. */
  #open: Shard[] = [];
  #sequence = 0;

  constructor(table: DynamoTable, options: { tableArn: string; view: StreamView; shards: number }) {
    this.#table = table;
    this.#view = options.view;
    this.label = new Date(table.createdAtMs).toISOString().replace('Z', '');
    this.arn = `${options.tableArn}/stream/${this.label}`;
    for (let at = 0; at < options.shards; at += 1) this.#open.push(this.#newShard(undefined));
  }

  #newShard(parent: string | undefined): Shard {
    const number = String(this.#shards.length).padStart(20, '0');
    const shard: Shard = {
      id: `shardId-${number}-${hashOf(this.arn + number)
        .toString(16)
        .padStart(8, '0')}`,
      parent,
      startsAt: sequenceText(this.#sequence + 1),
      trimmed: 0,
      lastTrimmed: '',
      entries: [],
      endsAt: undefined,
    };
    this.#shards.push(shard);
    return shard;
  }

  /** Closes every shard and goes on in a child of each, as DynamoDB does every few hours. */
  rotate(): void {
    this.#open = this.#open.map((shard) => {
      shard.endsAt = sequenceText(this.#sequence);
      return this.#newShard(shard.id);
    });
  }

  /** The shard that took the record. */
  append(change: Change, byService: boolean): string {
    this.#sequence += 1;
    const shard = this.#open[hashOf(change.place.hash) % this.#open.length] as Shard;
    shard.entries.push({ sequence: sequenceText(this.#sequence), change, byService });
    return shard.id;
  }

  #trim(nowMs: number): void {
    for (const shard of this.#shards) {
      const { entries } = shard;
      let old = 0;
      while (old < entries.length && (entries[old] as Entry).change.atMs < nowMs - retainedMs)
        old += 1;
      if (old === 0) continue;
      shard.trimmed += old;
      shard.lastTrimmed = (entries[old - 1] as Entry).sequence;
      shard.entries = entries.slice(old);
    }
  }

  describe(input: DescribeStreamInput): Output {
    const from = this.#shards.findIndex(({ id }) => id === input.ExclusiveStartShardId) + 1;
    const shards = this.#shards.slice(from, from + (input.Limit ?? 100));
    const last = shards.at(-1);
    const more = last !== undefined && last !== this.#shards.at(-1);
    return {
      StreamDescription: {
        StreamArn: this.arn,
        StreamLabel: this.label,
        StreamStatus: 'ENABLED',
        StreamViewType: this.#view,
        CreationRequestDateTime: this.#table.createdAtMs / 1000,
        TableName: this.#table.name,
        KeySchema: this.#table.input.KeySchema,
        Shards: shards.map(({ id, parent, startsAt, endsAt }) => ({
          ShardId: id,
          SequenceNumberRange: {
            StartingSequenceNumber: startsAt,
            ...(endsAt !== undefined && { EndingSequenceNumber: endsAt }),
          },
          ...(parent !== undefined && { ParentShardId: parent }),
        })),
        ...(more && { LastEvaluatedShardId: last.id }),
      },
    };
  }

  iterator(input: IteratorInput, nowMs: number): Output {
    this.#trim(nowMs);
    const shard = this.#shards.find(({ id }) => id === input.ShardId);
    if (!shard) throw noSuchShard();
    return { ShardIterator: this.#iteratorAt(shard, positionOf(shard, input), nowMs) };
  }

  #iteratorAt = (shard: Shard, position: number | typeof horizon, nowMs: number): string =>
    `${this.arn}|${shard.id}|${position}|${nowMs}`;

  /** `iterator` is one of this stream. */
  records(iterator: string, limit: number | undefined, nowMs: number): Output {
    this.#trim(nowMs);
    const [, shardId, position = '', issuedAtMs] = iterator.split('|');
    const shard = this.#shards.find(({ id }) => id === shardId);
    if (!shard) throw noSuchShard();
    if (nowMs - Number(issuedAtMs) > iteratorMs)
      throw new DynamoRefusal(
        'ExpiredIteratorException',
        'The provided iterator exceeds the maximum age',
      );
    const from = position === horizon ? 0 : Number(position) - shard.trimmed;
    if (from < 0) throw trimmedAway();
    return this.#pageFrom(shard, from, { limit: limit ?? recordsPerPageMax, nowMs });
  }

  #pageFrom(
    shard: Shard,
    from: number,
    { limit, nowMs }: { limit: number; nowMs: number },
  ): Output {
    const records: object[] = [];
    let at = from;
    let bytes = 0;
    while (at < shard.entries.length && records.length < limit && bytes < pageBytesMax) {
      const record = this.#recordOf(shard.entries[at] as Entry);
      records.push(record);
      bytes += record.dynamodb.SizeBytes;
      at += 1;
    }
    const over = shard.endsAt !== undefined && at >= shard.entries.length;
    return {
      Records: records,
      ...(!over && { NextShardIterator: this.#iteratorAt(shard, shard.trimmed + at, nowMs) }),
    };
  }

  #recordOf({ sequence, change, byService }: Entry) {
    const keys = keyOf(this.#table.schema, (change.after ?? change.before) as Item);
    const { old, fresh } = imagesOf(change, this.#view);
    const bytes = (old ? change.beforeBytes : 0) + (fresh ? change.afterBytes : 0);
    return {
      eventID:
        hashOf(sequence + this.arn)
          .toString(16)
          .padStart(8, '0') + sequence,
      eventName: nameOf(change),
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'us-east-1',
      dynamodb: {
        ApproximateCreationDateTime: Math.floor(change.atMs / 1000),
        Keys: keys,
        ...(fresh && { NewImage: fresh }),
        ...(old && { OldImage: old }),
        SequenceNumber: sequence,
        SizeBytes: itemBytes(keys) + bytes,
        StreamViewType: this.#view,
      },
      ...(byService && {
        userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
      }),
    };
  }
}

/** Whatever is the oldest record when the iterator is used. */
const horizon = 'horizon';

function positionOf(shard: Shard, input: IteratorInput): number | typeof horizon {
  switch (input.ShardIteratorType) {
    case 'TRIM_HORIZON':
      return horizon;
    case 'LATEST':
      return shard.trimmed + shard.entries.length;
    case 'AT_SEQUENCE_NUMBER':
    case 'AFTER_SEQUENCE_NUMBER':
      return numberedPosition(shard, input.SequenceNumber ?? '', input.ShardIteratorType);
    default:
      throw invalid(
        "1 validation error detected: Value null at 'shardIteratorType' failed to satisfy constraint: Member must not be null",
      );
  }
}

function numberedPosition(shard: Shard, wanted: string, type: string): number {
  const { trimmed, entries, lastTrimmed } = shard;
  const after = type === 'AFTER_SEQUENCE_NUMBER';
  // Going on right after the last record that was trimmed loses nothing.
  if (after ? wanted < lastTrimmed : wanted <= lastTrimmed) throw trimmedAway();
  const at = entries.findIndex(({ sequence }) => (after ? sequence > wanted : sequence >= wanted));
  return trimmed + (at < 0 ? entries.length : at);
}

type Images = { readonly old: Item | undefined; readonly fresh: Item | undefined };

function imagesOf({ before, after }: Change, view: StreamView): Images {
  const both = view === 'NEW_AND_OLD_IMAGES';
  return {
    old: both || view === 'OLD_IMAGE' ? before : undefined,
    fresh: both || view === 'NEW_IMAGE' ? after : undefined,
  };
}

function nameOf({ before, after }: Change): string {
  if (before === undefined) return 'INSERT';
  return after === undefined ? 'REMOVE' : 'MODIFY';
}
