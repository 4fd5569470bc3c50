/**
 * What looks like card testing, counted for all processes together, and who is not to come in for a
 * while. Subjects are keyed hashes: no address and no card's fingerprint stands in the table, and
 * DynamoDB forgets each item some days after its time (`forgetAtSeconds`).
 */
import type { Failures } from '../domain/fraud-limits.ts';
import type { Table } from './table.ts';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { asStoreError, conditionally, queryPage } from './table.ts';
import { blockKey, blockListKey, failuresKey, pledgeCountKey } from './keys.ts';
import { dayMs } from '../domain/duration.ts';

type Window = { readonly number: number; readonly endsAtMs: number };
export type Failure = {
  /** The same for every delivery of the same failure. */
  readonly id: string;
  readonly backer: string;
};

export type FraudCounts = {
  /** Adds pledges of a subject, and answers how many it has made within the hour. */
  addPledges(subject: string, hour: Window, pledges: number): Promise<number>;
  /** Adds a failure once, and answers all of the subject's failures within the day. */
  addFailure(subject: string, day: Window, failure: Failure): Promise<Failures>;
  /** Until then, unless it is blocked for longer already. */
  block(subject: string, untilMs: number): Promise<void>;
  /** Who is blocked, and until when. */
  blocked(nowMs: number): Promise<ReadonlyMap<string, number>>;
};

export const fraudCounts = (table: Table): FraudCounts => ({
  addPledges: (subject, hour, pledges) => addPledges(table, { subject, hour, pledges }),
  addFailure: (subject, day, failure) => addFailure(table, { subject, day, failure }),
  block: (subject, untilMs) => block(table, subject, untilMs),
  blocked: (nowMs) => blocked(table, nowMs),
});

const forgetAtSeconds = (endsAtMs: number): number => Math.ceil((endsAtMs + dayMs) / 1000);

type Pledged = { readonly subject: string; readonly hour: Window; readonly pledges: number };

async function addPledges(table: Table, { subject, hour, pledges }: Pledged): Promise<number> {
  try {
    const { Attributes: after } = await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: pledgeCountKey(subject, hour.number),
        UpdateExpression: 'ADD pledges :pledges SET forgetAtSeconds = :forget',
        ExpressionAttributeValues: {
          ':pledges': pledges,
          ':forget': forgetAtSeconds(hour.endsAtMs),
        },
        ReturnValues: 'ALL_NEW',
      }),
    );
    return Number(after?.['pledges']);
  } catch (error) {
    throw asStoreError(error);
  }
}

type Failed = { readonly subject: string; readonly day: Window; readonly failure: Failure };

/** Far beyond every limit, nothing more has to be remembered. */
const rememberedMax = 2000;

async function addFailure(table: Table, { subject, day, failure }: Failed): Promise<Failures> {
  const written = await conditionally(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: failuresKey(subject, day.number),
        UpdateExpression: 'ADD failures :failure, backers :backer SET forgetAtSeconds = :forget',
        ConditionExpression: 'attribute_not_exists(failures) OR size(failures) < :max',
        ExpressionAttributeValues: {
          ':failure': new Set([failure.id]),
          ':backer': new Set([failure.backer]),
          ':forget': forgetAtSeconds(day.endsAtMs),
          ':max': rememberedMax,
        },
        ReturnValues: 'ALL_NEW',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    ),
  );
  const item = 'done' in written ? written.done.Attributes : written.inTheWay;
  return {
    failures: (item?.['failures'] as Set<string>).size,
    backers: [...(item?.['backers'] as Set<string>)],
  };
}

async function block(table: Table, subject: string, untilMs: number): Promise<void> {
  await conditionally(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: blockKey(subject),
        UpdateExpression: 'SET untilMs = :until, forgetAtSeconds = :forget',
        ConditionExpression: 'attribute_not_exists(untilMs) OR untilMs < :until',
        ExpressionAttributeValues: { ':until': untilMs, ':forget': forgetAtSeconds(untilMs) },
      }),
    ),
  );
}

/** DynamoDB may take days to remove what is over: it does not count meanwhile. */
async function blocked(table: Table, nowMs: number): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  let after: string | undefined;
  do {
    const page = await queryPage(
      table,
      { field: 'pk', value: blockListKey },
      {
        KeyConditionExpression: 'pk = :list',
        FilterExpression: 'untilMs > :now',
        ExpressionAttributeValues: { ':list': blockListKey, ':now': nowMs },
      },
      { after },
    );
    for (const { sk, untilMs } of page.items) found.set(String(sk), Number(untilMs));
    after = page.next;
  } while (after !== undefined);
  return found;
}
