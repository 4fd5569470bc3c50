import { describe, expect, test } from '@jest/globals';
import type { Campaign, Reward } from '../../shared/domain/campaign.ts';
import type { OrderedLine } from '../../shared/domain/order.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { campaignIn, pending } from '../support/given.ts';
import { campaignStore } from '../../shared/store/campaign-store.ts';
import { claimFor, readStock, remainingByReward } from '../../shared/store/holds.ts';
import { counterKey } from '../../shared/store/keys.ts';
import { counterOfPass, passesOf } from '../../shared/store/secret-reward.ts';
import { pledgeEvents } from '../support/events.ts';
import { pledgeStore } from '../../shared/store/pledge-store.ts';
import { seededRandom } from '../../infra/stripe-simulator/faults.ts';
import { useTable } from '../support/table.ts';

const table = useTable();
const chance = seededRandom(23);
const store = pledgeStore(table, () => Math.floor(chance() * 2 ** 31));

const shirt: Reward = {
  ...{ id: 'shirt', title: 'A shirt', priceMinor: 2_000, perBackerMax: 4 },
  variants: [
    { id: 's', title: 'Small', stock: 3 },
    { id: 'xl', title: 'Large', stock: 1 },
    { id: 'any', title: 'Made to measure' },
  ],
};
const poster: Reward = {
  ...{ id: 'poster', title: 'A poster', priceMinor: 900, stock: 2 },
  variants: [
    { id: 'day', title: 'By day' },
    { id: 'night', title: 'By night' },
  ],
};
const friends: Reward = { id: 'friends', title: 'For friends', priceMinor: 900, secret: {} };
const vase: Reward = { id: 'vase', title: 'A vase', priceMinor: 900, stock: 25 };

let campaigns = 7000;
async function offering(rewards: readonly Reward[]): Promise<Campaign> {
  const campaign = campaignIn('live', { number: (campaigns += 1), rewards });
  await campaignStore(table).fillStock(campaign);
  return campaign;
}

type Wish = readonly [
  reward: Reward,
  quantity: number,
  variantId?: string | undefined,
  pass?: string | undefined,
];

const ordered = (wishes: readonly Wish[]): OrderedLine[] =>
  wishes.map(([reward, quantity, variantId, pass]) => ({
    ...{ reward, quantity, priceMinor: reward.priceMinor, pass },
    variant: reward.variants?.find(({ id }) => id === variantId),
  }));

function order(campaign: Campaign, number: number, wishes: readonly Wish[]) {
  const pledge: Pledge = pending({ campaign, number });
  return store.create(pledge, claimFor(ordered(wishes), pledge.backerId));
}

async function created(...asked: Parameters<typeof order>): Promise<Pledge> {
  const answer = await order(...asked);
  if (!('created' in answer)) throw new Error(`Not created: ${JSON.stringify(answer)}`);
  return answer.created;
}

async function left(campaign: Campaign): Promise<Record<string, number>> {
  const counters = await readStock(table, campaign.id, campaign.rewards, { consistent: true });
  return Object.fromEntries(remainingByReward(campaign.rewards, counters));
}

describe('a pledge of several lines', () => {
  test('holds each of them from its own counter, in one transaction', async () => {
    const campaign = await offering([shirt, poster]);
    table.calls.length = 0;
    const pledge = await created(campaign, 1, [
      [shirt, 2, 's'],
      [shirt, 1, 'xl'],
      [shirt, 1, 'any'],
      [poster, 1, 'day'],
      [poster, 1, 'night'],
    ]);
    expect(table.calls.map(({ operation }) => operation)).toEqual(['TransactWriteItems']);
    expect(pledge.holds).toEqual([
      { counter: 'stock#shirt/s#0', units: 2 },
      { counter: 'stock#shirt/xl#0', units: 1 },
      { counter: 'stock#poster#0', units: 2 },
      { counter: 'backer#shirt#backer-1', units: 4 },
    ]);
    expect(await left(campaign)).toEqual({ 'shirt/s': 1, 'shirt/xl': 0, poster: 0 });
  });

  test('takes nothing at all when one line is sold out', async () => {
    const campaign = await offering([shirt, poster]);
    const wishes: readonly Wish[] = [
      [shirt, 1, 's'],
      [shirt, 2, 'xl'],
      [poster, 1, 'day'],
    ];
    expect(await order(campaign, 1, wishes)).toEqual({ exhausted: 'stock' });
    expect(await store.get(pending({ campaign, number: 1 }).id)).toBeUndefined();
    expect(await left(campaign)).toEqual({ 'shirt/s': 3, 'shirt/xl': 1, poster: 2 });
  });

  test('counts all variants towards what one backer may take', async () => {
    const campaign = await offering([shirt]);
    await created(campaign, 1, [[shirt, 2, 's']]);
    const another = pending({ campaign, number: 2, backerId: 'backer-1' });
    const wishes: readonly Wish[] = [
      [shirt, 1, 's'],
      [shirt, 2, 'any'],
    ];
    const claim = claimFor(ordered(wishes), 'backer-1');
    expect(await store.create(another, claim)).toEqual({ exhausted: 'allowance' });
    expect(await left(campaign)).toEqual({ 'shirt/s': 1, 'shirt/xl': 1 });
  });

  test('gathers each line from several shards where one has too little', async () => {
    const campaign = await offering([vase, { ...vase, id: 'urn' }]);
    const pledge = await created(campaign, 1, [
      [vase, 25],
      [{ ...vase, id: 'urn' }, 24],
    ]);
    expect(pledge.holds).toHaveLength(6);
    expect(await left(campaign)).toEqual({ vase: 0, urn: 1 });
  });

  test('gives all of it back when it leaves', async () => {
    const campaign = await offering([shirt, poster, vase]);
    const before = await left(campaign);
    const pledge = await created(campaign, 1, [
      [shirt, 1, 'xl'],
      [poster, 2, 'day'],
      [vase, 17],
    ]);
    await store.apply(pledge, pledgeEvents.PledgeLapsed);
    expect(await left(campaign)).toEqual(before);
    expect(await created(campaign, 2, [[shirt, 1, 'xl']])).toMatchObject({ state: 'pending' });
  });

  test('is refused, and takes nothing, where a transaction cannot name all of its counters', async () => {
    const vases = Array.from({ length: 5 }, (_, number) => ({
      ...{ ...vase, id: `vase-${number}`, stock: 320 },
    }));
    const campaign = await offering(vases);
    const wishes = vases.map((reward) => [reward, 320] as const);
    expect(await order(campaign, 1, wishes)).toEqual({ exhausted: 'actions' });
    expect(Object.values(await left(campaign))).toEqual([320, 320, 320, 320, 320]);
  });

  test('is sold once in a rush for the last of two things, and nothing is lost', async () => {
    const campaign = await offering([shirt, poster]);
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, number) =>
        order(campaign, number, [
          [shirt, 1, number % 2 === 0 ? 'xl' : 's'],
          [poster, 1, 'day'],
        ]),
      ),
    );
    const made = answers.flatMap((answer) => ('created' in answer ? [answer.created] : []));
    const held = made.flatMap(({ holds }) => holds).filter(({ counter }) => /^stock/.test(counter));
    const { poster: posters = 0, ...shirts } = await left(campaign);
    expect(made.length).toBeLessThanOrEqual(2);
    expect(posters).toBe(2 - made.length);
    expect(shirts['shirt/s']! + shirts['shirt/xl']!).toBe(4 - made.length);
    expect(held.reduce((sum, { units }) => sum + units, 0)).toBe(2 * made.length);
  });
});

describe('a change of lines', () => {
  const change = (pledge: Pledge, wishes: readonly Wish[]) =>
    store.apply(
      pledge,
      { ...pledgeEvents.PledgeChanged, quantity: 1, amountMinor: 5_000, holds: [] },
      claimFor(ordered(wishes), pledge.backerId),
    );

  test('takes what is new and gives back what is not wanted, in one transaction', async () => {
    const campaign = await offering([shirt, poster]);
    const pledge = await created(campaign, 1, [
      [shirt, 2, 's'],
      [poster, 1, 'day'],
    ]);
    table.calls.length = 0;
    const changed = await change(pledge, [
      [shirt, 1, 's'],
      [shirt, 1, 'xl'],
    ]);
    expect(changed).toMatchObject({ applied: { version: 2 } });
    expect(table.calls.map(({ operation }) => operation)).toEqual(['TransactWriteItems']);
    expect(await left(campaign)).toEqual({ 'shirt/s': 2, 'shirt/xl': 0, poster: 2 });
  });

  test('that cannot be leaves everything as it is', async () => {
    const campaign = await offering([shirt, poster]);
    const pledge = await created(campaign, 1, [[shirt, 2, 's']]);
    const wishes: readonly Wish[] = [
      [shirt, 1, 's'],
      [poster, 3, 'day'],
    ];
    expect(await change(pledge, wishes)).toEqual({ exhausted: 'stock' });
    expect(await store.get(pledge.id)).toEqual(pledge);
    expect(await left(campaign)).toEqual({ 'shirt/s': 1, 'shirt/xl': 1, poster: 2 });
  });
});

describe('a pass', () => {
  /** One that was made, as its counter is written. */
  async function givenPass(campaign: Campaign): Promise<string> {
    const [text = ''] = passesOf('friends', `seed of ${campaign.id}`, 1);
    const counter = counterOfPass(text) ?? '';
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...counterKey(campaign.id, counter), left: 1 },
      }),
    );
    return counter;
  }

  test('is used once, however many try at the same moment', async () => {
    const campaign = await offering([friends]);
    const pass = await givenPass(campaign);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, number) =>
        order(campaign, number, [[friends, 1, undefined, pass]]).catch(() => 'busy'),
      ),
    );
    expect(
      answers.filter((answer) => typeof answer === 'object' && 'created' in answer),
    ).toHaveLength(1);
    expect(await order(campaign, 9, [[friends, 1, undefined, pass]])).toEqual({
      exhausted: 'pass',
    });
  });

  test('is free again when its pledge leaves', async () => {
    const campaign = await offering([friends]);
    const pass = await givenPass(campaign);
    const pledge = await created(campaign, 1, [[friends, 2, undefined, pass]]);
    await store.apply(pledge, pledgeEvents.PledgeCancelled);
    const again = await created(campaign, 2, [[friends, 1, undefined, pass]]);
    expect(again.holds).toEqual([{ counter: pass, units: 1 }]);
  });

  test('that was never made is none', async () => {
    const campaign = await offering([friends]);
    const forged = counterOfPass(passesOf('friends', 'a guess', 1)[0] ?? '');
    expect(await order(campaign, 1, [[friends, 1, undefined, forged]])).toEqual({
      exhausted: 'pass',
    });
  });

  test('opens two variants of its reward, and is used once by them', async () => {
    const twofold: Reward = { ...shirt, id: 'friends', secret: {} };
    const campaign = await offering([twofold]);
    const pass = await givenPass(campaign);
    const pledge = await created(campaign, 1, [
      [twofold, 1, 's', pass],
      [twofold, 1, 'xl', pass],
    ]);
    expect(pledge.holds).toContainEqual({ counter: pass, units: 1 });
  });
});
