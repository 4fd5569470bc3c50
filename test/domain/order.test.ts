import { describe, expect, test } from '@jest/globals';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Order } from '../../shared/domain/order.ts';
import {
  acceptOrder,
  authorizationDueMs,
  checkOpen,
  holdDueAtMs,
} from '../../shared/domain/order.ts';
import {
  campaignIn,
  dayMs,
  deadlineMs,
  hourMs,
  kettle,
  paymentOf,
  pledgeIn,
  pledgedAtMs,
  startMs,
} from '../support/given.ts';
import { refusedAs } from '../support/refused-as.ts';

const nowMs = startMs + dayMs;
const limited = {
  ...kettle,
  id: 'limited',
  perBackerMax: 2,
  opensAtMs: nowMs - hourMs,
  closesAtMs: nowMs + hourMs,
};
const live = campaignIn('live', { rewards: [kettle, limited] });

const codeOf = (order: Order, campaign: Campaign = live, atMs = nowMs): string =>
  refusedAs(acceptOrder(campaign, order, atMs)) ?? 'accepted';

describe('an order is accepted', () => {
  test('for support without a reward, in any amount that can be charged', () => {
    expect(acceptOrder(live, { amountMinor: 50 }, nowMs)).toEqual({
      ordered: [],
      quantity: 1,
      amountMinor: 50,
    });
    expect(codeOf({ quantity: 1, amountMinor: 50 })).toBe('accepted');
  });

  test('for as many pieces as one backer may take', () => {
    expect(codeOf({ rewardId: 'limited', quantity: 2 })).toBe('accepted');
  });

  test('for a reward at its price', () => {
    expect(acceptOrder(live, { rewardId: 'kettle' }, nowMs)).toEqual({
      ordered: [{ reward: kettle, quantity: 1, priceMinor: 4900 }],
      rewardId: 'kettle',
      quantity: 1,
      amountMinor: 4900,
    });
  });

  test('for several pieces, at several times the price', () => {
    expect(acceptOrder(live, { rewardId: 'kettle', quantity: 3 }, nowMs)).toMatchObject({
      quantity: 3,
      amountMinor: 14_700,
    });
  });

  test('for more money than the reward costs', () => {
    const order = { rewardId: 'kettle', quantity: 2, amountMinor: 12_345 };
    expect(acceptOrder(live, order, nowMs)).toMatchObject({ amountMinor: 12_345 });
  });

  test('until the last millisecond before the deadline', () => {
    expect(codeOf({ amountMinor: 5000 }, live, deadlineMs - 1)).toBe('accepted');
    expect(codeOf({ amountMinor: 5000 }, live, deadlineMs)).toBe('campaign_closed');
  });

  test('from the first millisecond of the opening, written or not', () => {
    const upcoming = campaignIn('upcoming', { opensAtMs: nowMs });
    expect(codeOf({ amountMinor: 5000 }, upcoming, nowMs - 1)).toBe('campaign_not_open');
    expect(codeOf({ amountMinor: 5000 }, upcoming, nowMs)).toBe('accepted');
  });
});

describe('an order is refused', () => {
  test.each<[string, Order]>([
    ['amount_required', {}],
    ['quantity_without_reward', { quantity: 2, amountMinor: 5000 }],
    ['amount_too_small', { amountMinor: 49 }],
    ['amount_too_small', { amountMinor: -5000 }],
    ['amount_too_large', { amountMinor: 100_000_000 }],
    ['amount_not_representable', { amountMinor: 100.5 }],
    ['reward_not_found', { rewardId: 'mug' }],
    ['amount_below_price', { rewardId: 'kettle', amountMinor: 4899 }],
    ['amount_below_price', { rewardId: 'kettle', quantity: 2, amountMinor: 9799 }],
    ['per_backer_limit', { rewardId: 'limited', quantity: 3 }],
    ['amount_too_large', { rewardId: 'kettle', quantity: 1000, amountMinor: 100_000_000 }],
  ])('with %s', (code, order) => {
    expect(codeOf(order)).toBe(code);
  });

  test('outside the time window of its reward', () => {
    const order = { rewardId: 'limited' };
    expect(codeOf(order, live, nowMs - hourMs - 1)).toBe('reward_not_open');
    expect(codeOf(order, live, nowMs - hourMs)).toBe('accepted');
    expect(codeOf(order, live, nowMs + hourMs - 1)).toBe('accepted');
    expect(codeOf(order, live, nowMs + hourMs)).toBe('reward_closed');
  });

  test('in an amount that its currency does not know', () => {
    const yen = campaignIn('live', { currency: 'JPY', rewards: [] });
    expect(codeOf({ amountMinor: 100.5 }, yen)).toBe('amount_not_representable');
    const crowns = campaignIn('live', { currency: 'ISK', rewards: [] });
    expect(codeOf({ amountMinor: 1050 }, crowns)).toBe('amount_not_representable');
    const dinars = campaignIn('live', { currency: 'KWD', rewards: [] });
    expect(codeOf({ amountMinor: 1005 }, dinars)).toBe('amount_not_representable');
  });

  test.each([
    ['draft', 'not_found'],
    ['closing', 'campaign_not_open'],
    ['settling', 'campaign_not_open'],
    ['settled', 'campaign_not_open'],
    ['cancelled', 'campaign_cancelled'],
  ] as const)('by a %s campaign with %s', (state, code) => {
    expect(codeOf({ amountMinor: 5000 }, campaignIn(state))).toBe(code);
  });

  test('by a closed campaign before anything else is said about it', () => {
    expect(codeOf({}, live, deadlineMs)).toBe('campaign_closed');
  });
});

test('an open campaign has nothing to refuse', () => {
  expect(checkOpen(live, nowMs)).toBeUndefined();
});

describe('a hold', () => {
  const dueMs = (captureBeforeMs: number | undefined) =>
    authorizationDueMs(live, captureBeforeMs, deadlineMs - 4 * dayMs);

  test('that outlives the deadline by the settlement may stand', () => {
    expect(dueMs(undefined)).toBeUndefined();
    expect(dueMs(deadlineMs + 12 * hourMs + 1)).toBeUndefined();
  });

  test('that ends with the settlement is given up half-way from the deadline on', () => {
    expect(dueMs(deadlineMs + 12 * hourMs)).toBe(deadlineMs + 6 * hourMs);
    expect(dueMs(deadlineMs + 2 * hourMs)).toBe(deadlineMs + hourMs);
  });

  test('that ends before the deadline is given up a day before, or half-way', () => {
    expect(dueMs(deadlineMs)).toBe(deadlineMs - dayMs);
    expect(dueMs(deadlineMs - dayMs)).toBe(deadlineMs - 2 * dayMs);
    expect(dueMs(deadlineMs - 3 * dayMs)).toBe(deadlineMs - 3.5 * dayMs);
  });

  describe('of a pledge', () => {
    const campaign = campaignIn('live', { collection: 'authorize' });
    const payment = { ...paymentOf(1), captureBeforeMs: pledgedAtMs + dayMs };
    const confirmedAtMs = pledgedAtMs + 2 * hourMs;

    test('is given up half-way from when its pledge was confirmed', () => {
      const held = pledgeIn('confirmed', { campaign, payment, confirmedAtMs });
      expect(holdDueAtMs(campaign, held)).toBe(pledgedAtMs + 13 * hourMs);
    });

    test('is none where a card is saved, or nothing is held yet or any more', () => {
      const saved = pledgeIn('confirmed', { payment, confirmedAtMs });
      expect(holdDueAtMs(campaign, saved)).toBeUndefined();
      for (const state of ['pending', 'collecting', 'collected'] as const)
        expect(holdDueAtMs(campaign, pledgeIn(state, { campaign, payment }))).toBeUndefined();
    });
  });
});
