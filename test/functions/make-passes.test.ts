import { describe, expect, test } from '@jest/globals';
import { makePasses } from '../../functions/make-passes/make-passes.ts';
import type { PassesBody } from '../../functions/make-passes/contract.ts';
import { bodyOf, callerOf, codeOf, request, useStores } from '../support/fanfund.ts';
import { counterOfPass } from '../../shared/store/secret-reward.ts';
import { passStore } from '../../shared/store/pass-store.ts';

const stores = useStores();
const passes = passStore(stores.table);
const rewards = [
  { id: 'kettle', title: 'A kettle', priceMinor: 4_900 },
  { id: 'for-friends', title: 'For friends', priceMinor: 3_900, secret: {} },
];
let seeds = 0;
const make = (id: string, body: PassesBody, idempotencyKey = 'k1', by = 'creator-1') =>
  makePasses(
    { ...stores, passes, seed: () => `seed-${(seeds += 1)}` },
    request({ caller: callerOf(by), path: { id }, body, idempotencyKey }),
  );
const friends = (count: number) => ({ rewardId: 'for-friends', count });

describe('passes', () => {
  test('are as many as were asked for, each another one and none in use', async () => {
    const { id } = await stores.given('live', { rewards });
    const { passes: made } = bodyOf(await make(id, friends(30))) as { passes: string[] };
    expect(new Set(made).size).toBe(30);
    for (const pass of made) {
      expect(pass).toMatch(/^pass_for-friends_[A-Za-z0-9_-]{24}$/);
      expect(await passes.isUnused(id, counterOfPass(pass) ?? '')).toBe(true);
    }
  });

  test('are the same for a repeated request, and others for another one', async () => {
    const { id } = await stores.given('draft', { rewards });
    const first = bodyOf(await make(id, friends(2)));
    expect(bodyOf(await make(id, friends(2)))).toEqual(first);
    expect(bodyOf(await make(id, friends(2), 'k2'))).not.toEqual(first);
  });

  test('are kept as hashes: what looks a pass up does not say it', async () => {
    const { id } = await stores.given('live', { rewards });
    const { passes: made } = bodyOf(await make(id, friends(1))) as { passes: string[] };
    const counter = counterOfPass(made[0] ?? '') ?? '';
    expect(counter).toMatch(/^pass#for-friends#[A-Za-z0-9_-]{22}$/);
    expect(counter).not.toContain((made[0] ?? '').slice(-24, -2));
  });
});

describe('passes are refused', () => {
  test.each([
    ['idempotency_key_reused', friends(3), 'creator-1'],
    ['reward_not_found', { rewardId: 'sofa', count: 1 }, 'creator-1'],
    ['passes_need_secret_reward', { rewardId: 'kettle', count: 1 }, 'creator-1'],
    ['forbidden', friends(2), 'creator-2'],
  ] as const)('as %s', async (code, body, by) => {
    const { id } = await stores.given('live', { rewards });
    await make(id, friends(2));
    expect(codeOf(await make(id, body, 'k1', by))).toBe(code);
  });

  test('to who may not know of the draft', async () => {
    const { id } = await stores.given('draft', { rewards });
    expect(codeOf(await make(id, friends(1), 'k1', 'creator-2'))).toBe('not_found');
  });
});
