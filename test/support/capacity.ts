/**
 * Counts what calls at DynamoDB cost, by the documented arithmetic on item sizes rather than by
 * what an emulator reports
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html):
 * a write unit is 1 KB of the larger of the item before and after; a transaction costs twice; an
 * index entry that is new costs another; a read unit is 4 KB read consistently, half of it otherwise.
 */
import type { Item, Table } from '../../shared/store/table.ts';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { itemBytes } from './item-size.ts';
import { openTable } from '../../shared/store/table.ts';

export type Capacity = { writeUnits: number; readUnits: number; calls: number };

type Key = { readonly pk: string; readonly sk: string };
type Written = { readonly key: Key; readonly item?: Item; readonly factor: number };

const writeUnitBytes = 1024;
const readUnitBytes = 4096;

export type Meter = {
  readonly table: Table;
  /** What was counted since the last time. */
  take(): Capacity;
  /** The largest pledge that was written. */
  largestBytes(): number;
};

/** A table of its own client, of which every call is counted; `quiet` reads without being counted. */
export function meteredTable(quiet: Table, endpoint: string): Meter {
  const table = openTable(quiet.name, {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  let counted: Capacity = { writeUnits: 0, readUnits: 0, calls: 0 };
  const sizes = new Map<string, number>();
  let largest = 0;

  const countWrite = async ({ key, item, factor }: Written): Promise<void> => {
    const name = `${key.pk} ${key.sk}`;
    const after =
      item ??
      (await quiet.client.send(new GetCommand({ TableName: quiet.name, Key: key }))).Item ??
      {};
    const bytes = itemBytes(after);
    const before = sizes.get(name);
    if (key.pk.startsWith('P#')) largest = Math.max(largest, bytes);
    counted.writeUnits += factor * Math.ceil(Math.max(bytes, before ?? 0) / writeUnitBytes);
    if (before === undefined && 'gsi1pk' in after) counted.writeUnits += 1;
    sizes.set(name, bytes);
  };
  const countRead = (items: readonly Item[], consistent: boolean, each: boolean): void => {
    const sums = each
      ? items.map(itemBytes)
      : [items.reduce((sum, item) => sum + itemBytes(item), 0)];
    for (const bytes of sums.length > 0 ? sums : [0])
      counted.readUnits += Math.max(1, Math.ceil(bytes / readUnitBytes)) * (consistent ? 1 : 0.5);
  };

  table.client.middlewareStack.add(
    (next, context) => async (args) => {
      const operation = String(context.commandName);
      const input = args.input as Record<string, unknown>;
      counted.calls += 1;
      const result = await next(args);
      const output = result.output as Record<string, unknown>;
      for (const written of writesOf(operation, input)) await countWrite(written);
      const read = readsOf(operation, input, output);
      if (read) countRead(read.items, read.consistent, operation.startsWith('BatchGet'));
      return result;
    },
    { step: 'initialize', name: 'capacity' },
  );
  return {
    table,
    take: () => {
      const taken = counted;
      counted = { writeUnits: 0, readUnits: 0, calls: 0 };
      return taken;
    },
    largestBytes: () => largest,
  };
}

const keyOf = (item: Item): Key => ({ pk: String(item['pk']), sk: String(item['sk']) });

function writesOf(operation: string, input: Record<string, unknown>): Written[] {
  switch (operation) {
    case 'PutItemCommand':
      return [{ key: keyOf(input['Item'] as Item), item: input['Item'] as Item, factor: 1 }];
    case 'UpdateItemCommand':
      return [{ key: input['Key'] as Key, factor: 1 }];
    case 'TransactWriteItemsCommand':
      return (input['TransactItems'] as Record<'Put' | 'Update', Record<string, unknown>>[]).map(
        (action) =>
          action.Put === undefined
            ? { key: action.Update['Key'] as Key, factor: 2 }
            : {
                key: keyOf(action.Put['Item'] as Item),
                item: action.Put['Item'] as Item,
                factor: 2,
              },
      );
    default:
      return [];
  }
}

type Read = { readonly items: readonly Item[]; readonly consistent: boolean };

function readsOf(
  operation: string,
  input: Record<string, unknown>,
  output: Record<string, unknown>,
): Read | undefined {
  const consistent = input['ConsistentRead'] === true;
  switch (operation) {
    case 'GetItemCommand':
      return { items: [(output['Item'] as Item | undefined) ?? {}], consistent };
    case 'QueryCommand':
      return { items: (output['Items'] as Item[] | undefined) ?? [], consistent };
    case 'BatchGetItemCommand': {
      const [request] = Object.values(input['RequestItems'] as Record<string, Item>);
      const found = Object.values((output['Responses'] ?? {}) as Record<string, Item[]>).flat();
      return { items: found, consistent: request?.['ConsistentRead'] === true };
    }
    default:
      return undefined;
  }
}
