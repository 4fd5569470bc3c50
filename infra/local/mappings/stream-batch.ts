/**
 * Takes one batch of stream records through a function: retries, bisection, partial failures, age
 * and attempt limits, failure destination. Invariant: returns only when every record of the batch
 * was either processed or told to the failure destination (or given up by the template's limits).
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Deliver } from '../delivery.ts';
import type { Pool } from '../functions/pool.ts';
import type { Mischief } from '../mischief.ts';
import { failedItems } from './queue-mapping.ts';

export type StreamRecord = {
  readonly eventID: string;
  readonly eventName: string;
  readonly dynamodb: {
    readonly ApproximateCreationDateTime: number;
    readonly SequenceNumber: string;
    readonly Keys: Readonly<Record<string, unknown>>;
  };
};

export type BatchLimits = {
  readonly reportsItemFailures: boolean;
  readonly bisects: boolean;
  /** Infinity until the records expire. */
  readonly retriesMax: number;
  readonly recordAgeMsMax: number;
  readonly onFailure: string | undefined;
};

export type BatchContext = {
  readonly pool: Pool;
  readonly limits: BatchLimits;
  readonly deliver: Deliver;
  readonly streamArn: string;
  readonly shardId: string;
  readonly now: () => number;
  readonly mischief: Mischief | undefined;
  readonly stopped: () => boolean;
};

type Condition = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
const retryMsFirst = 100;
const retryMsMax = 5_000;

/** False when it was stopped before the batch was through. */
export async function processBatch(
  context: BatchContext,
  records: readonly StreamRecord[],
  failuresBefore = 0,
): Promise<boolean> {
  let left = records;
  let failures = failuresBefore;
  while (!context.stopped()) {
    const condition = givenUp(context, left, failures);
    if (condition !== undefined) {
      tellFailure(context, left, condition, failures);
      return true;
    }
    const rest = await attempt(context, left);
    if (rest.length === 0) return true;
    failures = rest.length < left.length ? 1 : failures + 1;
    left = rest;
    await sleep(Math.min(retryMsFirst * 2 ** (failures - 1), retryMsMax));
    if (context.limits.bisects && left.length > 1) return bisect(context, left, failures);
  }
  return false;
}

async function bisect(
  context: BatchContext,
  records: readonly StreamRecord[],
  failures: number,
): Promise<boolean> {
  const middle = Math.ceil(records.length / 2);
  return (
    (await processBatch(context, records.slice(0, middle), failures)) &&
    (await processBatch(context, records.slice(middle), failures))
  );
}

/** What is still to be done: from the first record that failed on. */
async function attempt(
  context: BatchContext,
  records: readonly StreamRecord[],
): Promise<readonly StreamRecord[]> {
  const { pool, limits, streamArn, mischief } = context;
  const Records = records.map((record) => ({ ...record, eventSourceARN: streamArn }));
  const result = await pool.invoke(JSON.stringify({ Records }));
  if (!result.ok) return records;
  const left = limits.reportsItemFailures ? leftOf(records, failedItems(result.payload)) : [];
  const again = left.length === 0 && mischief?.repeatsBatch?.(pool.settings.capability) === true;
  return again ? attempt(context, records) : left;
}

function leftOf(
  records: readonly StreamRecord[],
  failedItems: readonly string[],
): readonly StreamRecord[] {
  const failed = new Set(failedItems);
  if (failed.size === 0) return [];
  const first = records.findIndex(({ dynamodb }) => failed.has(dynamodb.SequenceNumber));
  return first < 0 ? records : records.slice(first);
}

function givenUp(
  { limits, now }: BatchContext,
  records: readonly StreamRecord[],
  failures: number,
): Condition | undefined {
  if (failures > limits.retriesMax) return 'RetryAttemptsExhausted';
  const createdAt = records[0]?.dynamodb.ApproximateCreationDateTime ?? 0;
  if (failures > 0 && now() - createdAt * 1000 > limits.recordAgeMsMax) return 'RecordAgeExceeded';
  return undefined;
}

function tellFailure(
  { limits, deliver, pool, streamArn, shardId, now }: BatchContext,
  records: readonly StreamRecord[],
  condition: Condition,
  approximateInvokeCount: number,
): void {
  const first = records[0]?.dynamodb;
  const last = records.at(-1)?.dynamodb;
  if (limits.onFailure === undefined || first === undefined || last === undefined) return;
  const arrival = (at: number): string => new Date(at * 1000).toISOString();
  const record = {
    requestContext: {
      requestId: records[0]?.eventID,
      functionArn: pool.settings.arn,
      condition,
      approximateInvokeCount,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: new Date(now()).toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: first.SequenceNumber,
      endSequenceNumber: last.SequenceNumber,
      approximateArrivalOfFirstRecord: arrival(first.ApproximateCreationDateTime),
      approximateArrivalOfLastRecord: arrival(last.ApproximateCreationDateTime),
      batchSize: records.length,
      streamArn,
    },
  };
  deliver(limits.onFailure, JSON.stringify(record));
}
