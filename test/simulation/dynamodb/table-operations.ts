/** Tables themselves: created, described, given a time to live, removed. */
import type { CreateTableInput, Output, TimeToLiveInput } from './wire.ts';
import type { Kept, Store } from './store.ts';
import { attributeOf, itemBytes } from './values.ts';
import { invalid } from './refusal.ts';
import { placeOf } from './schema.ts';

const nameForm = /^[a-zA-Z0-9_.-]{3,255}$/;

export function createTable(store: Store, input: CreateTableInput): Output {
  if (!nameForm.test(input.TableName ?? ''))
    throw invalid(
      "Invalid table/index name.  Table/index names must be between 3 and 255 characters long, and may contain only the characters a-z, A-Z, 0-9, '_', '-', and '.'",
    );
  return { TableDescription: describedTable(store.create(input)) };
}

export const describeTable = (store: Store, { TableName }: { TableName?: string }): Output => ({
  Table: describedTable(store.keptOf(TableName)),
});

export const deleteTable = (store: Store, { TableName }: { TableName?: string }): Output => ({
  TableDescription: { ...describedTable(store.drop(TableName)), TableStatus: 'DELETING' },
});

function describedTable({ table, stream }: Kept): Output {
  const { input } = table;
  const items = [...table.items()];
  return {
    AttributeDefinitions: input.AttributeDefinitions,
    TableName: table.name,
    KeySchema: input.KeySchema,
    TableStatus: 'ACTIVE',
    CreationDateTime: table.createdAtMs / 1000,
    ItemCount: items.length,
    TableSizeBytes: items.reduce((sum, item) => sum + itemBytes(item), 0),
    TableArn: `arn:aws:dynamodb:us-east-1:000000000000:table/${table.name}`,
    BillingModeSummary: { BillingMode: input.BillingMode ?? 'PROVISIONED' },
    ...(input.GlobalSecondaryIndexes && {
      GlobalSecondaryIndexes: input.GlobalSecondaryIndexes.map((index) => ({
        ...index,
        IndexStatus: 'ACTIVE',
      })),
    }),
    ...(stream && {
      StreamSpecification: input.StreamSpecification,
      LatestStreamArn: stream.arn,
      LatestStreamLabel: stream.label,
    }),
  };
}

export function updateTimeToLive(store: Store, input: TimeToLiveInput): Output {
  const table = store.tableOf(input.TableName);
  const wanted = input.TimeToLiveSpecification;
  if (!wanted)
    throw invalid(
      "1 validation error detected: Value null at 'timeToLiveSpecification' failed to satisfy constraint: Member must not be null",
    );
  if (wanted.Enabled === (table.timeToLive !== undefined))
    throw invalid(`TimeToLive is already ${wanted.Enabled ? 'enabled' : 'disabled'}`);
  table.timeToLive = wanted.Enabled ? wanted.AttributeName : undefined;
  return { TimeToLiveSpecification: wanted };
}

export function describeTimeToLive(store: Store, { TableName }: { TableName?: string }): Output {
  const { timeToLive } = store.tableOf(TableName);
  return {
    TimeToLiveDescription: timeToLive
      ? { TimeToLiveStatus: 'ENABLED', AttributeName: timeToLive }
      : { TimeToLiveStatus: 'DISABLED' },
  };
}

/** DynamoDB comes round within days of the time; an item older than five years it leaves alone. */
const fiveYearsSeconds = 5 * 365 * 24 * 60 * 60;

/** Deletes what has lived too long, as the service does in its own time; says how many. */
export function deleteExpired(store: Store, tableName: string): number {
  const table = store.tableOf(tableName);
  const { timeToLive, schema } = table;
  if (timeToLive === undefined) return 0;
  const nowSeconds = Math.floor(store.now() / 1000);
  const expired = [...table.items()].filter((item) => {
    const text = attributeOf(item, timeToLive)?.N;
    const at = Number(text);
    return text !== undefined && at < nowSeconds && at > nowSeconds - fiveYearsSeconds;
  });
  for (const item of expired) {
    const place = placeOf(schema.keys, item);
    if (place) store.expire(table, place);
  }
  return expired.length;
}
