/** What the streams have told of each item, in order: events and both images must be the same. */
import type { Dynamo, Output } from '../dynamo.ts';
import type { Item } from '../wire.ts';
import type { KnownDifference, StreamRecord } from './difference.ts';
import type { Rival } from './rivals.ts';
import type { Target } from './targets.ts';
import { mendedRecords } from './difference.ts';
import { shapes } from './shapes.ts';
import { textOf } from './normal-form.ts';

type StreamCall = (operation: string, input: object) => Promise<Output>;
type Page = { readonly Records: readonly StreamRecord[]; readonly NextShardIterator?: string };

export async function compareStreams(
  model: Dynamo,
  rivals: readonly Rival[],
  options: { readonly known: readonly KnownDifference[]; readonly leaveOut: LeaveOut },
): Promise<{ readonly records: number; readonly differences: readonly string[] }> {
  const differences: string[] = [];
  let records = 0;
  for (const { name: table } of shapes) {
    const own = await recordsOf(
      (operation, input) => Promise.resolve(model.call(operation, input)),
      table,
    );
    records += own.length;
    for (const rival of rivals) {
      const theirs = await recordsOf(
        async (operation, input) => (await rival.call(operation, input)).body,
        table,
      );
      const mended = (told: readonly StreamRecord[]): History =>
        historyOf(mendedRecords(options.known, rival.name, told));
      const found = differencesIn(mended(own), mended(theirs), table, options.leaveOut);
      differences.push(...found.map((line) => `${rival.name} ${line}`));
    }
  }
  return { records, differences };
}

type LeaveOut = (target: Target) => boolean;

type History = ReadonlyMap<string, readonly StreamRecord[]>;

function differencesIn(own: History, theirs: History, table: string, leaveOut: LeaveOut): string[] {
  const ids = [...new Set([...own.keys(), ...theirs.keys()])];
  return ids.flatMap((id) => {
    const ours = own.get(id) ?? [];
    const others = theirs.get(id) ?? [];
    const [first] = [...ours, ...others];
    if (!first || leaveOut({ table, key: inOrder(table, first.dynamodb.Keys) })) return [];
    const difference = firstDifference(ours.map(told), others.map(told));
    return difference === undefined ? [] : [`${table} ${id}: ${difference}`];
  });
}

function firstDifference(ours: readonly string[], others: readonly string[]): string | undefined {
  const longer = ours.length > others.length ? ours : others;
  const at = longer.findIndex((_text, index) => ours[index] !== others[index]);
  return at < 0 ? undefined : `record ${at}: ${ours[at]} / ${others[at]}`;
}

/** Keys as they are written everywhere else: partition key first. */
const inOrder = (table: string, keys: Item): Item => {
  const shape = shapes.find(({ name }) => name === table);
  const names = [shape?.hash.name, shape?.range?.name].filter((name) => name !== undefined);
  return Object.fromEntries(names.map((name) => [name, keys[name] ?? {}]));
};

const told = ({ eventName, dynamodb: { OldImage, NewImage } }: StreamRecord): string =>
  textOf({ eventName, OldImage, NewImage });

function historyOf(records: readonly StreamRecord[]): History {
  const history = new Map<string, StreamRecord[]>();
  for (const record of records) {
    const id = textOf(record.dynamodb.Keys);
    const known = history.get(id) ?? [];
    known.push(record);
    history.set(id, known);
  }
  return history;
}

async function recordsOf(call: StreamCall, table: string): Promise<StreamRecord[]> {
  const { Table: described } = await call('DescribeTable', { TableName: table });
  const arn = (described as { LatestStreamArn: string }).LatestStreamArn;
  const records: StreamRecord[] = [];
  for (const shard of await shardsOf(call, arn)) records.push(...(await shardOf(call, arn, shard)));
  return records;
}

async function shardsOf(call: StreamCall, arn: string): Promise<string[]> {
  const shards: string[] = [];
  let after: string | undefined;
  do {
    const { StreamDescription: description } = await call('DescribeStream', {
      StreamArn: arn,
      ...(after !== undefined && { ExclusiveStartShardId: after }),
    });
    const { Shards: page, LastEvaluatedShardId: last } = description as {
      Shards: { ShardId: string }[];
      LastEvaluatedShardId?: string;
    };
    shards.push(...page.map(({ ShardId: id }) => id));
    after = last;
  } while (after !== undefined);
  return shards;
}

async function shardOf(call: StreamCall, arn: string, shard: string): Promise<StreamRecord[]> {
  const { ShardIterator: first } = await call('GetShardIterator', {
    StreamArn: arn,
    ShardId: shard,
    ShardIteratorType: 'TRIM_HORIZON',
  });
  const records: StreamRecord[] = [];
  let iterator = first as string | undefined;
  let idle = 0;
  while (iterator !== undefined && idle < 2) {
    const page = (await call('GetRecords', { ShardIterator: iterator, Limit: 1000 })) as Page;
    records.push(...page.Records);
    idle = page.Records.length === 0 ? idle + 1 : 0;
    iterator = page.NextShardIterator;
  }
  return records;
}
