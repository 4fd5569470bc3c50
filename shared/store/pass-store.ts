/**
 * Passes, each of which opens a secret reward to one pledge. Of a batch its seed is written first,
 * under the creator's Idempotency-Key: a repeated request makes the same passes again, and each
 * counter is filled once. What a counter has left is the business of the pledges that hold it.
 */
import type { Table } from './table.ts';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { conditionally, readAll } from './table.ts';
import { counterKey } from './keys.ts';
import { counterOfPass, passesOf } from './secret-reward.ts';

export type PassBatch = {
  readonly rewardId: string;
  readonly count: number;
  /** Names the batch, and what was asked for under that name. */
  readonly key: string;
  readonly requestHash: string;
};

export type PassStore = {
  /** The passes; undefined when its key came with another request before. */
  make(campaignId: string, batch: PassBatch, seed: string): Promise<readonly string[] | undefined>;
  /** Whether a pass was made and is not in use. */
  isUnused(campaignId: string, counter: string): Promise<boolean>;
};

export const passStore = (table: Table): PassStore => ({
  make: async (campaignId, batch, seed) => {
    const kept = await keepBatch(table, campaignId, { ...batch, seed });
    if (kept.requestHash !== batch.requestHash) return undefined;
    const passes = passesOf(batch.rewardId, kept.seed, batch.count);
    await Promise.all(passes.map((pass) => fill(table, campaignId, counterOfPass(pass) ?? '')));
    return passes;
  },
  isUnused: async (campaignId, counter) => {
    const [item] = await readAll(table, [counterKey(campaignId, counter)], { consistent: true });
    return Number(item?.['left'] ?? 0) > 0;
  },
});

type Kept = { readonly seed: string; readonly requestHash: string };

async function keepBatch(
  table: Table,
  campaignId: string,
  { key, seed, requestHash }: PassBatch & Kept,
): Promise<Kept> {
  const written = await conditionally(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...counterKey(campaignId, `passes#${key}`), sk: 'BATCH', seed, requestHash },
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    ),
  );
  if ('done' in written) return { seed, requestHash };
  const { inTheWay = {} } = written;
  return { seed: String(inTheWay['seed']), requestHash: String(inTheWay['requestHash']) };
}

const fill = (table: Table, campaignId: string, counter: string) =>
  conditionally(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...counterKey(campaignId, counter), left: 1 },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    ),
  );
