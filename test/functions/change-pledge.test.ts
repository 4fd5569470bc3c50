import { describe, expect, test } from '@jest/globals';
import { changePledge } from '../../functions/change-pledge/change-pledge.ts';
import type { PledgeBody } from '../../shared/api/order-body.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import { bodyOf, callerOf, codeOf, request, useStores } from '../support/fanfund.ts';
import { claimFor } from '../../shared/store/holds.ts';
import { deadlineMs, givenPledge, pending } from '../support/given.ts';
import type { PledgeWishes } from '../support/given.ts';

const stores = useStores();
const { clock, table, pledges } = stores;

const rewards = [
  { id: 'lamp', title: 'A lamp', priceMinor: 3_000, stock: 5, perBackerMax: 3 },
  { id: 'vase', title: 'A vase', priceMinor: 2_000, stock: 1 },
  { id: 'poster', title: 'A poster', priceMinor: 1_500 },
];

const guessesMax = 3;
const guessed = new Map<string, number>();
const door = {
  closedForSeconds: ({ backerId }: { readonly backerId: string }) => {
    guessed.set(backerId, (guessed.get(backerId) ?? 0) + 1);
    return Promise.resolve((guessed.get(backerId) ?? 0) > guessesMax ? 90 : undefined);
  },
};

const change = (pledge: Pledge, body: PledgeBody, by = pledge.backerId) =>
  changePledge(
    { ...stores, door },
    request({ caller: callerOf(by), path: { id: pledge.id }, body }),
  );

/** A pledge that holds what it is for. */
async function holding(wishes: PledgeWishes = { rewardId: 'lamp', quantity: 2 }) {
  const campaign = await stores.given('live', { rewards });
  const pledge = pending({ campaign, amountMinor: 6_000, ...wishes });
  const reward = rewards.find(({ id }) => id === pledge.rewardId);
  const ordered = reward ? [{ reward, quantity: pledge.quantity }] : [];
  const claim = claimFor(ordered, pledge.backerId);
  const written = await pledges.create(pledge, claim);
  if (!('created' in written)) throw new Error('The pledge was not created.');
  const left = async () => {
    const { remaining } = (await stores.figures([campaign]))(campaign);
    return [remaining.get('lamp'), remaining.get('vase')];
  };
  return { pledge: written.created, campaign, left };
}

describe('a pledge', () => {
  test('takes the price of its new quantity', async () => {
    const { pledge, left } = await holding();
    const body = bodyOf(await change(pledge, { quantity: 3 }));
    expect(body).toMatchObject({ rewardId: 'lamp', quantity: 3, amountMinor: 9_000 });
    expect(await left()).toEqual([2, 1]);
  });

  test('gives back what its new quantity does not need', async () => {
    const { pledge, left } = await holding();
    bodyOf(await change(pledge, { quantity: 1 }));
    expect(await left()).toEqual([4, 1]);
  });

  test('moves to another reward, and its stock with it', async () => {
    const { pledge, left } = await holding();
    const body = bodyOf(await change(pledge, { rewardId: 'vase', quantity: 1 }));
    expect(body).toMatchObject({ rewardId: 'vase', quantity: 1, amountMinor: 2_000 });
    expect(await left()).toEqual([5, 0]);
  });

  test('moves to a reward that is not limited, and holds nothing', async () => {
    const { pledge, left } = await holding();
    bodyOf(await change(pledge, { rewardId: 'poster' }));
    expect(await left()).toEqual([5, 1]);
    expect((await stores.pledgeNow(pledge.id)).holds).toEqual([]);
  });

  test('keeps its reward when only more is given', async () => {
    const { pledge, left } = await holding();
    const body = bodyOf(await change(pledge, { amountMinor: 7_500 }));
    expect(body).toMatchObject({ rewardId: 'lamp', quantity: 2, amountMinor: 7_500 });
    expect(await left()).toEqual([3, 1]);
  });

  test('stays confirmed, and tells its history', async () => {
    const campaign = await stores.given('live', { rewards });
    const pledge = await givenPledge(table, 'confirmed', { campaign });
    const body = bodyOf(await change(pledge, { amountMinor: 5_000 }));
    expect(body['state']).toBe('confirmed');
    expect((body['history'] as { event: string }[]).map(({ event }) => event)).toEqual([
      ...['PledgeCreated', 'PledgeConfirmed', 'PledgeChanged'],
    ]);
  });
});

describe('a change is refused', () => {
  test.each([
    ['more than there are', { rewardId: 'vase', quantity: 2 }, 'sold_out'],
    ['more than one backer may take', { quantity: 4 }, 'per_backer_limit'],
    ['less than the price', { amountMinor: 5_999 }, 'amount_below_price'],
    ['a reward that is none', { rewardId: 'sofa' }, 'reward_not_found'],
    ['a part of a cent', { amountMinor: 6_000.5 }, 'amount_not_representable'],
  ] as const)('to %s, and nothing has changed', async (_what, body, code) => {
    const { pledge, left } = await holding();
    expect(codeOf(await change(pledge, body))).toBe(code);
    expect(await stores.pledgeNow(pledge.id)).toEqual(pledge);
    expect(await left()).toEqual([3, 1]);
  });

  test.each(['authorize', 'charge-now'] as const)('with %s', async (collection) => {
    const campaign = await stores.given('live', { collection });
    const pledge = await givenPledge(table, 'confirmed', { campaign });
    const code = codeOf(await change(pledge, { amountMinor: 5_000 }));
    expect(code).toBe('change_needs_new_payment');
  });

  test.each(['collecting', 'collected', 'releasing', 'released', 'cancelled', 'lapsed'] as const)(
    'for a %s pledge',
    async (state) => {
      const pledge = await givenPledge(table, state, { campaign: await stores.given('live') });
      expect(codeOf(await change(pledge, { amountMinor: 5_000 }))).toBe('pledge_state');
    },
  );

  test('at the deadline', async () => {
    const { pledge } = await holding();
    clock.set(deadlineMs);
    expect(codeOf(await change(pledge, { quantity: 1 }))).toBe('campaign_closed');
  });

  test('not when it was in time and the deadline comes meanwhile', async () => {
    const { pledge } = await holding();
    let nowMs = deadlineMs - 1;
    const deps = { ...stores, now: () => nowMs++ };
    const [by, path] = [callerOf(pledge.backerId), { id: pledge.id }];
    bodyOf(await changePledge(deps, request({ caller: by, path, body: { quantity: 1 } })));
    expect((await stores.pledgeNow(pledge.id)).history.at(-1)?.atMs).toBe(deadlineMs - 1);
  });

  test("for somebody else's pledge: it does not exist for them", async () => {
    const { pledge } = await holding();
    expect(codeOf(await change(pledge, { quantity: 1 }, 'mallory'))).toBe('not_found');
  });

  test('after so many that the item would grow too large', async () => {
    const { pledge } = await holding({ amountMinor: 1_000 });
    for (let changes = 1; changes < 30; changes += 1)
      bodyOf(await change(pledge, { amountMinor: 1_000 + changes }));
    expect(codeOf(await change(pledge, { amountMinor: 2_000 }))).toBe('too_many_changes');
  });
});

test('two changes at once never leave stock lost or taken twice', async () => {
  const { pledge, left } = await holding();
  await Promise.allSettled([
    ...[change(pledge, { quantity: 1 }), change(pledge, { rewardId: 'vase', quantity: 1 })],
    change(pledge, { quantity: 3 }),
  ]);
  const { holds, rewardId, quantity } = await stores.pledgeNow(pledge.id);
  const held = holds
    .filter(({ counter }) => counter.startsWith('stock#'))
    .reduce((sum, { units }) => sum + units, 0);
  expect(held).toBe(quantity);
  const expected = rewardId === 'vase' ? [5, 0] : [5 - quantity, 1];
  expect(await left()).toEqual(expected);
});

test('codes of secret rewards are guessed no more often here than by pledging anew', async () => {
  const { pledge } = await holding();
  guessed.clear();
  const guess = { rewardId: 'for-friends', quantity: 1, code: 'not-this-one' };
  for (let guesses = 0; guesses < guessesMax; guesses += 1)
    expect(codeOf(await change(pledge, guess))).toBe('reward_not_found');
  await expect(change(pledge, guess)).rejects.toMatchObject({
    ...{ code: 'too_many_attempts', headers: { 'retry-after': '90' } },
  });
  bodyOf(await change(pledge, { quantity: 1 }));
});
