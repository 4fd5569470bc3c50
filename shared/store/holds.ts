/**
 * Limited things are held in counters: the stock of a reward or variant in shards, so that a rush
 * does not queue at one item, what one backer may take of it, and passes, of which there is one
 * each. All holds of a pledge and the pledge are one transaction: stock is never oversold, and never
 * lost by a crash between two writes.
 */
import type { Hold } from '../domain/pledge.ts';
import type { OrderedLine } from '../domain/order.ts';
import type { Reward } from '../domain/campaign.ts';
import type { Table } from './table.ts';
import { counterKey } from './keys.ts';
import { readAll } from './table.ts';

const piecesPerShard = 10;
const shardsMax = 32;

export const stockShardCount = (stock: number): number =>
  Math.min(shardsMax, Math.max(1, Math.ceil(stock / piecesPerShard)));

const stockPrefix = (pool: string): string => `stock#${pool}#`;

/** A stock of its own: a reward's, shared by its variants, or that of one variant. */
type Pool = { readonly pool: string; readonly stock: number };

const variantPool = (rewardId: string, variantId: string): string => `${rewardId}/${variantId}`;

export function poolsOf({ id, stock, variants = [] }: Reward): Pool[] {
  if (stock !== undefined) return [{ pool: id, stock }];
  return variants.flatMap((variant) =>
    variant.stock === undefined
      ? []
      : [{ pool: variantPool(id, variant.id), stock: variant.stock }],
  );
}

/** The counters that a reward starts with, its stock spread evenly over them. */
export const initialStock = (reward: Reward): Hold[] => poolsOf(reward).flatMap(countersOf);

function countersOf({ pool, stock }: Pool): Hold[] {
  const shards = stockShardCount(stock);
  return Array.from({ length: shards }, (_, shard) => ({
    counter: `${stockPrefix(pool)}${shard}`,
    units: Math.floor(stock / shards) + (shard < stock % shards ? 1 : 0),
  }));
}

/** What one pledge wants of limited things: pieces of some pools, and units of single counters. */
export type Claim = {
  readonly pieces: readonly (Pool & { readonly units: number })[];
  readonly singles: readonly (Hold & { readonly most?: number })[];
};

/** What is ordered, as far as it is limited. */
export type Wanted = Pick<OrderedLine, 'reward' | 'quantity'> &
  Partial<Pick<OrderedLine, 'variant' | 'pass'>>;

export function claimFor(lines: readonly Wanted[], backerId: string): Claim | undefined {
  const pieces = merged(lines.flatMap(piecesOf), ({ pool }) => pool);
  const singles = merged(
    lines.flatMap((line) => singlesOf(line, backerId)),
    ({ counter }) => counter,
  );
  return pieces.length + singles.length === 0 ? undefined : { pieces, singles };
}

function piecesOf({ reward, variant, quantity: units }: Wanted): Claim['pieces'][number][] {
  const names = [reward.id, variant && variantPool(reward.id, variant.id)];
  const pool = poolsOf(reward).find((each) => names.includes(each.pool));
  return pool ? [{ ...pool, units }] : [];
}

function singlesOf({ reward, quantity, pass }: Wanted, backerId: string) {
  const { perBackerMax: most } = reward;
  const counter = `backer#${reward.id}#${backerId}`;
  const singles: Claim['singles'][number][] = [];
  if (most !== undefined) singles.push({ counter, units: quantity, most });
  if (pass !== undefined) singles.push({ counter: pass, units: 1 });
  return singles;
}

/** Of variants that share a counter one claim is made: a transaction names each item once. */
function merged<T extends { readonly units: number }>(
  claims: readonly T[],
  nameOf: (claim: T) => string,
): T[] {
  const byName = new Map<string, T>();
  for (const claim of claims) {
    const units = (byName.get(nameOf(claim))?.units ?? 0) + claim.units;
    byName.set(nameOf(claim), { ...claim, units: isPass(nameOf(claim)) ? 1 : units });
  }
  return [...byName.values()];
}

/** The counter of a pass, by the hash of what its holder shows. */
export const passCounter = (rewardId: string, hash: string): string => `pass#${rewardId}#${hash}`;
export const isPass = (counter: string): boolean => counter.startsWith('pass#');
/** The reward that a pass is for. */
export const rewardOfPass = (counter: string): string => counter.split('#')[1] ?? '';

const singleHolds = ({ singles }: Claim): Hold[] =>
  singles.map(({ counter, units }) => ({ counter, units }));

/** The first try: all units of a pool from one shard, picked by `spread`, any integer. */
export function firstPlan(claim: Claim, spread: number): Hold[] {
  const holds = claim.pieces.map(({ pool, stock, units }) => ({
    counter: `${stockPrefix(pool)}${spread % stockShardCount(stock)}`,
    units,
  }));
  return [...holds, ...singleHolds(claim)];
}

/** A later try: units gathered from the shards that have some; undefined when too few are left. */
export function gatheredPlan(
  claim: Claim,
  left: ReadonlyMap<string, number>,
  spread: number,
): Hold[] | undefined {
  const holds: Hold[] = [];
  for (const { pool, units } of claim.pieces) {
    const prefix = stockPrefix(pool);
    const counters = [...left.keys()].filter((counter) => counter.startsWith(prefix));
    const rotated = counters.map((_, index) => counters[(index + spread) % counters.length] ?? '');
    // A transaction has a limited number of actions: several pools ask the fullest shards first.
    if (claim.pieces.length > 1) rotated.sort((a, b) => (left.get(b) ?? 0) - (left.get(a) ?? 0));
    const gathered = gather(rotated, left, units);
    if (!gathered) return undefined;
    holds.push(...gathered);
  }
  return [...holds, ...singleHolds(claim)];
}

function gather(
  counters: readonly string[],
  left: ReadonlyMap<string, number>,
  wanted: number,
): Hold[] | undefined {
  const holds: Hold[] = [];
  let missing = wanted;
  for (const counter of counters) {
    const units = Math.min(missing, left.get(counter) ?? 0);
    if (units > 0) holds.push({ counter, units });
    missing -= units;
  }
  return missing === 0 ? holds : undefined;
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

export const isStock = (hold: Hold): boolean => hold.counter.startsWith('stock#');
/** Counts up what was taken, where all others count down what is left. */
const isAllowance = (hold: Hold): boolean => hold.counter.startsWith('backer#');

/** Takes units from a counter, as an action of a transaction. */
export function takeAction(table: Table, campaignId: string, hold: Hold, claim: Claim) {
  const most = claim.singles.find(({ counter }) => counter === hold.counter)?.most ?? 0;
  const counting = !isAllowance(hold)
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
          ':most': most - hold.units,
        },
      };
  return {
    Update: { TableName: table.name, Key: counterKey(campaignId, hold.counter), ...counting },
  };
}

/** Gives units back to a counter, as an action of a transaction. */
export function giveBackAction(table: Table, campaignId: string, hold: Hold) {
  const [field, sign] = isAllowance(hold) ? (['taken', '-'] as const) : (['left', '+'] as const);
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
export const readStock = (
  table: Table,
  campaignId: string,
  rewards: readonly Reward[],
  options: { readonly consistent: boolean },
): Promise<Map<string, number>> => readPools(table, campaignId, rewards.flatMap(poolsOf), options);

export async function readPools(
  table: Table,
  campaignId: string,
  pools: readonly Pool[],
  options: { readonly consistent: boolean },
): Promise<Map<string, number>> {
  const keys = pools.flatMap(countersOf).map((hold) => counterKey(campaignId, hold.counter));
  const items = await readAll(table, keys, options);
  const counterOf = (pk: unknown) => String(pk).slice(`N#${campaignId}#`.length);
  return new Map(items.map((item) => [counterOf(item['pk']), Number(item['left'])]));
}

/** Sums the shards up to what is left of each limited reward, or of `reward/variant`. */
export function remainingByReward(
  rewards: readonly Reward[],
  left: ReadonlyMap<string, number>,
): Map<string, number> {
  const remaining = new Map<string, number>();
  for (const pool of rewards.flatMap(poolsOf)) {
    let sum = 0;
    for (const { counter } of countersOf(pool)) sum += left.get(counter) ?? 0;
    remaining.set(pool.pool, sum);
  }
  return remaining;
}
