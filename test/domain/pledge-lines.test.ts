import { describe, expect, test } from '@jest/globals';
import type { Refund } from '../../shared/domain/refund.ts';
import {
  refundedForPiecesMinor,
  refundedLines,
  summed,
  without,
} from '../../shared/domain/pledge-lines.ts';
import { pledgeIn, refundRecord } from '../support/given.ts';

const mugs = (quantity: number) => ({ rewardId: 'mug', quantity });
const books = (quantity: number) => ({ rewardId: 'book', quantity });

describe('pieces', () => {
  test('are counted by reward, in one order whatever the order of the lines', () => {
    const counted = [books(1), mugs(5)];
    expect(summed([mugs(2), books(1), mugs(3)])).toEqual(counted);
    expect(summed([books(1), mugs(5)])).toEqual(counted);
  });

  test('that were taken are left out, and never more than there are', () => {
    expect(without([mugs(3), books(1)], [mugs(1), mugs(1), books(2)])).toEqual([mugs(1)]);
  });
});

describe('what was refunded by piece', () => {
  const after = (...refunds: Partial<Refund>[]) => ({
    ...pledgeIn('collected', { rewardId: 'mug', quantity: 5 }),
    refunds: refunds.map((refund, index) => refundRecord({ id: `rf_${index}`, ...refund })),
  });
  const one = { amountMinor: 980, lines: [mugs(1)] };
  const two = { amountMinor: 1960, lines: [mugs(2)] };

  test('is what was, or is being, paid back for it', () => {
    const pledge = after(one, { ...two, state: 'succeeded' });
    expect(refundedLines(pledge)).toEqual([mugs(3)]);
    expect(refundedForPiecesMinor(pledge)).toBe(2940);
  });

  test('is not money that was given back without naming pieces, nor what failed', () => {
    const pledge = after({ amountMinor: 500 }, one, { ...two, state: 'failed' });
    expect(refundedLines(pledge)).toEqual([mugs(1)]);
    expect(refundedForPiecesMinor(pledge)).toBe(980);
  });

  test('is nothing where nothing was refunded', () => {
    const pledge = pledgeIn('collected', { rewardId: 'mug', quantity: 5 });
    expect([refundedLines(pledge), refundedForPiecesMinor(pledge)]).toEqual([[], 0]);
  });
});
