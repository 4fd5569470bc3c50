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
import type { SentRefund } from '../../shared/domain/refund-books.ts';
import { reconciled, refundEvent, refundsDueAtMs } from '../../shared/domain/refund-books.ts';
import { disputeRecord, hourMs, minuteMs, pledgeIn, sealedAtMs } from '../support/given.ts';

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

test('all is back when the bank has one part and the backer the other', () => {
  const disputes = [disputeRecord({ status: 'lost', amountMinor: 2000, withdrawnMinor: 2000 })];
  const pledge = { ...pledgeIn('refunding'), disputes };
  const back = (amountMinor: number) =>
    refundEvent(pledge, [record({ id: 'rf_1', amountMinor, state: 'succeeded' })], sealedAtMs);
  expect(back(2900)?.type).toBe('PledgeRefunded');
  expect(back(2899)?.type).toBe('PledgeRefundCompleted');
});

describe('what was seen at Stripe', () => {
  const sent = (parts: Partial<SentRefund> = {}): SentRefund => ({
    ...{ refundId: 'rfd_1', stripeRefundId: 're_1', amountMinor: 900, state: 'succeeded' },
    createdAtMs: sealedAtMs,
    ...parts,
  });
  const after = (pledge: ReturnType<typeof books>, ...seen: SentRefund[]) =>
    reconciled(pledge, seen, sealedAtMs).map(({ id, state, stripeRefundId }) => [
      ...[id, state, stripeRefundId],
    ]);

  test('comes to the same in any order, and however often', () => {
    const one = sent();
    const other = sent({ refundId: undefined, stripeRefundId: 're_2', state: 'failed' });
    const wanted = [
      ['rfd_1', 'succeeded', 're_1'],
      ['re_2', 'failed', 're_2'],
    ];
    expect(after(books(record()), one, other)).toEqual(wanted);
    expect(after(books(record()), other, one)).toEqual(wanted);
    expect(after(books(record()), one, other, one, other)).toEqual(wanted);
  });

  test('as failed stays failed, though an older answer says that it succeeded', () => {
    const gone = record({ state: 'failed', stripeRefundId: 're_1' });
    expect(after(books(gone), sent())).toEqual([['rfd_1', 'failed', 're_1']]);
  });

  test('under a name of ours that is taken is in the books under the name of Stripe', () => {
    const bound = record({ state: 'succeeded', stripeRefundId: 're_1' });
    expect(after(books(bound), sent({ stripeRefundId: 're_2' }))).toEqual([
      ['rfd_1', 'succeeded', 're_1'],
      ['re_2', 'succeeded', 're_2'],
    ]);
  });

  test('after it was refused here is in the books as well: the money has moved', () => {
    expect(after(books(record({ state: 'failed' })), sent())).toEqual([
      ['rfd_1', 'failed', undefined],
      ['re_1', 'succeeded', 're_1'],
    ]);
  });

  test('of a pledge that knows it already is no event', () => {
    const collected = pledgeIn('collected');
    const refunds = [record({ state: 'succeeded', stripeRefundId: 're_1' })];
    expect(refundEvent({ ...collected, refunds }, refunds, sealedAtMs)).toBeUndefined();
    expect(refundEvent(pledgeIn('confirmed'), refunds, sealedAtMs)).toBeUndefined();
  });
});

describe('refunds are looked at again', () => {
  test.each([
    ['before Stripe was told, soon', record(), 0, 15 * minuteMs],
    ['pending, after an hour', record({ state: 'pending' }), 0, hourMs],
    ['pending, after as long as they are old', record({ state: 'pending' }), 5, 5 * hourMs],
    ['pending, after a day at most', record({ state: 'pending' }), 300, 24 * hourMs],
  ])('%s', (_when, refund, ageHours, pauseMs) => {
    const nowMs = sealedAtMs + ageHours * hourMs;
    expect(refundsDueAtMs([refund], nowMs)).toBe(nowMs + pauseMs);
  });

  test('not at all when all are over', () => {
    expect(refundsDueAtMs([record({ state: 'succeeded' }), failed(1)], sealedAtMs)).toBeUndefined();
  });
});
