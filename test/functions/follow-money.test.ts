import { describe, expect, test } from '@jest/globals';
import { createWave } from '../../functions/create-wave/create-wave.ts';
import { exportWave } from '../../functions/export-wave/export-wave.ts';
import { followMoney } from '../../functions/follow-money/follow-money.ts';
import { refundPledge } from '../../functions/refund-pledge/refund-pledge.ts';
import type { Refund } from '../../shared/domain/refund.ts';
import { TransientError } from '../../shared/errors.ts';
import { exitRefund } from '../../shared/domain/exit.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { duePledges } from '../../shared/store/due-pledges.ts';
import { refundAsked } from '../../shared/domain/refund-request.ts';
import { pledgeToItem } from '../../shared/store/pledge-item.ts';
import { shippingAtMs } from '../support/deliveries.ts';
import { useDeliveryData } from '../support/delivery-data.ts';
import { bodyOf, callerOf, request } from '../support/fanfund.ts';
import { dayMs, givenPledge, pledgeIn, refundRecord } from '../support/given.ts';
import { keptQueue } from '../support/queue.ts';

const world = useDeliveryData();
const { deliveryOf, fulfilments, say, table } = world;

const follow = (campaignId: string, pledgeId: string) =>
  followMoney(world.deps, { name: 'PledgeRefunded', campaignId, pledgeId });

/** The same pledge in another state, past every step. */
async function becomes(pledgeId: string, fields: object): Promise<void> {
  const pledge = await world.pledgeNow(pledgeId);
  await table.put(pledgeToItem({ ...pledge, ...fields, version: pledge.version + 1 }));
}

async function one(quantity = 1) {
  const { campaign, ids } = await world.delivering([{ quantity }]);
  return { campaign, id: ids[0] ?? '' };
}

const waived = (quantity: number, state: Refund['state'] = 'requested') => ({
  refunds: [refundRecord({ amountMinor: 1500, state, lines: [{ rewardId: 'mug', quantity }] })],
});

describe('money that goes back', () => {
  test.each([
    ['refunding', 'refunded'],
    ['refunded', 'refunded'],
    ['lost', 'dispute_lost'],
  ] as const)('closes the delivery of a %s pledge', async (state, reason) => {
    const { campaign, id } = await one();
    await world.relay();
    await becomes(id, { state });
    await follow(campaign.id, id);
    expect(await deliveryOf(id)).toMatchObject({ state: 'closed', endedAtMs: shippingAtMs });
    expect((await fulfilments.counts(campaign.id)).byState).toMatchObject({
      ...{ waiting: 0, closed: 1 },
    });
    const told = (await world.relay()).find(({ name }) => name === 'FulfilmentClosed');
    expect(told?.detail).toMatchObject({ pledgeId: id, state: 'closed' });
    expect(['refunded', 'dispute_lost']).toContain(reason);
    expect(
      await say(campaign, { reference: 'A', pledgeId: id, status: 'dispatched' }),
    ).toMatchObject([{ code: 'pledge_refunded' }]);
  });

  test('leaves what was delivered as it is', async () => {
    const { campaign, id } = await one();
    await say(
      campaign,
      { reference: 'A', pledgeId: id, status: 'dispatched' },
      { reference: 'A', status: 'delivered' },
    );
    const before = await deliveryOf(id);
    await becomes(id, { state: 'refunded' });
    await follow(campaign.id, id);
    expect(await deliveryOf(id)).toEqual(before);
  });

  test('by the piece is not owed any more, and owed again when the refund fails', async () => {
    const { campaign, id } = await one(2);
    await becomes(id, waived(1));
    await follow(campaign.id, id);
    await follow(campaign.id, id);
    expect(await deliveryOf(id)).toMatchObject({
      ...{ state: 'waiting', waived: [{ rewardId: 'mug', quantity: 1 }], version: 2 },
    });
    await becomes(id, waived(1, 'failed'));
    await follow(campaign.id, id);
    expect((await deliveryOf(id)).waived).toEqual([]);
  });

  test('for all that is missing ends the delivery', async () => {
    const { campaign, id } = await one(2);
    await say(
      campaign,
      {
        ...{ reference: 'A', pledgeId: id, status: 'dispatched' },
        lines: [{ rewardId: 'mug', quantity: 1 }],
      },
      { reference: 'A', status: 'delivered' },
    );
    await becomes(id, waived(1));
    await follow(campaign.id, id);
    expect((await deliveryOf(id)).state).toBe('fulfilled');
  });

  test('and comes again, by a dispute that is won after all, is owed again', async () => {
    const { campaign, id } = await one();
    await becomes(id, { state: 'lost' });
    await follow(campaign.id, id);
    await becomes(id, { state: 'won' });
    await follow(campaign.id, id);
    expect(await deliveryOf(id)).toMatchObject({ state: 'waiting', version: 3 });
    expect((await fulfilments.counts(campaign.id)).byState).toMatchObject({
      ...{ waiting: 1, closed: 0 },
    });
  });
});

describe('who goes, or is given up, with one piece of two', () => {
  /** Of a wave that a warehouse has, one piece delivered. */
  async function withOneOfTwo() {
    const { campaign, id } = await one(2);
    await world.plan(campaign, { reminderDays: [3] });
    bodyOf(await world.give(id));
    const by = {
      caller: callerOf('ops'),
      path: { id: campaign.id },
      body: { name: 'All', rules: {} },
    };
    await createWave(world.deps, request(by));
    await world.work();
    await say(
      campaign,
      {
        ...{ reference: 'A', pledgeId: id, status: 'dispatched' },
        lines: [{ rewardId: 'mug', quantity: 1 }],
      },
      { reference: 'A', status: 'delivered' },
    );
    return { campaign, id };
  }

  const exported = async (campaignId: string) =>
    bodyOf(
      await exportWave(world.deps, request({ path: { id: campaignId, wave: '1' }, query: {} })),
    );

  async function leave(id: string): Promise<void> {
    const asked = exitRefund(await world.pledgeNow(id), await deliveryOf(id), world.clock());
    if (isRefusal(asked)) throw new Error(asked.detail);
    await world.pledges.apply(asked.pledge, refundAsked(asked.pledge, asked.record));
  }

  const giveUp = (pledgeId: string): Promise<void> =>
    refundPledge(
      {
        ...world.deps,
        due: duePledges(table),
        disputeLooks: keptQueue(),
        refunds: {
          refund: (_pledge, { id: refundId, amountMinor }) =>
            Promise.resolve({
              kind: 'sent',
              refund: { refundId, stripeRefundId: 're_1', amountMinor, state: 'succeeded' },
            }),
          list: () => Promise.resolve([]),
        },
      },
      { pledgeId, reason: 'campaign_abandoned' },
    );

  test.each([
    ['leaves', leave],
    ['is given up', giveUp],
  ] as const)('%s: nothing more is sent, and the address goes on its day', async (_how, go) => {
    const { campaign, id } = await withOneOfTwo();
    expect(await exported(campaign.id)).toMatchObject({ rows: 1 });
    await world.relay();
    await go(id);
    await world.relay();
    expect(await world.pledgeNow(id)).toMatchObject({ refunds: [{ amountMinor: 750 }] });
    expect(await deliveryOf(id)).toMatchObject({
      ...{ state: 'fulfilled', waived: [{ rewardId: 'mug', quantity: 1 }] },
    });
    expect(await exported(campaign.id)).toMatchObject({ rows: 0, withoutAddress: 0 });
    expect(
      await say(campaign, { reference: 'B', pledgeId: id, status: 'dispatched' }),
    ).toMatchObject([{ code: 'nothing_left_to_ship' }]);
    world.clock.advance(30 * dayMs);
    await world.sweep();
    expect((await world.deps.data.getAll([id])).size).toBe(0);
  });
});

describe('nothing is written', () => {
  test('for a pledge without a reward, or none at all', async () => {
    const { campaign, ids } = await world.delivering([{ isMoneyOnly: true }]);
    table.calls.length = 0;
    await follow(campaign.id, ids[0] ?? '');
    await follow(campaign.id, pledgeIn('refunded', { number: 99 }).id);
    expect(table.count()).toBe(2);
  });

  test('while the campaign is not settled', async () => {
    const campaign = await world.given('settling');
    const { id } = await givenPledge(table, 'refunded', { campaign, rewardId: 'mug' });
    await expect(follow(campaign.id, id)).resolves.toBeUndefined();
  });

  test('but asked for again, while the deliveries are being opened', async () => {
    const campaign = await world.given('settled');
    const { id } = await givenPledge(table, 'refunded', { campaign, rewardId: 'mug' });
    await expect(follow(campaign.id, id)).rejects.toThrow(TransientError);
    await world.opened(campaign);
    await expect(follow(campaign.id, id)).resolves.toBeUndefined();
  });

  test('but asked for again, when the delivery was written meanwhile', async () => {
    const { campaign, id } = await one();
    await becomes(id, { state: 'refunded' });
    const moved = { ...world.deps.fulfilments, write: () => Promise.resolve('moved' as const) };
    await expect(
      followMoney(
        { ...world.deps, fulfilments: moved },
        { name: 'PledgeRefunded', campaignId: campaign.id, pledgeId: id },
      ),
    ).rejects.toThrow(TransientError);
  });
});
