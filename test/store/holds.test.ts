import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Campaign, Reward } from '../../shared/domain/campaign.ts';
import type { Claim } from '../../shared/store/holds.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import { campaignStore } from '../../shared/store/campaign-store.ts';
import {
  claimFor,
  exchange,
  firstPlan,
  gatheredPlan,
  initialStock,
  readStock,
  remainingByReward,
  stockShardCount,
} from '../../shared/store/holds.ts';
import { pledgeStore } from '../../shared/store/pledge-store.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import { TransientError } from '../../shared/errors.ts';
import { seededRandom } from '../../infra/stripe-simulator/faults.ts';
import { pledgeEvents } from '../support/events.ts';
import { campaignIn, kettle, pending } from '../support/given.ts';
import { useTable } from '../support/table.ts';

const table = useTable();
const chance = seededRandom(11);
const spread = (): number => Math.floor(chance() * 2 ** 31);
const store = pledgeStore(table, spread);

let campaigns = 2000;

/** A live campaign of its own whose one reward is limited, its counters filled. */
async function offering(limits: Partial<Reward>, ...others: Reward[]) {
  const reward: Reward = { ...kettle, ...limits };
  const campaign = campaignIn('live', {
    number: (campaigns += 1),
    rewards: [reward, ...others],
  });
  await campaignStore(table).fillStock(campaign);
  return { campaign, reward };
}

const order = (campaign: Campaign, number: number, more: Partial<Pledge> = {}): Pledge => ({
  ...pending({ campaign, number, rewardId: 'kettle' }),
  ...(more as object),
});

const createFor = (
  { campaign, reward }: { readonly campaign: Campaign; readonly reward: Reward },
  pledge: Pledge,
  by: PledgeStore = store,
) => {
  const claim = claimFor([{ reward, quantity: pledge.quantity }], pledge.backerId);
  if (campaign.id !== pledge.campaignId) throw new Error('the pledge is of another campaign');
  return by.create(pledge, claim);
};

async function leftOf(campaign: Campaign, rewardId = 'kettle'): Promise<number | undefined> {
  const left = await readStock(table, campaign.id, campaign.rewards, { consistent: true });
  return remainingByReward(campaign.rewards, left).get(rewardId);
}

const heldBy = (pledges: readonly Pledge[], kind: string): number =>
  pledges
    .flatMap(({ holds }) => holds)
    .filter(({ counter }) => counter.startsWith(kind))
    .reduce((sum, { units }) => sum + units, 0);

const createdOf = (answers: readonly object[]): Pledge[] =>
  answers.flatMap((answer) => ('created' in answer ? [answer.created as Pledge] : []));

beforeEach(() => {
  table.calls.length = 0;
});

describe('stock', () => {
  test.each([
    [1, 1],
    [10, 1],
    [11, 2],
    [50, 5],
    [320, 32],
    [1_000_000, 32],
  ])('of %i pieces lies in %i shards, none lost', (stock, shards) => {
    const counters = initialStock({ ...kettle, stock });
    expect(stockShardCount(stock)).toBe(shards);
    expect(counters).toHaveLength(shards);
    expect(counters.reduce((sum, { units }) => sum + units, 0)).toBe(stock);
    const sizes = counters.map(({ units }) => units);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  });

  test('is taken with the pledge in one transaction', async () => {
    const offer = await offering({ stock: 30 });
    table.calls.length = 0;
    const pledge = order(offer.campaign, 1, { quantity: 2 });
    const answer = await createFor(offer, pledge);
    expect(answer).toMatchObject({ created: { id: pledge.id, holds: [{ units: 2 }] } });
    expect(table.calls.map(({ operation }) => operation)).toEqual(['TransactWriteItems']);
    expect(await leftOf(offer.campaign)).toBe(28);
    expect(await store.get(pledge.id)).toEqual(createdOf([answer])[0]);
  });

  test('is taken once by a repeated request, also when it is the last piece', async () => {
    const offer = await offering({ stock: 1 });
    const pledge = order(offer.campaign, 1);
    const [first] = createdOf([await createFor(offer, pledge)]);
    expect(await createFor(offer, pledge)).toEqual({ existing: first });
    expect(await leftOf(offer.campaign)).toBe(0);
  });

  test('that is too little refuses the pledge and writes nothing', async () => {
    const offer = await offering({ stock: 3 });
    const pledge = order(offer.campaign, 1, { quantity: 4 });
    expect(await createFor(offer, pledge)).toEqual({ exhausted: 'stock' });
    expect(await store.get(pledge.id)).toBeUndefined();
    expect(await leftOf(offer.campaign)).toBe(3);
  });

  test('is gathered from several shards when one has too little', async () => {
    const offer = await offering({ stock: 40 });
    const answer = await createFor(offer, order(offer.campaign, 1, { quantity: 25 }));
    const [pledge] = createdOf([answer]);
    expect(pledge?.holds.length).toBeGreaterThanOrEqual(3);
    expect(heldBy(pledge ? [pledge] : [], 'stock#')).toBe(25);
    expect(await leftOf(offer.campaign)).toBe(15);
  });

  test('comes back from every shard when the pledge leaves', async () => {
    const offer = await offering({ stock: 40 });
    const [pledge] = createdOf([
      await createFor(offer, order(offer.campaign, 1, { quantity: 25 })),
    ]);
    await store.apply(pledge ?? pending(), pledgeEvents.PledgeLapsed);
    expect(await leftOf(offer.campaign)).toBe(40);
    const again = await createFor(offer, order(offer.campaign, 2, { quantity: 40 }));
    expect(createdOf([again])).toHaveLength(1);
  });

  test('without a limit is never counted', async () => {
    const offer = await offering({});
    table.calls.length = 0;
    await createFor(offer, order(offer.campaign, 1));
    expect(table.calls.map(({ operation }) => operation)).toEqual(['PutItem']);
    expect(await leftOf(offer.campaign)).toBeUndefined();
  });
});

describe('a rush', () => {
  test('of 200 for the last 50 pieces is 50 pledges, none lost and none too many', async () => {
    const offer = await offering({ stock: 50 });
    const pledges = Array.from({ length: 200 }, (_, number) => order(offer.campaign, number));
    const answers = await Promise.all(pledges.map((pledge) => createFor(offer, pledge)));
    const created = createdOf(answers);
    expect(created).toHaveLength(50);
    expect(answers.filter((answer) => 'exhausted' in answer)).toHaveLength(150);
    expect(heldBy(created, 'stock#')).toBe(50);
    expect(await leftOf(offer.campaign)).toBe(0);
    const written = await Promise.all(pledges.map(({ id }) => store.get(id)));
    expect(written.filter((pledge) => pledge !== undefined)).toHaveLength(50);
  });

  test('for two or three pieces each takes all that can be given', async () => {
    const offer = await offering({ stock: 50 });
    const pledges = Array.from({ length: 60 }, (_, number) =>
      order(offer.campaign, number, { quantity: 2 + (number % 2) }),
    );
    const created = createdOf(await Promise.all(pledges.map((pledge) => createFor(offer, pledge))));
    const taken = created.reduce((sum, { quantity }) => sum + quantity, 0);
    const left = await leftOf(offer.campaign);
    expect(taken).toBe(heldBy(created, 'stock#'));
    expect(taken + (left ?? 0)).toBe(50);
    expect(left).toBeLessThan(2);
  });

  test('that leaves again gives all of it back', async () => {
    const offer = await offering({ stock: 50 });
    const pledges = Array.from({ length: 50 }, (_, number) => order(offer.campaign, number));
    const created = createdOf(await Promise.all(pledges.map((pledge) => createFor(offer, pledge))));
    await Promise.all(created.map((pledge) => store.apply(pledge, pledgeEvents.PledgeLapsed)));
    expect(created).toHaveLength(50);
    expect(await leftOf(offer.campaign)).toBe(50);
  });

  test('of one request sent twenty times holds one piece', async () => {
    const offer = await offering({ stock: 50 });
    const pledge = order(offer.campaign, 1);
    const answers = await Promise.all(Array.from({ length: 20 }, () => createFor(offer, pledge)));
    expect(createdOf(answers)).toHaveLength(1);
    expect(answers.filter((answer) => 'existing' in answer)).toHaveLength(19);
    expect(await leftOf(offer.campaign)).toBe(49);
  });
});

describe('what one backer may take', () => {
  const sameBacker = (campaign: Campaign, number: number, quantity = 1): Pledge => ({
    ...pending({ campaign, number, backerId: 'collector', rewardId: 'kettle', quantity }),
  });

  test('is counted over all pledges of one, and not over those of another', async () => {
    const offer = await offering({ perBackerMax: 3 });
    const { campaign } = offer;
    expect(createdOf([await createFor(offer, sameBacker(campaign, 1, 2))])).toHaveLength(1);
    expect(await createFor(offer, sameBacker(campaign, 2, 2))).toEqual({ exhausted: 'allowance' });
    expect(createdOf([await createFor(offer, sameBacker(campaign, 3, 1))])).toHaveLength(1);
    expect(await createFor(offer, sameBacker(campaign, 4, 1))).toEqual({ exhausted: 'allowance' });
    const other = order(campaign, 5, { quantity: 3 });
    expect(createdOf([await createFor(offer, other)])).toHaveLength(1);
  });

  test('is not exceeded by thirty requests at once', async () => {
    const offer = await offering({ perBackerMax: 3, stock: 100 });
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, number) =>
        createFor(offer, sameBacker(offer.campaign, number)),
      ),
    );
    expect(createdOf(answers)).toHaveLength(3);
    expect(answers.filter((answer) => 'exhausted' in answer)).toHaveLength(27);
    expect(await leftOf(offer.campaign)).toBe(97);
  });

  test('is free again when a pledge leaves', async () => {
    const offer = await offering({ perBackerMax: 1 });
    const [first] = createdOf([await createFor(offer, sameBacker(offer.campaign, 1))]);
    await store.apply(first ?? pending(), pledgeEvents.PledgeCancelled);
    expect(createdOf([await createFor(offer, sameBacker(offer.campaign, 2))])).toHaveLength(1);
  });

  test('refuses before stock does, and takes none of it', async () => {
    const offer = await offering({ perBackerMax: 1, stock: 5 });
    await createFor(offer, sameBacker(offer.campaign, 1));
    expect(await createFor(offer, sameBacker(offer.campaign, 2))).toEqual({
      exhausted: 'allowance',
    });
    expect(await leftOf(offer.campaign)).toBe(4);
  });
});

describe('a change', () => {
  const mug: Reward = { id: 'mug', title: 'The mug', priceMinor: 1500, stock: 10 };

  async function pledged(limits: Partial<Reward>, quantity = 1) {
    const offer = await offering({ stock: 20, ...limits }, mug);
    const [pledge] = createdOf([await createFor(offer, order(offer.campaign, 1, { quantity }))]);
    if (!pledge) throw new Error('nothing was created');
    return { ...offer, pledge };
  }

  const changeTo = (pledge: Pledge, reward: Reward | undefined, quantity = 1) =>
    store.apply(
      pledge,
      {
        ...pledgeEvents.PledgeChanged,
        rewardId: reward?.id,
        quantity,
        amountMinor: 5000,
        holds: [],
      },
      claimFor(reward ? [{ reward, quantity }] : [], pledge.backerId),
    );

  test('to another reward takes there and gives back here', async () => {
    const { campaign, pledge } = await pledged({}, 2);
    const changed = await changeTo(pledge, mug, 3);
    expect(changed).toMatchObject({ applied: { rewardId: 'mug', quantity: 3, version: 2 } });
    expect(await leftOf(campaign)).toBe(20);
    expect(await leftOf(campaign, 'mug')).toBe(7);
    expect(await store.get(pledge.id)).toEqual('applied' in changed && changed.applied);
  });

  test('to more pieces takes the difference only', async () => {
    const { campaign, reward, pledge } = await pledged({ perBackerMax: 4 }, 2);
    expect(await changeTo(pledge, reward, 4)).toMatchObject({ applied: { quantity: 4 } });
    expect(await leftOf(campaign)).toBe(16);
  });

  test('to all that is left is possible, with what the pledge holds itself', async () => {
    const { campaign, reward, pledge } = await pledged({}, 15);
    expect(await changeTo(pledge, reward, 20)).toMatchObject({ applied: { quantity: 20 } });
    expect(await leftOf(campaign)).toBe(0);
  });

  test('to fewer pieces gives back the difference', async () => {
    const { campaign, reward, pledge } = await pledged({}, 5);
    expect(await changeTo(pledge, reward, 1)).toMatchObject({ applied: { quantity: 1 } });
    expect(await leftOf(campaign)).toBe(19);
  });

  test('to support without a reward gives everything back', async () => {
    const { campaign, pledge } = await pledged({ perBackerMax: 5 }, 5);
    const changed = await changeTo(pledge, undefined);
    expect(changed).toMatchObject({ applied: { holds: [] } });
    expect(changed).not.toHaveProperty('applied.rewardId', 'kettle');
    expect(await leftOf(campaign)).toBe(20);
  });

  test('beyond the stock is refused, and everything stays', async () => {
    const { campaign, pledge } = await pledged({}, 2);
    expect(await changeTo(pledge, mug, 11)).toEqual({ exhausted: 'stock' });
    expect(await store.get(pledge.id)).toEqual(pledge);
    expect([await leftOf(campaign), await leftOf(campaign, 'mug')]).toEqual([18, 10]);
  });

  test('beyond what one backer may take is refused, and everything stays', async () => {
    const { campaign, reward, pledge } = await pledged({ perBackerMax: 3 }, 2);
    expect(await changeTo(pledge, reward, 4)).toEqual({ exhausted: 'allowance' });
    expect(await store.get(pledge.id)).toEqual(pledge);
    expect(await leftOf(campaign)).toBe(18);
  });

  test('of a pledge that has moved is refused, and takes nothing', async () => {
    const { campaign, pledge } = await pledged({}, 2);
    await store.apply(pledge, pledgeEvents.PledgeConfirmed);
    expect(await changeTo(pledge, mug, 1)).toMatchObject({ standing: { state: 'confirmed' } });
    expect([await leftOf(campaign), await leftOf(campaign, 'mug')]).toEqual([18, 10]);
  });

  test('sent ten times at once is one change', async () => {
    const { campaign, pledge } = await pledged({}, 2);
    const answers = await Promise.all(Array.from({ length: 10 }, () => changeTo(pledge, mug, 1)));
    expect(answers.filter((answer) => 'applied' in answer)).toHaveLength(1);
    expect([await leftOf(campaign), await leftOf(campaign, 'mug')]).toEqual([20, 9]);
  });
});

describe('a plan', () => {
  const claimOf = (reward: Reward, quantity: number): Claim => {
    const claim = claimFor([{ reward, quantity }], 'backer-1');
    if (!claim) throw new Error('Nothing is limited.');
    return claim;
  };
  const claim = claimOf({ ...kettle, stock: 40 }, 7);

  test('begins with one shard, picked by chance', () => {
    expect(firstPlan(claim, 6)).toEqual([{ counter: 'stock#kettle#2', units: 7 }]);
  });

  test('gathers from those that have some, beginning anywhere', () => {
    const left = new Map([
      ['stock#kettle#0', 3],
      ['stock#kettle#1', 0],
      ['stock#kettle#2', 5],
    ]);
    expect(gatheredPlan(claim, left, 2)).toEqual([
      { counter: 'stock#kettle#2', units: 5 },
      { counter: 'stock#kettle#0', units: 2 },
    ]);
    expect(gatheredPlan(claimOf({ ...kettle, stock: 40 }, 9), left, 0)).toBeUndefined();
  });

  test('of a limit per backer alone needs no stock', () => {
    const reward = { ...kettle, perBackerMax: 9 };
    expect(firstPlan(claimOf(reward, 7), 5)).toEqual([
      { counter: 'backer#kettle#backer-1', units: 7 },
    ]);
  });

  test('for a reward without limits is none', () => {
    expect(claimFor([{ reward: kettle, quantity: 1 }], 'backer-1')).toBeUndefined();
    expect(claimFor([], 'backer-1')).toBeUndefined();
  });

  test('exchanges only what differs', () => {
    const before = [
      { counter: 'a', units: 2 },
      { counter: 'b', units: 1 },
      { counter: 'c', units: 4 },
    ];
    const after = [
      { counter: 'c', units: 4 },
      { counter: 'b', units: 3 },
      { counter: 'd', units: 1 },
    ];
    expect(exchange(before, after)).toEqual({
      take: [
        { counter: 'b', units: 2 },
        { counter: 'd', units: 1 },
      ],
      giveBack: [{ counter: 'a', units: 2 }],
    });
  });
});

test('too much trouble with one piece is transient, and holds nothing', async () => {
  const offer = await offering({ stock: 1 });
  const conflicting = {
    ...table,
    client: Object.assign(Object.create(table.client) as typeof table.client, {
      send: async (command: Parameters<typeof table.client.send>[0]) => {
        if (command.constructor.name !== 'TransactWriteCommand') return table.client.send(command);
        throw await conflict();
      },
    }),
  };
  const busy = pledgeStore(conflicting, spread);
  await expect(createFor(offer, order(offer.campaign, 1), busy)).rejects.toThrow(TransientError);
  expect(await leftOf(offer.campaign)).toBe(1);
});

/** What DynamoDB says when another transaction has one of the items. */
async function conflict(): Promise<Error> {
  const { TransactionCanceledException } = await import('@aws-sdk/client-dynamodb');
  return new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
  });
}
