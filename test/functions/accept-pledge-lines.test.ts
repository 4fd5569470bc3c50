import { describe, expect, test } from '@jest/globals';
import type { Campaign, CampaignTerms, Reward } from '../../shared/domain/campaign.ts';
import type { PledgeBody } from '../../shared/api/order-body.ts';
import type { PrepareMessage } from '../../shared/queues/messages.ts';
import { acceptPledge } from '../../functions/accept-pledge/accept-pledge.ts';
import { cancelPledge } from '../../functions/cancel-pledge/cancel-pledge.ts';
import { changePledge } from '../../functions/change-pledge/change-pledge.ts';
import { codeHashOf } from '../../shared/store/secret-reward.ts';
import { bodyOf, callerOf, request, useFanfund } from '../support/fanfund.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { keptQueue } from '../support/queue.ts';
import { listCampaigns } from '../../functions/list-campaigns/list-campaigns.ts';
import { minuteMs, pledgedAtMs } from '../support/given.ts';
import { passStore } from '../../shared/store/pass-store.ts';
import { pledgePublication } from '../../shared/events/publication.ts';
import { readCampaign } from '../../functions/read-campaign/read-campaign.ts';

const fanfund = useFanfund();
const { clock, table } = fanfund;
const deps = { ...fanfund, preparations: keptQueue<PrepareMessage>(), holdMs: 15 * minuteMs };
const code = 'whistle-while-you-work';

const rewards: readonly Reward[] = [
  {
    ...{ id: 'shirt', title: 'A shirt', priceMinor: 2_000 },
    variants: [
      { id: 's', title: 'Small', stock: 3 },
      { id: 'xl', title: 'Large', stock: 1, priceMinor: 2_500 },
    ],
  },
  { id: 'early', title: 'Early bird', priceMinor: 1_500, closesAtMs: pledgedAtMs + minuteMs },
  { id: 'mug', title: 'A mug', priceMinor: 1_000, kind: 'add-on', stock: 5 },
  {
    ...{ id: 'friends', title: 'For friends', priceMinor: 900 },
    secret: { codeHash: codeHashOf('friends', code) },
  },
  { id: 'press', title: 'For the press', priceMinor: 900, secret: {} },
];
const offer: Partial<CampaignTerms> = {
  rewards,
  shipping: [{ countries: ['DE', 'AT'], costMinor: 500, additionalMinor: 100 }],
  taxes: [{ country: 'AT', title: 'VAT', rateBasisPoints: 2_000, included: false }],
};
const shipTo = { country: 'DE' };

let keys = 0;
const accept = (campaign: Campaign, body: PledgeBody, by = 'anna') =>
  acceptPledge(
    deps,
    request({
      ...{ caller: callerOf(by), path: { id: campaign.id }, body },
      idempotencyKey: `k-${(keys += 1)}`,
    }),
  );
const change = (id: unknown, body: PledgeBody) =>
  changePledge(deps, request({ caller: callerOf('anna'), path: { id: String(id) }, body }));
const made = async (campaign: Campaign, body: PledgeBody) =>
  bodyOf(await accept(campaign, body), 'acceptPledge');
const changed = async (id: unknown, body: PledgeBody) =>
  bodyOf(await change(id, body), 'changePledge');
const refused = (answer: Awaited<ReturnType<typeof accept>>) =>
  isRefusal(answer) ? answer.refused : 'accepted';
const left = async (campaign: Campaign) =>
  Object.fromEntries((await fanfund.figures([campaign]))(campaign).remaining);

const twoThings = [
  { rewardId: 'shirt', variantId: 'xl', quantity: 1 },
  { rewardId: 'mug', quantity: 2 },
];

describe('a pledge of several things', () => {
  test('is told line by line, with what sending it costs', async () => {
    const campaign = await fanfund.given('live', offer);
    const body = await made(campaign, { lines: twoThings, shipTo });
    expect(body).toMatchObject({
      quantity: 3,
      lines: [
        { rewardId: 'shirt', variantId: 'xl', quantity: 1, priceMinor: 2_500 },
        { rewardId: 'mug', quantity: 2, priceMinor: 1_000, addOn: true },
      ],
      ...{ amountMinor: 5_200, shippingMinor: 700, shipTo },
    });
    expect(body).not.toHaveProperty('rewardId');
    expect(await left(campaign)).toEqual({ 'shirt/s': 3, 'shirt/xl': 0, mug: 3 });
  });

  test('tells its lines in its event, and no country', async () => {
    const campaign = await fanfund.given('live', offer);
    const { id } = await made(campaign, { lines: twoThings, shipTo });
    const { detail } = pledgePublication(await fanfund.pledgeNow(String(id))) ?? {};
    expect(detail).toMatchObject({ quantity: 3, shippingMinor: 700, lines: [{}, {}] });
    expect(JSON.stringify(detail)).not.toContain('DE');
  });

  test('asks Stripe for all of it', async () => {
    const campaign = await fanfund.given('live', { ...offer, collection: 'charge-now' });
    await made(campaign, { lines: twoThings, shipTo: { country: 'AT' } });
    const [intent] = (await fanfund.stripe.client.paymentIntents.list({ limit: 1 })).data;
    expect(intent?.amount).toBe(6_240);
  });

  test('takes nothing when one of them is sold out', async () => {
    const campaign = await fanfund.given('live', offer);
    await made(campaign, { lines: twoThings, shipTo });
    const before = await left(campaign);
    expect(refused(await accept(campaign, { lines: twoThings, shipTo }, 'ben'))).toBe('sold_out');
    expect(await left(campaign)).toEqual(before);
  });

  test('gives all of it back when it is cancelled', async () => {
    const campaign = await fanfund.given('live', offer);
    const before = await left(campaign);
    const { id } = await made(campaign, { lines: twoThings, shipTo });
    const asked = request({ caller: callerOf('anna'), path: { id: String(id) }, body: {} });
    bodyOf(await cancelPledge(fanfund, asked), 'cancelPledge');
    expect(await left(campaign)).toEqual(before);
  });
});

describe('a change of it', () => {
  test('moves stock and price to the new lines, and keeps the country', async () => {
    const campaign = await fanfund.given('live', offer);
    const { id } = await made(campaign, { lines: twoThings, shipTo });
    const body = await changed(id, { lines: [{ rewardId: 'shirt', variantId: 's', quantity: 2 }] });
    expect(body).toMatchObject({ rewardId: 'shirt', quantity: 2, amountMinor: 4_600, shipTo });
    expect(await left(campaign)).toEqual({ 'shirt/s': 1, 'shirt/xl': 1, mug: 5 });
    expect(await changed(id, { quantity: 1 })).toMatchObject({
      ...{ amountMinor: 2_500, lines: [{ variantId: 's', quantity: 1 }] },
    });
  });

  test('to another country costs what that one costs', async () => {
    const campaign = await fanfund.given('live', offer);
    const { id } = await made(campaign, { lines: twoThings, shipTo });
    expect(await changed(id, { shipTo: { country: 'AT' } })).toMatchObject({
      ...{ amountMinor: 6_240, taxMinor: 1_040, shipTo: { country: 'AT' } },
    });
    expect(refused(await change(id, { shipTo: { country: 'JP' } }))).toBe('country_not_shipped');
  });

  test('keeps an early bird whose window has closed, and the price of it', async () => {
    const campaign = await fanfund.given('live', offer);
    const { id } = await made(campaign, { rewardId: 'early', shipTo });
    clock.set(pledgedAtMs + minuteMs);
    const withMug = [
      { rewardId: 'early', quantity: 1 },
      { rewardId: 'mug', quantity: 1 },
    ];
    expect(await changed(id, { lines: withMug })).toMatchObject({ amountMinor: 3_100 });
    expect(refused(await change(id, { lines: [{ rewardId: 'early', quantity: 2 }] }))).toBe(
      'reward_closed',
    );
    expect(refused(await accept(campaign, { rewardId: 'early', shipTo }, 'ben'))).toBe(
      'reward_closed',
    );
  });

  test('keeps the price that was in force, when its campaign asks more by now', async () => {
    const campaign = await fanfund.given('live', offer);
    const { id } = await made(campaign, { lines: twoThings, shipTo });
    const dearer = rewards.map((reward) => ({ ...reward, priceMinor: reward.priceMinor * 3 }));
    const terms = { ...campaign, rewards: dearer };
    await fanfund.campaigns.apply(campaign, { type: 'CampaignEdited', atMs: pledgedAtMs, terms });
    expect(await fanfund.pledgeNow(String(id))).toMatchObject({ amountMinor: 5_200 });
    expect(await changed(id, { amountMinor: 5_300 })).toMatchObject({ extraMinor: 100 });
    expect(await changed(id, { lines: [...twoThings] })).toMatchObject({ amountMinor: 5_200 });
  });
});

describe('a secret reward', () => {
  const shown = async (campaign: Campaign, by?: string) => {
    const asked = request({ caller: by ? callerOf(by) : undefined, path: { id: campaign.id } });
    const answer = await readCampaign(fanfund, asked);
    const { rewards: all } = bodyOf(answer, 'readCampaign') as { rewards: { id: string }[] };
    return { ids: all.map(({ id }) => id), answer };
  };

  test('is in no public read, and its creator sees it without the hash', async () => {
    const campaign = await fanfund.given('live', offer);
    expect((await shown(campaign)).ids).toEqual(['shirt', 'early', 'mug']);
    expect((await shown(campaign, 'anna')).ids).toEqual(['shirt', 'early', 'mug']);
    const { ids, answer } = await shown(campaign, 'creator-1');
    expect(ids).toContain('friends');
    expect(answer).not.toHaveProperty('cacheSeconds');
    expect(JSON.stringify(answer)).not.toContain(codeHashOf('friends', code));
    const listed = await listCampaigns(
      fanfund,
      request({ query: { state: 'live', limit: 100, cursor: undefined } }),
    );
    expect(JSON.stringify(listed)).not.toContain('For friends');
  });

  test('is sold for its code alone, which stands nowhere in the pledge', async () => {
    const campaign = await fanfund.given('live', offer);
    const order = { rewardId: 'friends', shipTo };
    expect(refused(await accept(campaign, order))).toBe('reward_not_found');
    expect(refused(await accept(campaign, { ...order, code: 'a wrong guess' }))).toBe(
      'reward_not_found',
    );
    const { id } = await made(campaign, { ...order, code });
    expect(JSON.stringify(await fanfund.pledgeNow(String(id)))).not.toContain(code);
  });

  test('counts who tries codes at the door before it is answered', async () => {
    const campaign = await fanfund.given('live', offer);
    let visits = 0;
    const closedForSeconds = () => Promise.resolve(void (visits += 1));
    const body = { rewardId: 'friends', shipTo, code: 'a wrong guess' };
    const asked = request({ caller: callerOf('anna'), path: { id: campaign.id }, body });
    await acceptPledge({ ...deps, door: { closedForSeconds } }, asked);
    expect(visits).toBe(1);
  });

  test('is sold to one pledge for each pass, which is free again when that one leaves', async () => {
    const campaign = await fanfund.given('live', offer);
    const batch = { rewardId: 'press', count: 1, key: 'k', requestHash: 'h' };
    const [pass = ''] = (await passStore(table).make(campaign.id, batch, 'seed')) ?? [];
    const order = { rewardId: 'press', shipTo, code: pass };
    const { id } = await made(campaign, order);
    expect(refused(await accept(campaign, order, 'ben'))).toBe('pass_not_valid');
    const kept = await changed(id, { quantity: 2 });
    expect(kept).toMatchObject({ amountMinor: 2_400 });
    const another = { lines: [{ rewardId: 'shirt', variantId: 's', quantity: 1 }] };
    await changed(id, another);
    expect(refused(await accept(campaign, order, 'ben'))).toBe('accepted');
  });
});
