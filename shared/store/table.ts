/**
 * The one table: its client, and what its answers mean. Throttling is transient; a failed condition
 * is an answer that carries the item which stood in the way, so that nobody needs to read it again.
 */
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { BatchGetCommandOutput, QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { InvalidCursorError, TransientError } from '../errors.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';

export type Item = Record<string, unknown>;

export type Table = { readonly client: DynamoDBDocumentClient; readonly name: string };

export const openTable = (name: string, configuration: DynamoDBClientConfig = {}): Table => ({
  name,
  client: DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 3, ...configuration }), {
    marshallOptions: { removeUndefinedValues: true },
  }),
});

const transientNames = new Set([
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'InternalServerError',
  'TransactionConflictException',
  'TransactionInProgressException',
  'ServiceUnavailable',
  'TimeoutError',
]);

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

/** Names the failures that a repetition may mend; the rest passes as it is. */
export function asStoreError(error: unknown): unknown {
  return transientNames.has(nameOf(error))
    ? new TransientError(`DynamoDB is busy: ${nameOf(error)}.`, { cause: error })
    : error;
}

export type Conditional<T> = { readonly done: T } | { readonly inTheWay: Item | undefined };

/** Runs a single conditional write. */
export async function conditionally<T>(write: Promise<T>): Promise<Conditional<T>> {
  try {
    return { done: await write };
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException)
      return { inTheWay: error.Item && unmarshall(error.Item) };
    throw asStoreError(error);
  }
}

/** Why each action of a transaction failed, in the order of its actions. */
export type ActionFailure =
  | { readonly kind: 'none' | 'conflict' }
  | { readonly kind: 'condition'; readonly inTheWay: Item | undefined };

export async function transactionally(
  write: Promise<unknown>,
): Promise<'done' | readonly ActionFailure[]> {
  try {
    await write;
    return 'done';
  } catch (error) {
    if (error instanceof TransactionCanceledException)
      return (error.CancellationReasons ?? []).map(({ Code, Item }) => failureOf(Code, Item));
    throw asStoreError(error);
  }
}

function failureOf(
  code: string | undefined,
  item: Parameters<typeof unmarshall>[0] | undefined,
): ActionFailure {
  switch (code) {
    case 'None':
      return { kind: 'none' };
    case 'ConditionalCheckFailed':
      return { kind: 'condition', inTheWay: item && unmarshall(item) };
    case 'TransactionConflict':
    case 'ThrottlingError':
    case 'ProvisionedThroughputExceeded':
      return { kind: 'conflict' };
    default:
      throw new Error(`A transaction was refused: ${code}.`);
  }
}

const batchMax = 100;

/** Reads items by key, in no particular order; those that are not there are left out. */
export async function readAll(
  table: Table,
  keys: readonly Record<string, string>[],
  options: { readonly consistent: boolean },
): Promise<Item[]> {
  const items: Item[] = [];
  for (let from = 0; from < keys.length; from += batchMax)
    items.push(...(await readBatch(table, keys.slice(from, from + batchMax), options)));
  return items;
}

/** A batch may be answered in parts: what DynamoDB left out is asked for again. */
async function readBatch(
  table: Table,
  keys: readonly Record<string, string>[],
  options: { readonly consistent: boolean },
): Promise<Item[]> {
  const items: Item[] = [];
  let open: BatchGetCommandOutput['UnprocessedKeys'] = {
    [table.name]: { Keys: [...keys], ConsistentRead: options.consistent },
  };
  try {
    while (open && Object.keys(open).length > 0) {
      const answer: BatchGetCommandOutput = await table.client.send(
        new BatchGetCommand({ RequestItems: open }),
      );
      items.push(...(answer.Responses?.[table.name] ?? []));
      open = answer.UnprocessedKeys;
    }
    return items;
  } catch (error) {
    throw asStoreError(error);
  }
}

export type PageOptions = {
  readonly after?: string | undefined;
  readonly limit?: number;
  readonly consistent?: boolean;
};

export type ItemPage = { readonly items: Item[]; readonly next?: string | undefined };

/** One page of a range; `range` names the partition that a cursor must belong to. */
export async function queryPage(
  table: Table,
  range: { readonly field: string; readonly value: string },
  query: Omit<QueryCommandInput, 'TableName'>,
  options: PageOptions,
): Promise<ItemPage> {
  const start = startOf(options.after, range);
  try {
    const answer = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        ...query,
        ...(start && { ExclusiveStartKey: start }),
        ...(options.limit && { Limit: options.limit }),
        ConsistentRead: options.consistent ?? false,
      }),
    );
    const { Items: items = [], LastEvaluatedKey: last } = answer;
    return { items, next: last && encodeCursor(last) };
  } catch (error) {
    throw start ? asCursorError(error) : asStoreError(error);
  }
}

function startOf(
  cursor: string | undefined,
  range: { readonly field: string; readonly value: string },
): Record<string, string> | undefined {
  if (cursor === undefined) return undefined;
  const start = decodeCursor(cursor, range);
  if (!start) throw new InvalidCursorError('The cursor does not belong to this list.');
  return start;
}

/** A cursor may name the right partition and still be no whole key of it. */
const asCursorError = (error: unknown): unknown =>
  nameOf(error) === 'ValidationException'
    ? new InvalidCursorError('The cursor does not belong to this list.', { cause: error })
    : asStoreError(error);
