import { describe, expect, test } from '@jest/globals';
import type { Campaign, CampaignTerms, Reward } from '../../shared/domain/campaign.ts';
import type { Order, Ordering } from '../../shared/domain/order.ts';
import { acceptOrder } from '../../shared/domain/order.ts';
import { campaignIn, startMs, dayMs } from '../support/given.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { refusedAs } from '../support/refused-as.ts';

const nowMs = startMs + dayMs;

const rewards: readonly Reward[] = [
  { id: 'kettle', title: 'The kettle', priceMinor: 4_900 },
  { id: 'early', title: 'Early bird', priceMinor: 3_900, opensAtMs: nowMs, closesAtMs: nowMs + 10 },
  {
    ...{ id: 'shirt', title: 'A shirt', priceMinor: 2_000, perBackerMax: 3 },
    variants: [
      { id: 's', title: 'Small' },
      { id: 'xl', title: 'Very large', priceMinor: 2_500 },
    ],
  },
  { id: 'mug', title: 'A mug', priceMinor: 1_000, kind: 'add-on' },
  { id: 'secret', title: 'For friends', priceMinor: 1_900, secret: {} },
];
const live = campaignIn('live', { rewards });
const selling = (terms: Partial<CampaignTerms>): Campaign =>
  campaignIn('live', { rewards, ...terms });

const accept = (
  order: Order,
  campaign: Campaign = live,
  { atMs = nowMs, ...ordering }: Ordering & { readonly atMs?: number } = {},
) => {
  const answer = acceptOrder(campaign, order, atMs, ordering);
  if (isRefusal(answer)) return refusedAs(answer);
  const { ordered: _ordered, ...facts } = answer;
  return facts;
};
const line = (rewardId: string, quantity = 1, variantId?: string) => ({
  rewardId,
  quantity,
  ...(variantId !== undefined && { variantId }),
});
const kettle = { rewardId: 'kettle', quantity: 1, priceMinor: 4_900 };

describe('an order of several lines', () => {
  test('costs the sum of them', () => {
    expect(accept({ lines: [line('kettle'), line('mug', 2)] })).toEqual({
      quantity: 3,
      amountMinor: 6_900,
      lines: [kettle, { rewardId: 'mug', quantity: 2, priceMinor: 1_000, addOn: true }],
    });
  });

  test('of one plain line is the same as a reward and its quantity', () => {
    expect(accept({ lines: [line('kettle', 2)] })).toEqual({
      ...{ rewardId: 'kettle', quantity: 2, amountMinor: 9_800 },
    });
    expect(accept({ rewardId: 'kettle', quantity: 2 })).toEqual(
      accept({ lines: [line('kettle', 2)] }),
    );
  });

  test('takes the price of a variant where it has one, and else that of its reward', () => {
    expect(accept({ lines: [line('shirt', 1, 's'), line('shirt', 2, 'xl')] })).toMatchObject({
      amountMinor: 7_000,
      lines: [
        { variantId: 's', priceMinor: 2_000 },
        { variantId: 'xl', priceMinor: 2_500 },
      ],
    });
  });

  test('keeps what is given on top of all of it', () => {
    const lines = [line('kettle'), line('mug')];
    expect(accept({ lines, amountMinor: 6_000 })).toMatchObject({
      ...{ amountMinor: 6_000, extraMinor: 100 },
    });
    expect(accept({ lines, amountMinor: 5_900 })).not.toHaveProperty('extraMinor');
  });

  test('counts for the limit of a reward its own pieces, and no others', () => {
    const lines = [line('kettle', 2), line('shirt', 3, 's')];
    expect(accept({ lines })).toMatchObject({ quantity: 5, amountMinor: 15_800 });
  });

  test.each<[string, Order]>([
    ['line_repeated', { lines: [line('kettle'), line('kettle', 2)] }],
    ['line_repeated', { lines: [line('shirt', 1, 's'), line('kettle'), line('shirt', 1, 's')] }],
    ['add_on_alone', { lines: [line('mug')] }],
    ['add_on_alone', { rewardId: 'mug' }],
    ['variant_required', { rewardId: 'shirt' }],
    ['variant_required', { lines: [line('shirt')] }],
    ['variant_not_found', { lines: [line('shirt', 1, 'm')] }],
    ['variant_not_found', { lines: [line('kettle', 1, 's')] }],
    ['reward_not_found', { lines: [line('kettle'), line('sofa')] }],
    ['per_backer_limit', { lines: [line('shirt', 2, 's'), line('shirt', 2, 'xl')] }],
    ['amount_below_price', { lines: [line('kettle'), line('mug')], amountMinor: 5_899 }],
    [
      'amount_too_large',
      { lines: [line('kettle', 1_000), line('early', 1_000)], amountMinor: 1e8 },
    ],
    ['ship_to_without_reward', { amountMinor: 500, shipTo: { country: 'DE' } }],
  ])('is refused as %s', (code, order) => {
    expect(accept(order)).toBe(code);
  });
});

describe('an early bird', () => {
  test('is sold from the first millisecond of its window to the last', () => {
    const order = { lines: [line('kettle'), line('early')] };
    expect(accept(order, live, { atMs: nowMs - 1 })).toBe('reward_not_open');
    expect(accept(order, live, { atMs: nowMs })).toMatchObject({ amountMinor: 8_800 });
    expect(accept(order, live, { atMs: nowMs + 9 })).toMatchObject({ amountMinor: 8_800 });
    expect(accept(order, live, { atMs: nowMs + 10 })).toBe('reward_closed');
  });

  test('stays, at its price, with who has it, and is not sold to them again', () => {
    const has = [{ rewardId: 'early', quantity: 2, priceMinor: 3_900 }];
    const later = { has, atMs: nowMs + 10 };
    const withMug = { lines: [line('early', 2), line('mug')] };
    expect(accept(withMug, live, later)).toMatchObject({ amountMinor: 8_800 });
    expect(accept({ lines: [line('early', 1)] }, live, later)).toMatchObject({
      amountMinor: 3_900,
    });
    expect(accept({ lines: [line('early', 3)] }, live, later)).toBe('reward_closed');
  });
});

describe('the price of what a pledge has', () => {
  const has = [
    { ...kettle, quantity: 2 },
    { rewardId: 'shirt', variantId: 's', quantity: 1, priceMinor: 1_500 },
  ];
  const dearer = campaignIn('live', {
    rewards: rewards.map((reward) => ({ ...reward, priceMinor: reward.priceMinor + 1_000 })),
  });

  test('stays when the campaign asks more by now', () => {
    expect(accept({ lines: [line('kettle', 2)] }, dearer, { has })).toMatchObject({
      amountMinor: 9_800,
    });
    expect(accept({ lines: [line('shirt', 1, 's')] }, dearer, { has })).toMatchObject({
      amountMinor: 1_500,
    });
  });

  test('is that of today for a line that grows, and for one that is new', () => {
    expect(accept({ lines: [line('kettle', 3)] }, dearer, { has })).toMatchObject({
      amountMinor: 17_700,
    });
    expect(accept({ lines: [line('shirt', 1, 'xl')] }, dearer, { has })).toMatchObject({
      amountMinor: 2_500,
    });
    expect(accept({ lines: [line('kettle', 1), line('mug', 1)] }, dearer, { has })).toMatchObject({
      amountMinor: 6_900,
    });
  });
});

describe('a secret reward', () => {
  const order = { rewardId: 'secret' };

  test('does not exist for who has no code', () => {
    expect(accept(order)).toBe('reward_not_found');
    expect(accept(order, live, { opened: new Map([['kettle', undefined]]) })).toBe(
      'reward_not_found',
    );
  });

  test('is sold to who opened it, or has it already', () => {
    const opened = new Map([['secret', undefined]]);
    expect(accept(order, live, { opened })).toMatchObject({ amountMinor: 1_900 });
    const has = [{ rewardId: 'secret', quantity: 1, priceMinor: 1_900 }];
    expect(accept({ lines: [line('secret'), line('mug')] }, live, { has })).toMatchObject({
      amountMinor: 2_900,
    });
  });

  test('is not betrayed by a pass that was made up', () => {
    const opened = new Map([['sofa', 'pass#sofa#made-up']]);
    expect(accept({ rewardId: 'sofa' }, live, { opened })).toBe('pass_not_valid');
  });
});

describe('shipping and taxes', () => {
  const shipping = [{ countries: ['DE', 'US'], costMinor: 500, additionalMinor: 100 }];
  const taxes = [
    { country: 'DE', title: 'VAT', rateBasisPoints: 1_900, included: true },
    { country: 'US', title: 'Sales tax', rateBasisPoints: 1_000, included: false },
  ];
  const shop = selling({ shipping, taxes });
  const lines = [line('kettle'), line('mug', 2)];

  test('are part of what is collected, taxes on goods and shipping together', () => {
    expect(accept({ lines, shipTo: { country: 'US' } }, shop)).toMatchObject({
      amountMinor: 8_360,
      shipTo: { country: 'US' },
      shippingMinor: 700,
      taxes: [{ title: 'Sales tax', amountMinor: 760, included: false }],
    });
  });

  test('that the prices contain are shown, and add nothing', () => {
    expect(accept({ lines, shipTo: { country: 'DE' } }, shop)).toMatchObject({
      amountMinor: 7_600,
      taxes: [{ title: 'VAT', amountMinor: 1_213, included: true }],
    });
  });

  test('do not touch what is given on top', () => {
    const answer = accept({ lines, shipTo: { country: 'US' }, amountMinor: 10_000 }, shop);
    expect(answer).toMatchObject({ extraMinor: 1_640, taxes: [{ amountMinor: 760 }] });
  });

  test('are asked for with a plain reward too, which needs no lines for it', () => {
    expect(accept({ rewardId: 'kettle', shipTo: { country: 'DE' } }, shop)).toEqual({
      ...{ rewardId: 'kettle', quantity: 1, amountMinor: 5_400, shippingMinor: 500 },
      shipTo: { country: 'DE' },
      taxes: [{ title: 'VAT', rateBasisPoints: 1_900, included: true, amountMinor: 862 }],
    });
  });

  test('need a country', () => {
    expect(accept({ lines }, shop)).toBe('ship_to_required');
    expect(accept({ lines }, selling({ taxes }))).toBe('ship_to_required');
    expect(accept({ lines }, selling({}))).toMatchObject({ amountMinor: 6_900 });
  });

  test('are not guessed for a country that is not sent to', () => {
    expect(accept({ lines, shipTo: { country: 'JP' } }, shop)).toBe('country_not_shipped');
  });

  test('count neither support nor its country', () => {
    expect(accept({ amountMinor: 500 }, shop)).toEqual({ quantity: 1, amountMinor: 500 });
  });
});

test('what cannot be charged is refused whatever it is made of', () => {
  const shop = selling({ currency: 'ISK', shipping: [{ costMinor: 150 }] });
  expect(
    refusedAs(acceptOrder(shop, { rewardId: 'kettle', shipTo: { country: 'IS' } }, nowMs)),
  ).toBe('amount_not_representable');
});
