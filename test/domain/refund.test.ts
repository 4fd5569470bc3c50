import { describe, expect, test } from '@jest/globals';
import type { Refund } from '../../shared/domain/refund.ts';
import {
  hasOpenRefund,
  isLeftToBank,
  isOwed,
  nextWholeId,
  refundName,
  refundOf,
  refundableByStripe,
  refundableMinor,
  withRefund,
} from '../../shared/domain/refund.ts';
import { disputeRecord, pledgeIn, sealedAtMs } from '../support/given.ts';

const record = (parts: Partial<Refund> = {}): Refund => ({
  ...{ id: 'rfd_1', amountMinor: 900, reason: 'duplicate', state: 'requested' },
  ...{ requestedAtMs: sealedAtMs, attemptNumber: 1, startedAtMs: sealedAtMs },
  ...parts,
});
const books = (...refunds: Refund[]) => ({ amountMinor: 4900, refunds });
const failed = (amountMinor: number, detail = 'unknown') =>
  record({ id: `rfd_f${amountMinor}`, amountMinor, state: 'failed', detail });

const lost = (parts: Parameters<typeof disputeRecord>[0]) => ({
  ...books(),
  disputes: [disputeRecord({ status: 'lost', ...parts })],
});

describe('what may still be refunded', () => {
  test.each([
    ['nothing was', books(), 4900, 4900],
    ['a part is asked for', books(record()), 4000, 4000],
    ['a part is pending', books(record({ state: 'pending' })), 4000, 4000],
    ['a part arrived', books(record({ state: 'succeeded' })), 4000, 4000],
    ['a part was paid elsewhere', books(record({ state: 'elsewhere' })), 4000, 4000],
    ['a part failed, and is owed', books(failed(900)), 4900, 4000],
    ['all of it failed, and is owed', books(failed(4900)), 4900, 0],
    [
      'a part failed and another arrived since',
      books(failed(900), record({ state: 'succeeded' })),
      ...([4000, 4000] as const),
    ],
    ['others left no room for a part', books(failed(900, 'no_remainder')), 4900, 4900],
    ['a bank had decided against a part', books(failed(900, 'dispute_lost')), 4900, 4900],
    [
      'a bank stepped in while all of it was pending',
      ...([books(failed(4900, 'charge_for_pending_refund_disputed')), 4900, 4900] as const),
    ],
    ['a bank has taken a part', lost({ withdrawnMinor: 2000 }), 2900, 2900],
    ['a bank prevented a part', lost({ status: 'prevented', withdrawnMinor: 2000 }), 2900, 2900],
    ['a bank is taking a part', lost({ amountMinor: 2000, withdrawnMinor: 0 }), 2900, 2900],
    ['a bank has taken more than all', lost({ withdrawnMinor: 5200 }), 0, 0],
    ['a bank has given it back', lost({ status: 'won', withdrawnMinor: 0 }), 4900, 4900],
  ])('when %s', (_when, pledge, leftMinor, byStripeMinor) => {
    expect(refundableMinor(pledge)).toBe(leftMinor);
    expect(refundableByStripe(pledge)).toBe(byStripeMinor);
  });
});

describe('the records of a pledge', () => {
  const [one, other] = [record(), record({ id: 'rfd_2', state: 'succeeded' })];

  test('have one of each name: a later state takes the place of an earlier', () => {
    const done = record({ state: 'succeeded' });
    expect(withRefund([one, other], done)).toEqual([done, other]);
    expect(withRefund([other], one)).toEqual([other, one]);
    expect(withRefund(undefined, one)).toEqual([one]);
  });

  test('are found by their name', () => {
    const pledge = { ...pledgeIn('collected'), refunds: [one, other] };
    expect(refundOf(pledge, 'rfd_2')).toBe(other);
    expect(refundOf(pledge, 'rfd_3')).toBeUndefined();
    expect(refundOf(pledgeIn('collected'), 'rfd_1')).toBeUndefined();
    expect(refundOf(pledgeIn('pending'), 'rfd_1')).toBeUndefined();
  });

  test('are open as long as one of them is', () => {
    expect(hasOpenRefund([one, other])).toBe(true);
    expect(hasOpenRefund([record({ state: 'pending' })])).toBe(true);
    expect(hasOpenRefund([other, failed(1), record({ state: 'elsewhere' })])).toBe(false);
    expect(hasOpenRefund(undefined)).toBe(false);
  });

  test('are known at Stripe by their name and the number of the try', () => {
    expect(refundName(record({ attemptNumber: 3 }))).toBe('refund-rfd_1-3');
  });

  test.each([
    ['failed', 'unknown', { owed: true, leftToBank: false }],
    ['failed', 'no_remainder', { owed: false, leftToBank: false }],
    ['failed', 'dispute_lost', { owed: false, leftToBank: true }],
    ['failed', 'charge_for_pending_refund_disputed', { owed: false, leftToBank: true }],
    ['pending', 'charge_for_pending_refund_disputed', { owed: false, leftToBank: false }],
    ['pending', 'insufficient_funds', { owed: false, leftToBank: false }],
  ] as const)('that are %s as %s: %j', (state, detail, { owed, leftToBank }) => {
    expect(isOwed(record({ state, detail }))).toBe(owed);
    expect(isLeftToBank(record({ state, detail }))).toBe(leftToBank);
  });
});

describe('all that is left is asked for', () => {
  const whole = (parts: Partial<Refund> = {}) =>
    record({ id: 'campaign_abandoned', reason: 'campaign_abandoned', ...parts });
  const idOf = (state: 'collected' | 'won' | 'lost' | 'refunding', ...refunds: Refund[]) =>
    nextWholeId({ ...pledgeIn(state), refunds }, 'campaign_abandoned');

  test('once, under its reason', () => {
    expect(idOf('collected')).toBe('campaign_abandoned');
    expect(idOf('collected', record())).toBe('campaign_abandoned');
    for (const state of ['requested', 'pending', 'succeeded', 'failed'] as const)
      expect(idOf('won', whole({ state }))).toBeUndefined();
  });

  test.each(['dispute_lost', 'charge_for_pending_refund_disputed'])(
    'anew when it failed as %s and the bank has decided, under another name',
    (detail) => {
      const stopped = whole({ state: 'failed', detail });
      expect(idOf('won', stopped)).toBe('campaign_abandoned_2');
      expect(idOf('lost', stopped)).toBe('campaign_abandoned_2');
      expect(idOf('refunding', stopped)).toBeUndefined();
      const anew = whole({ id: 'campaign_abandoned_2' });
      expect(idOf('won', stopped, anew)).toBeUndefined();
    },
  );
});
