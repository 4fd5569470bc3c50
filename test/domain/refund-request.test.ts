import { describe, expect, test } from '@jest/globals';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { Refund } from '../../shared/domain/refund.ts';
import type { RefundWish, RefundablePledge } from '../../shared/domain/refund-request.ts';
import { refundAmount, refundAsked, refundable } from '../../shared/domain/refund-request.ts';
import {
  campaignIn,
  disputeRecord,
  minuteMs,
  pledgeIn,
  refundRecord,
  refundedAtMs,
} from '../support/given.ts';
import { refusedAs } from '../support/refused-as.ts';

const order = { rewardId: 'kettle', quantity: 3, amountMinor: 14_700 };

describe('the money of a pledge is here to be given back', () => {
  test.each(['collected', 'won', 'refunding'] as const)('when it is %s', (state) => {
    const pledge = pledgeIn(state);
    expect(refundable(pledge)).toBe(pledge);
  });

  test('as far as a bank has left it', () => {
    const taken = (withdrawnMinor: number): Pledge =>
      pledgeIn('lost', { disputes: [disputeRecord({ status: 'lost', withdrawnMinor })] });
    expect(refundable(taken(4899))).toMatchObject({ state: 'lost' });
    expect(refusedAs(refundable(taken(4900)))).toBe('pledge_disputed');
  });

  test.each([
    ['disputed', 'pledge_disputed'],
    ['refunded', 'refund_exceeds_remainder'],
    ['pending', 'pledge_state'],
    ['confirmed', 'pledge_state'],
    ['past_due', 'pledge_state'],
    ['released', 'pledge_state'],
  ] as const)('and not when it is %s: %s', (state, code) => {
    expect(refusedAs(refundable(pledgeIn(state)))).toBe(code);
  });
});

describe('a refund', () => {
  const pledge = pledgeIn('collected', order);
  const amountOf = (wish: RefundWish, of: RefundablePledge = pledge) => {
    const answer = refundAmount(of, wish);
    return refusedAs(answer) ?? answer;
  };
  const after = (...refunds: Partial<Refund>[]): RefundablePledge => ({
    ...pledge,
    refunds: refunds.map((refund, index) => refundRecord({ id: `rfd_${index}`, ...refund })),
  });
  const kettles = (quantity: number) => [{ rewardId: 'kettle', quantity }];

  test('is of all that is left, unless it is said of what', () => {
    expect(amountOf({})).toBe(14_700);
    expect(amountOf({}, after({ amountMinor: 1000, state: 'succeeded' }))).toBe(13_700);
  });

  test('is of an amount up to what is left', () => {
    expect(amountOf({ amountMinor: 500 })).toBe(500);
    expect(amountOf({ amountMinor: 14_700 })).toBe(14_700);
    expect(amountOf({ amountMinor: 14_701 })).toBe('refund_exceeds_remainder');
    const part = after({ amountMinor: 1000, state: 'pending' });
    expect(refundAmount(part, { amountMinor: 13_701 })).toEqual({
      refused: 'refund_exceeds_remainder',
      detail: 'USD 137.00 of the pledge can still be refunded.',
    });
  });

  test('is refused when nothing is left', () => {
    const whole = after({ amountMinor: 14_700, state: 'pending' });
    expect(amountOf({}, whole)).toBe('refund_exceeds_remainder');
    expect(amountOf({ amountMinor: 1 }, whole)).toBe('refund_exceeds_remainder');
  });

  test('means the money of the pledge', () => {
    expect(amountOf({ amountMinor: 500, currency: 'USD' })).toBe(500);
    expect(amountOf({ amountMinor: 500, currency: 'EUR' })).toBe('currency_mismatch');
  });

  test('is of an amount that the currency knows', () => {
    const campaign = campaignIn('settled', { currency: 'KWD' });
    const dinars = pledgeIn('collected', { ...order, campaign });
    expect(amountOf({ amountMinor: 1010 }, dinars)).toBe(1010);
    expect(amountOf({ amountMinor: 1005 }, dinars)).toBe('amount_not_representable');
  });

  test('of pieces is what they cost, whatever was given on top', () => {
    const generous = pledgeIn('collected', { ...order, amountMinor: 20_000, extraMinor: 5_300 });
    expect(amountOf({ lines: kettles(1) }, generous)).toBe(4900);
    expect(amountOf({ lines: [...kettles(1), ...kettles(2)] }, generous)).toBe(14_700);
  });

  test('of pieces is refused for what was not pledged for', () => {
    const others = [{ rewardId: 'mug', quantity: 1 }];
    expect(amountOf({ lines: others })).toBe('refund_line_unknown');
    expect(amountOf({ lines: [...kettles(1), ...others] })).toBe('refund_line_unknown');
    const support = pledgeIn('collected', { amountMinor: 14_700 });
    expect(amountOf({ lines: kettles(1) }, support)).toBe('refund_line_unknown');
  });

  test('of pieces is of the variant that was pledged for, each at its own price', () => {
    const lines = [
      { rewardId: 'shirt', variantId: 's', quantity: 2, priceMinor: 2000 },
      { rewardId: 'shirt', variantId: 'xl', quantity: 1, priceMinor: 2500 },
    ];
    const shirts = pledgeIn('collected', { ...order, amountMinor: 6500, lines });
    const asked = (variantId: string, quantity: number) => ({
      lines: [{ rewardId: 'shirt', variantId, quantity }],
    });
    expect(amountOf(asked('xl', 1), shirts)).toBe(2500);
    expect(amountOf(asked('s', 2), shirts)).toBe(4000);
    expect(amountOf(asked('xl', 2), shirts)).toBe('refund_exceeds_remainder');
    expect(amountOf(asked('m', 1), shirts)).toBe('refund_line_unknown');
    const both = { lines: [...asked('s', 2).lines, ...asked('xl', 1).lines] };
    expect(amountOf(both, shirts)).toBe(6500);
  });

  test('of pieces is of those that were not given back before', () => {
    expect(amountOf({ lines: kettles(3) })).toBe(14_700);
    expect(amountOf({ lines: kettles(4) })).toBe('refund_exceeds_remainder');
    const two = (state: Refund['state']) =>
      after({ amountMinor: 2, lines: kettles(2), state }, { amountMinor: 1, state: 'succeeded' });
    expect(amountOf({ lines: kettles(1) }, two('succeeded'))).toBe(4900);
    expect(amountOf({ lines: kettles(2) }, two('succeeded'))).toBe('refund_exceeds_remainder');
    expect(amountOf({ lines: kettles(2) }, two('requested'))).toBe('refund_exceeds_remainder');
    expect(amountOf({ lines: kettles(2) }, two('failed'))).toBe(9800);
  });

  test('is one of twenty at most', () => {
    const refunds = (count: number) =>
      after(...Array.from({ length: count }, () => ({ amountMinor: 1, state: 'failed' as const })));
    expect(amountOf({ amountMinor: 500 }, refunds(19))).toBe(500);
    expect(amountOf({ amountMinor: 500 }, refunds(20))).toBe('too_many_refunds');
  });
});

describe('a refund that is asked for', () => {
  const pledge = pledgeIn('collected', order);
  const asked = (of: RefundablePledge, amountMinor: number) =>
    refundAsked(of, refundRecord({ id: 'rf_2', amountMinor }));

  test('is looked at again when Stripe should have been told of it', () => {
    const record = refundRecord({ amountMinor: 500 });
    expect(refundAsked(pledge, record)).toEqual({
      ...{ type: 'PledgeRefundRequested', atMs: refundedAtMs, chargedIntentId: 'pi_1' },
      ...{ refunds: [record], dueAtMs: refundedAtMs + 15 * minuteMs },
    });
  });

  test('leaves the campaign its money as long as some of it stays', () => {
    const earlier = refundRecord({ amountMinor: 1000, state: 'succeeded' });
    const part = { ...pledge, refunds: [earlier] };
    expect(asked(pledge, 14_699)).toMatchObject({ type: 'PledgeRefundRequested' });
    expect(asked(pledge, 14_700)).toMatchObject({ type: 'PledgeRefundStarted' });
    expect(asked(part, 13_699)).toMatchObject({ type: 'PledgeRefundRequested' });
    expect(asked(part, 13_700)).toMatchObject({ type: 'PledgeRefundStarted' });
    expect(asked(part, 13_700)).toMatchObject({ refunds: [earlier, { id: 'rf_2' }] });
  });

  test('of a pledge that is given back already gives back a part of the rest', () => {
    const refunds = [refundRecord({ amountMinor: 14_700, state: 'failed' })];
    const owed = pledgeIn('refunding', { ...order, refunds });
    expect(asked(owed, 100)).toMatchObject({ type: 'PledgeRefundStarted' });
  });
});
