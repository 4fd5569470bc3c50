import { describe, expect, test } from '@jest/globals';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { Refund } from '../../shared/domain/refund.ts';
import { exitOf, exitRefund } from '../../shared/domain/exit.ts';
import { fulfilmentOf, parcelOf } from '../support/fulfilments.ts';
import { disputeRecord, pledgeIn, refundRecord, startMs } from '../support/given.ts';

const askedAtMs = startMs + 1;
const wishes = { rewardId: 'mug', quantity: 2, amountMinor: 4900 };
const paid = pledgeIn('collected', wishes);
const after = (...refunds: Partial<Refund>[]): Pledge => ({
  ...paid,
  refunds: refunds.map((refund, index) => refundRecord({ id: `rfd_${index}`, ...refund })),
});
const mugs = (quantity: number) => [{ rewardId: 'mug', quantity }];
const delivered = (quantity: number, state: 'delivered' | 'dispatched' = 'delivered') =>
  fulfilmentOf({ lines: mugs(2), parcels: [parcelOf({ lines: mugs(quantity), state })] });

const notOffered = {
  refused: 'exit_not_offered',
  detail: 'What this pledge is for is with you, or on its way.',
};

describe('a pledge has left', () => {
  const exit = refundRecord({ id: 'promise_changed', reason: 'promise_changed' });

  test('by the record that carries the name of it, whatever came of that', () => {
    const other = refundRecord({ id: 'rfd_1' });
    expect(exitOf(after(other, exit))).toEqual(exit);
    const failed = { ...exit, state: 'failed' } as const;
    expect(exitOf(after(failed))).toEqual(failed);
  });

  test('by no other record, even of the same reason', () => {
    expect(exitOf(after({ id: 'rfd_1', reason: 'promise_changed' }))).toBeUndefined();
    expect(exitOf(after({ id: 'promise_changed_2' }))).toBeUndefined();
    expect(exitOf(paid)).toBeUndefined();
    expect(exitOf(pledgeIn('pending'))).toBeUndefined();
  });
});

describe('leaving', () => {
  const minorOf = (answer: ReturnType<typeof exitRefund>) =>
    'record' in answer ? answer.record.amountMinor : answer.refused;

  test('asks for all of the money, once, under the name of leaving', () => {
    expect(exitRefund(paid, undefined, askedAtMs)).toEqual({
      pledge: paid,
      record: {
        ...{ id: 'promise_changed', amountMinor: 4900, reason: 'promise_changed' },
        ...{ state: 'requested', requestedAtMs: askedAtMs },
        ...{ attemptNumber: 1, startedAtMs: askedAtMs },
      },
    });
  });

  test.each(['collected', 'won'] as const)('is open to a pledge that is %s', (state) => {
    const pledge = pledgeIn(state, wishes);
    expect(exitRefund(pledge, undefined, askedAtMs)).toMatchObject({
      ...{ pledge, record: { amountMinor: 4900 } },
    });
  });

  test.each([
    ['what was given back', { state: 'succeeded' }, 4900 - 1000],
    ['what is on its way back', { state: 'pending' }, 4900 - 1000],
    ['nothing that failed', { state: 'failed' }, 4900],
  ] as const)('leaves out %s', (_case, refund, leftMinor) => {
    const pledge = after({ amountMinor: 1000, ...refund });
    expect(minorOf(exitRefund(pledge, undefined, askedAtMs))).toBe(leftMinor);
  });

  test('leaves out what a bank has taken', () => {
    const disputes = [disputeRecord({ status: 'lost', withdrawnMinor: 4800 })];
    const lost = pledgeIn('lost', { ...wishes, disputes });
    expect(minorOf(exitRefund(lost, undefined, askedAtMs))).toBe(100);
  });

  test.each([
    ['nothing was sent', fulfilmentOf({ lines: mugs(2) }), 4900],
    ['one of two is on its way', delivered(1, 'dispatched'), 2450],
    ['both are on their way', delivered(2, 'dispatched'), 'exit_not_offered'],
    ['one of two was delivered', delivered(1), 2450],
    ['both were delivered', delivered(2), 'exit_not_offered'],
  ] as const)('when %s gives back %p', (_case, fulfilment, answer) => {
    expect(minorOf(exitRefund(paid, fulfilment, askedAtMs))).toBe(answer);
  });

  test('names the pieces that are paid back, where others were sent', () => {
    expect(exitRefund(paid, delivered(1), askedAtMs)).toMatchObject({
      record: { amountMinor: 2450, lines: mugs(1) },
    });
    const whole = exitRefund(paid, fulfilmentOf({ lines: mugs(2) }), askedAtMs);
    expect('record' in whole && whole.record).not.toHaveProperty('lines');
  });

  test.each([
    [2449, 1],
    [2450, 'exit_not_offered'],
    [2451, 'exit_not_offered'],
  ] as const)('with half delivered and %p given back gives back %p', (amountMinor, answer) => {
    const pledge = after({ amountMinor, state: 'succeeded' });
    expect(minorOf(exitRefund(pledge, delivered(1), askedAtMs))).toBe(answer);
  });

  test('is not offered where all that is left was delivered, and says so', () => {
    expect(exitRefund(paid, delivered(2), askedAtMs)).toEqual(notOffered);
    const less = after({ amountMinor: 1000, state: 'succeeded' });
    expect(exitRefund(less, delivered(2), askedAtMs)).toEqual(notOffered);
  });

  test.each([
    ['pending', 'pledge_state', 'No money of a pending pledge was collected.'],
    ['confirmed', 'pledge_state', 'No money of a confirmed pledge was collected.'],
    ['past_due', 'pledge_state', 'No money of a past_due pledge was collected.'],
    ['cancelled', 'pledge_state', 'No money of a cancelled pledge was collected.'],
    ['disputed', 'pledge_disputed', 'A bank holds the money: no refund while it decides.'],
    ['lost', 'pledge_disputed', 'A bank has given the money back already.'],
    ['refunded', 'refund_exceeds_remainder', 'All of the money was given back already.'],
  ] as const)('is refused to a pledge that is %s: %s', (state, refused, detail) => {
    const answer = exitRefund(pledgeIn(state, wishes), undefined, askedAtMs);
    expect(answer).toEqual({ refused, detail });
  });

  test('is refused where all of the money is on its way back', () => {
    expect(exitRefund(pledgeIn('refunding', wishes), undefined, askedAtMs)).toEqual({
      refused: 'refund_exceeds_remainder',
      detail: 'USD 0.00 of the pledge can still be refunded.',
    });
  });

  test('is refused to a pledge that has twenty refunds', () => {
    const refunded = (count: number) =>
      after(...Array.from({ length: count }, () => ({ amountMinor: 100 })));
    expect(minorOf(exitRefund(refunded(19), undefined, askedAtMs))).toBe(3000);
    expect(exitRefund(refunded(20), undefined, askedAtMs)).toEqual({
      refused: 'too_many_refunds',
      detail: 'A pledge has 20 refunds at most.',
    });
  });
});
