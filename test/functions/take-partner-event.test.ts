import { describe, expect, test } from '@jest/globals';
import { takePartnerEvent } from '../../functions/take-partner-event/take-partner-event.ts';
import type { Partner } from '../../shared/domain/partner.ts';
import type { PartnerEventIn } from '../../shared/partners/partner-event.ts';
import type { Pledge, PledgeEvent } from '../../shared/domain/pledge.ts';
import { partnerPledgeId } from '../../shared/partners/partner-pledge.ts';
import { createEvent } from '../support/partner-events.ts';
import { usePartners } from '../support/partners.ts';

const shop = usePartners();
const { clock, offers } = shop;

async function selling(reward: object = {}) {
  const terms = Object.keys(reward).length > 0 ? { rewards: [reward as never] } : {};
  const campaign = await shop.given('live', terms);
  return { campaign, partner: await shop.giveShop({ campaignIds: [campaign.id] }) };
}

const take = (partner: Partner, event: object) =>
  takePartnerEvent(shop.taking, {
    partnerId: partner.id,
    webhookId: 'msg_1',
    event: event as PartnerEventIn,
  });

const idOf = (partner: Partner, event: ReturnType<typeof createEvent>): string =>
  partnerPledgeId(partner.id, event.data as never);

const refusedWith = async (partner: Partner): Promise<string[]> =>
  (await shop.logOf(partner))
    .filter(({ type }) => type === 'event.refused')
    .map(({ body }) => (JSON.parse(body) as { data: { code: string } }).data.code);

async function step(pledge: Pledge, event: PledgeEvent): Promise<Pledge> {
  const applied = await shop.pledges.apply(pledge, event);
  if (!('applied' in applied)) throw new Error(`${event.type} was refused.`);
  return applied.applied;
}

describe('a pledge that a partner holds the money of', () => {
  test('counts at once, under the partner and its reference, however often it comes', async () => {
    const { campaign, partner } = await selling();
    const event = createEvent(campaign.id, 'order-1');
    await take(partner, event);
    await take(partner, event);
    const pledge = await shop.pledgeNow(idOf(partner, event));
    expect(pledge).toMatchObject({
      ...{ state: 'confirmed', collection: 'held-by-partner', amountMinor: 2500, version: 2 },
      partner: { id: partner.id, reference: 'order-1' },
      payment: { intentId: 'partner:order-1' },
    });
    expect(await shop.logOf(partner)).toEqual([]);
  });

  test('under a reference that had another one is refused, and the first one stays', async () => {
    const { campaign, partner } = await selling();
    const event = createEvent(campaign.id, 'order-2');
    await take(partner, event);
    await take(partner, createEvent(campaign.id, 'order-2', { amountMinor: 9900 }));
    expect(await shop.pledgeNow(idOf(partner, event))).toMatchObject({ amountMinor: 2500 });
    expect(await refusedWith(partner)).toEqual(['reference_reused']);
  });

  test('that is sold out by now is told to its partner, and not made', async () => {
    const rare = { id: 'rare', title: 'Rare', priceMinor: 2500, stock: 1 };
    const { campaign, partner } = await selling(rare);
    const events = ['x', 'y'].map((name) => createEvent(campaign.id, name, { rewardId: 'rare' }));
    for (const event of events) await take(partner, event);
    const made = await Promise.all(events.map((event) => shop.pledges.get(idOf(partner, event))));
    expect(made.map((pledge) => pledge?.state)).toEqual(['confirmed', undefined]);
    expect(await refusedWith(partner)).toEqual(['sold_out']);
  });

  test('is collected, or dropped, when its partner says so after it was asked', async () => {
    const { campaign, partner } = await selling();
    for (const [name, type, data, state] of [
      ['a', 'pledge.mark_collected', {}, 'collected'],
      ['b', 'pledge.mark_failed', { code: 'no_funds' }, 'dropped'],
    ] as const) {
      const event = createEvent(campaign.id, name);
      await take(partner, event);
      const pledgeId = idOf(partner, event);
      const mark = { type, data: { pledgeId, ...data } };
      await take(partner, mark);
      expect((await shop.pledgeNow(pledgeId)).state).toBe('confirmed');
      const asked = { type: 'PledgeCollectionStarted', atMs: clock(), attemptNumber: 1 } as const;
      await step(await shop.pledgeNow(pledgeId), asked);
      await take(partner, mark);
      await take(partner, mark);
      expect((await shop.pledgeNow(pledgeId)).state).toBe(state);
    }
    expect(await refusedWith(partner)).toEqual(['pledge_state', 'pledge_state']);
  });

  test('is nothing that another partner can speak of', async () => {
    const { campaign, partner } = await selling();
    const event = createEvent(campaign.id, 'mine');
    await take(partner, event);
    const pledgeId = idOf(partner, event);
    const asked = { type: 'PledgeCollectionStarted', atMs: clock(), attemptNumber: 1 } as const;
    await step(await shop.pledgeNow(pledgeId), asked);
    const neighbour = await shop.giveShop();
    await take(neighbour, { type: 'pledge.mark_collected', data: { pledgeId } });
    expect((await shop.pledgeNow(pledgeId)).state).toBe('collecting');
    expect(await refusedWith(neighbour)).toEqual(['not_found']);
  });
});

describe('a pledge that its partner cancels', () => {
  const cancelOf = (pledgeId: string) => ({ type: 'pledge.cancel', data: { pledgeId } });
  const kettles = { id: 'kettle', title: 'A kettle', priceMinor: 2500, stock: 1 };

  test.each([
    ['which the partner holds the money of', { by: 'partner' }, 'confirmed'],
    ['whose card is not set up', { by: 'stripe', customerId: 'cus_1', paymentMethodId: 'pm_1' }],
  ])(
    '%s, gives its stock back, however often that comes',
    async (_, payment, state = 'pending') => {
      const { campaign, partner } = await selling(kettles);
      const wishes = { payment, rewardId: 'kettle' };
      const event = createEvent(campaign.id, 'regretted', wishes);
      await take(partner, event);
      offers.take();
      const pledgeId = idOf(partner, event);
      expect((await shop.pledgeNow(pledgeId)).state).toBe(state);
      await take(partner, cancelOf(pledgeId));
      await take(partner, cancelOf(pledgeId));
      expect(await shop.pledgeNow(pledgeId)).toMatchObject({ state: 'cancelled', holds: [] });
      expect(await refusedWith(partner)).toEqual([]);
      const next = createEvent(campaign.id, 'next', { rewardId: 'kettle' });
      await take(partner, next);
      expect((await shop.pledgeNow(idOf(partner, next))).state).toBe('confirmed');
    },
  );

  test('after the deadline, or once it was asked for, stays, and the partner is told', async () => {
    const { campaign, partner } = await selling();
    const event = createEvent(campaign.id, 'kept');
    await take(partner, event);
    const pledgeId = idOf(partner, event);
    const asked = { type: 'PledgeCollectionStarted', atMs: clock(), attemptNumber: 1 } as const;
    await step(await shop.pledgeNow(pledgeId), asked);
    await take(partner, cancelOf(pledgeId));
    expect(await refusedWith(partner)).toEqual(['pledge_state']);
    clock.set(campaign.deadlineMs);
    await take(partner, cancelOf(pledgeId));
    expect((await shop.pledgeNow(pledgeId)).state).toBe('collecting');
    expect(await refusedWith(partner)).toEqual(['campaign_closed']);
  });

  test('is nothing that another partner, or a backer of the store, lent its name to', async () => {
    const { campaign, partner } = await selling();
    const event = createEvent(campaign.id, 'mine');
    await take(partner, event);
    const neighbour = await shop.giveShop({ campaignIds: [campaign.id] });
    await take(neighbour, cancelOf(idOf(partner, event)));
    expect((await shop.pledgeNow(idOf(partner, event))).state).toBe('confirmed');
    expect(await refusedWith(neighbour)).toEqual(['not_found']);
  });
});

test('a pledge with a card is made and its method sent on, until it counts', async () => {
  const { campaign, partner } = await selling();
  const payment = { by: 'stripe', customerId: 'cus_1', paymentMethodId: 'pm_1' };
  const event = createEvent(campaign.id, 'card', { payment });
  await take(partner, event);
  await take(partner, event);
  const pledgeId = idOf(partner, event);
  const offer = { pledgeId, customerId: 'cus_1', paymentMethodId: 'pm_1' };
  expect(offers.take()).toEqual([offer, offer]);
  expect(await shop.pledgeNow(pledgeId)).toMatchObject({
    state: 'pending',
    collection: 'save-card',
  });
});
