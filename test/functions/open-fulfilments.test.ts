import { describe, expect, test } from '@jest/globals';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { openFulfilments } from '../../functions/open-fulfilments/open-fulfilments.ts';
import { fulfilmentCountsKey } from '../../shared/store/keys.ts';
import { pledgeToItem } from '../../shared/store/pledge-item.ts';
import { TransientError } from '../../shared/errors.ts';
import { givenPledge, minuteMs, pledgedAtMs, refundRecord } from '../support/given.ts';
import { mug, shippingAtMs, useDeliveries } from '../support/deliveries.ts';

const world = useDeliveries();
const { fulfilments, deliveryOf, table } = world;

describe('a settled campaign', () => {
  test('opens a delivery for each pledge whose money is here and that has a reward', async () => {
    const { campaign, ids } = await world.delivering([
      { quantity: 2, amountMinor: 3000 },
      { state: 'refunded' },
      { state: 'dropped' },
      { state: 'won' },
      { state: 'disputed' },
      { isMoneyOnly: true },
    ]);
    expect(await deliveryOf(ids[0] ?? '')).toEqual({
      ...{ pledgeId: ids[0], campaignId: campaign.id, backerId: 'backer-1', number: 1 },
      ...{ state: 'waiting', lines: [{ rewardId: 'mug', quantity: 2 }], waived: [], parcels: [] },
      expectedAtMs: Date.parse('2026-12-01'),
      ...{ openedAtMs: shippingAtMs, version: 1 },
    });
    const there = await fulfilments.getAll(ids);
    expect(ids.map((id) => there.get(id)?.number)).toEqual([
      ...[1, undefined, undefined, 3, 4, undefined],
    ]);
    expect(await fulfilments.counts(campaign.id)).toEqual({
      byState: { waiting: 3, shipping: 0, fulfilled: 0, closed: 0 },
      openByDay: new Map([['2026-12-01', 3]]),
      endedByDay: new Map(),
      isComplete: true,
    });
  });

  test('numbers its backers in the order in which they pledged', async () => {
    const { ids } = await world.delivering([
      { createdAtMs: pledgedAtMs + 3 * minuteMs },
      { createdAtMs: pledgedAtMs + minuteMs },
      { createdAtMs: pledgedAtMs + 2 * minuteMs },
    ]);
    const numbers = await Promise.all(ids.map(async (id) => (await deliveryOf(id)).number));
    expect(numbers).toEqual([3, 1, 2]);
  });

  test('owes nothing that was paid back by the piece, and expects the rest at the deadline', async () => {
    const refunds = [
      refundRecord({ lines: [{ rewardId: 'mug', quantity: 1 }], amountMinor: 1500 }),
    ];
    const reward = { id: 'mug', title: 'A mug', priceMinor: 1500 };
    const campaign = await world.given('settled', { rewards: [reward] });
    const wishes = { campaign, rewardId: 'mug', quantity: 2 };
    const pledge = { ...(await givenPledge(table, 'collected', wishes)), refunds };
    await table.put(pledgeToItem(pledge));
    await world.opened(campaign);
    expect(await deliveryOf(pledge.id)).toMatchObject({
      ...{ waived: [{ rewardId: 'mug', quantity: 1 }], expectedAtMs: campaign.deadlineMs },
    });
  });

  test('opens each once, however often it is told, and leaves what has begun alone', async () => {
    const { campaign, ids } = await world.delivering([{}, {}]);
    await world.say(campaign, { reference: 'A', pledgeId: ids[0], status: 'dispatched' });
    const before = await deliveryOf(ids[0] ?? '');
    await world.opened(campaign);
    expect(await deliveryOf(ids[0] ?? '')).toEqual(before);
    expect((await fulfilments.counts(campaign.id)).byState).toMatchObject({
      ...{ waiting: 1, shipping: 1 },
    });
  });

  test('goes on where a run has ended half-way, and counts nothing twice', async () => {
    const { campaign, ids } = await world.delivering([{}]);
    const shard = (ids[0] ?? '').charAt(20);
    // As it is when the mark of the shard was never written.
    await table.client.send(
      new UpdateCommand({
        ...{ TableName: table.name, Key: fulfilmentCountsKey(campaign.id, shard) },
        UpdateExpression: 'REMOVE opened',
      }),
    );
    expect((await fulfilments.counts(campaign.id)).isComplete).toBe(false);
    await world.opened(campaign);
    expect((await fulfilments.counts(campaign.id)).byState.waiting).toBe(1);
    expect((await fulfilments.counts(campaign.id)).isComplete).toBe(true);
  });

  test('of more than one transaction is opened whole', async () => {
    const { campaign, ids } = await world.delivering(
      Array.from({ length: 3 }, () => ({})),
      { rewards: [mug] },
    );
    const shard = '0';
    const some = await deliveryOf(ids[0] ?? '');
    const many = Array.from({ length: 120 }, (_, place) => ({
      ...some,
      pledgeId: `${some.pledgeId.slice(0, 20)}${shard}${String(place)
        .padStart(16, 'a')
        .replace(/\d/g, (digit) => 'bcdefghijk'.charAt(Number(digit)))}`,
      number: place + 10,
    }));
    await fulfilments.open(shard, many);
    await fulfilments.open(shard, many);
    expect((await fulfilments.counts(campaign.id)).byState.waiting).toBe(123);
  });
});

describe('nothing is opened', () => {
  test.each(['settling', 'abandoned', 'cancelled'] as const)('of a %s campaign', async (state) => {
    const campaign = await world.given(state);
    table.calls.length = 0;
    await world.opened(campaign);
    expect(table.count()).toBe(1);
  });

  test('of one that gives everything back', async () => {
    const campaign = await world.given('settled', { outcome: 'unfunded' });
    await world.opened(campaign);
    expect((await fulfilments.counts(campaign.id)).isComplete).toBe(false);
  });

  test('of no campaign at all', async () => {
    const event = { name: 'CampaignSettled', campaignId: 'cmp_aaaaaaaaaaaaaaaa' };
    await expect(openFulfilments(world.deps, event)).resolves.toBeUndefined();
  });
});

test('a table that is busy has the message come again', async () => {
  const { campaign } = await world.delivering([]);
  table.failNext('Query', 'ThrottlingException', 16);
  await expect(
    openFulfilments(world.deps, { name: 'CampaignSettled', campaignId: campaign.id }),
  ).rejects.toThrow(TransientError);
});
