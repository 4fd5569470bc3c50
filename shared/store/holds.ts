/**
 * Limited things are held in counters: the stock of a reward in shards, so that a rush does not
 * queue at one item, and what one backer may take of it. A hold and its pledge are one transaction:
 * stock is never oversold, and never lost by a crash between two writes.
 */
import type { Hold } from '../domain/pledge.ts';
import type { Reward } from '../domain/campaign.ts';
import type { Table } from './table.ts';
import { counterKey } from './keys.ts';
import { readAll } from './table.ts';

const piecesPerShard = 10;
const shardsMax = 32;

export const stockShardCount = (stock: number): number =>
  Math.min(shardsMax, Math.max(1, Math.ceil(stock / piecesPerShard)));

const stockPrefix = (rewardId: string): string => `stock#${rewardId}#`;
const stockCounter = (rewardId: string, shard: number): string =>
  `${stockPrefix(rewardId)}${shard}`;

/** The counters that a reward starts with, its stock spread evenly over them. */
export function initialStock(reward: Reward): Hold[] {
  const stock = reward.stock ?? 0;
  const shards = stockShardCount(stock);
  return Array.from({ length: shards }, (_, shard) => ({
    counter: stockCounter(reward.id, shard),
    units: Math.floor(stock / shards) + (shard < stock % shards ? 1 : 0),
  }));
}

/** What one pledge wants of limited things. */
export type Claim = {
  readonly reward: Reward;
  readonly units: number;
  readonly backerId: string;
};

const isLimited = (reward: Reward): boolean =>
  reward.stock !== undefined || reward.perBackerMax !== undefined;

export const claimFor = (
  reward: Reward | undefined,
  units: number,
  backerId: string,
): Claim | undefined => (reward && isLimited(reward) ? { reward, units, backerId } : undefined);

/** The first try: all units from one shard, picked by `spread`, any integer. */
export function firstPlan(claim: Claim, spread: number): Hold[] {
  const { reward, units } = claim;
  if (reward.stock === undefined) return allowance(claim);
  const shard = spread % stockShardCount(reward.stock);
  return [{ counter: stockCounter(reward.id, shard), units }, ...allowance(claim)];
}

/** A later try: units gathered from the shards that have some; undefined when too few are left. */
export function gatheredPlan(
  claim: Claim,
  left: ReadonlyMap<string, number>,
  spread: number,
): Hold[] | undefined {
  const counters = [...left.keys()];
  const rotated = counters.map((_, index) => counters[(index + spread) % counters.length] ?? '');
  const holds: Hold[] = [];
  let missing = claim.units;
  for (const counter of rotated) {
    const units = Math.min(missing, left.get(counter) ?? 0);
    if (units > 0) holds.push({ counter, units });
    missing -= units;
  }
  return missing === 0 ? [...holds, ...allowance(claim)] : undefined;
}

/** Old and new holds of one pledge as what is to be taken and what given back, by counter. */
export function exchange(
  before: readonly Hold[],
  after: readonly Hold[],
): { readonly take: Hold[]; readonly giveBack: Hold[] } {
  const change = new Map<string, number>();
  for (const { counter, units } of before) change.set(counter, -units);
  for (const { counter, units } of after) change.set(counter, (change.get(counter) ?? 0) + units);
  const take: Hold[] = [];
  const giveBack: Hold[] = [];
  for (const [counter, units] of change) {
    if (units > 0) take.push({ counter, units });
    if (units < 0) giveBack.push({ counter, units: -units });
  }
  return { take, giveBack };
}

function allowance({ reward, units, backerId }: Claim): Hold[] {
  return reward.perBackerMax === undefined
    ? []
    : [{ counter: `backer#${reward.id}#${backerId}`, units }];
}

export const isStock = (hold: Hold): boolean => hold.counter.startsWith('stock#');

/** Takes units from a counter, as an action of a transaction. */
export function takeAction(table: Table, campaignId: string, hold: Hold, perBackerMax?: number) {
  const counting = isStock(hold)
    ? {
        UpdateExpression: 'SET #left = #left - :units',
        ConditionExpression: '#left >= :units',
        ExpressionAttributeNames: { '#left': 'left' },
        ExpressionAttributeValues: { ':units': hold.units },
      }
    : {
        UpdateExpression: 'SET #taken = if_not_exists(#taken, :none) + :units',
        ConditionExpression: 'attribute_not_exists(#taken) OR #taken <= :most',
        ExpressionAttributeNames: { '#taken': 'taken' },
        ExpressionAttributeValues: {
          ':units': hold.units,
          ':none': 0,
          ':most': (perBackerMax ?? 0) - hold.units,
        },
      };
  return {
    Update: { TableName: table.name, Key: counterKey(campaignId, hold.counter), ...counting },
  };
}

/** Gives units back to a counter, as an action of a transaction. */
export function giveBackAction(table: Table, campaignId: string, hold: Hold) {
  const [field, sign] = isStock(hold) ? (['left', '+'] as const) : (['taken', '-'] as const);
  return {
    Update: {
      TableName: table.name,
      Key: counterKey(campaignId, hold.counter),
      UpdateExpression: `SET #count = #count ${sign} :units`,
      ExpressionAttributeNames: { '#count': field },
      ExpressionAttributeValues: { ':units': hold.units },
    },
  };
}

/** What is left in each shard of these rewards' stock, by counter. */
export async function readStock(
  table: Table,
  campaignId: string,
  rewards: readonly Reward[],
  options: { readonly consistent: boolean },
): Promise<Map<string, number>> {
  const keys = rewards
    .filter((reward) => reward.stock !== undefined)
    .flatMap(initialStock)
    .map((hold) => counterKey(campaignId, hold.counter));
  const items = await readAll(table, keys, options);
  const counterOf = (pk: unknown) => String(pk).slice(`N#${campaignId}#`.length);
  return new Map(items.map((item) => [counterOf(item['pk']), Number(item['left'])]));
}

/** Sums the shards up to what is left of each limited reward. */
export function remainingByReward(
  rewards: readonly Reward[],
  left: ReadonlyMap<string, number>,
): Map<string, number> {
  const remaining = new Map<string, number>();
  for (const reward of rewards) {
    if (reward.stock === undefined) continue;
    let sum = 0;
    for (const { counter } of initialStock(reward)) sum += left.get(counter) ?? 0;
    remaining.set(reward.id, sum);
  }
  return remaining;
}
