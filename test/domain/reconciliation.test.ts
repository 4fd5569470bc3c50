import { describe, expect, test } from '@jest/globals';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { Movement } from '../../shared/domain/reconciliation.ts';
import {
  brokenJournal,
  lookDifferences,
  missingFee,
  movementDifferences,
  movementOf,
  noMoneyAtStripe,
  sumDifferences,
} from '../../shared/domain/reconciliation.ts';
import { campaignIn, disputeRecord, pending, pledgeIn, sealedAtMs } from '../support/given.ts';
import { refundRecord } from '../support/given.ts';

const collected = pledgeIn('collected');
const noFee = { minor: 0, currency: 'USD' };

const moved = (change: Partial<Movement> = {}): Movement => ({
  ...{ transactionId: 'txn_1', kind: 'charged', atMs: sealedAtMs, sourceId: 'pi_1' },
  ...{ pledgeId: collected.id, campaignId: collected.campaignId, amountMinor: 4900, fee: noFee },
  ...change,
});
const told = (pledge: Pledge | undefined, change: Partial<Movement> = {}) =>
  movementDifferences(pledge, moved(change)).map(
    ({ kind, bookedMinor, foundMinor }) => `${kind} ${bookedMinor} ${foundMinor}`,
  );

const refunds = (state: 'pending' | 'succeeded' | 'failed' | 'elsewhere') => [
  refundRecord({ amountMinor: 900, state, stripeRefundId: 're_1' }),
];
const refund = { kind: 'refunded', sourceId: 're_1', amountMinor: 900 } as const;
const dispute = { kind: 'disputed', sourceId: 'du_1' } as const;
const charging = campaignIn('live', { collection: 'charge-now' });

describe('a movement at Stripe', () => {
  test('that the pledge tells of is no difference', () => {
    expect(told(collected)).toEqual([]);
    expect(told({ ...collected, refunds: refunds('pending') }, refund)).toEqual([]);
    expect(told({ ...collected, refunds: refunds('succeeded') }, refund)).toEqual([]);
    expect(told(pledgeIn('disputed'), dispute)).toEqual([]);
    const failed = { ...refund, kind: 'refund_failed' } as const;
    expect(told({ ...collected, refunds: refunds('failed') }, failed)).toEqual([]);
    expect(told({ ...collected, refunds: refunds('elsewhere') }, failed)).toEqual([]);
  });

  test('that went back to who left is no difference, told as a sum', () => {
    const released = pledgeIn('released', { campaign: charging, refundedMinor: 4900 });
    expect(told(released, { ...refund, amountMinor: 4900 })).toEqual([]);
    expect(told(released, { ...refund, amountMinor: 4901 })).toEqual(['not_booked 0 4901']);
    const silent = { ...released, refunds: undefined };
    expect(told(silent, { ...refund, amountMinor: 4900 })).toEqual([]);
  });

  test('with the fee that is booked is no difference, and the fee of a refund is another one', () => {
    const fee = { minor: 172, currency: 'USD' };
    expect(told({ ...collected, fee }, { fee })).toEqual([]);
    expect(told({ ...collected, fee, refunds: refunds('succeeded') }, refund)).toEqual([]);
  });

  test.each<[string, Pledge | undefined, Partial<Movement>, string]>([
    ['of no pledge', undefined, {}, 'not_booked 0 4900'],
    ['of a pledge that has not paid', pledgeIn('past_due'), {}, 'not_booked 0 4900'],
    ['by another payment', collected, { sourceId: 'pi_2' }, 'not_booked 0 4900'],
    ['of another amount', collected, { amountMinor: 4901 }, 'amount_differs 4900 4901'],
    ['that is an unknown refund', collected, refund, 'not_booked 0 900'],
    [
      'that is an unknown refund beside a known one',
      { ...collected, refunds: refunds('succeeded') },
      { ...refund, sourceId: 're_2' },
      'not_booked 0 900',
    ],
    [
      'that is an unknown refund to who left, of which each is known',
      {
        ...pledgeIn('released', { campaign: charging, refundedMinor: 4900 }),
        refunds: refunds('succeeded'),
      },
      { ...refund, sourceId: 're_2' },
      'not_booked 0 900',
    ],
    [
      'that is the failure of an unknown refund',
      collected,
      { ...refund, kind: 'refund_failed' },
      'not_booked 0 900',
    ],
    ['that is an unknown dispute', collected, dispute, 'not_booked 0 4900'],
    [
      'that is an unknown dispute beside a known one',
      pledgeIn('disputed'),
      { ...dispute, sourceId: 'du_2' },
      'not_booked 0 4900',
    ],
    [
      'that is a refund of another amount',
      { ...collected, refunds: refunds('succeeded') },
      { ...refund, amountMinor: 901 },
      'amount_differs 900 901',
    ],
    [
      'that is the failure of a refund which is called done',
      { ...collected, refunds: refunds('succeeded') },
      { ...refund, kind: 'refund_failed' },
      'not_booked 0 900',
    ],
    [
      'that took less in a dispute',
      { ...pledgeIn('disputed'), disputes: [disputeRecord({ withdrawnMinor: 4900 })] },
      { ...dispute, amountMinor: 0 },
      'amount_differs 4900 0',
    ],
    [
      'with another fee',
      { ...collected, fee: { minor: 172, currency: 'USD' } },
      { fee: { minor: 173, currency: 'USD' } },
      'fee_differs 172 173',
    ],
  ])('%s is a difference', (_what, pledge, change, difference) => {
    expect(told(pledge, change)).toEqual([difference]);
  });

  test('has the same difference each time it is found', () => {
    const [one] = movementDifferences(undefined, moved());
    const [two] = movementDifferences(pending(), moved());
    expect(one?.id).toBe(two?.id);
    expect(one?.id).toBe(`not_booked:${collected.id}:txn_1`);
  });
});

describe('a fee', () => {
  const fee = { minor: 172, currency: 'usd' };

  test('that no answer brought is booked for its transaction', () => {
    expect(missingFee(collected, moved({ fee }))).toEqual({
      ...{ kind: 'later_fee', pledgeId: collected.id, atMs: sealedAtMs },
      ...{ amountMinor: 172, currency: 'USD', reference: 'txn_1' },
    });
  });

  test('of money taken with the pledge always comes from the walk', () => {
    const confirmed = pledgeIn('confirmed', { campaign: charging });
    expect(missingFee(confirmed, moved({ fee }))?.amountMinor).toBe(172);
    const kept = { ...pledgeIn('collected', { campaign: charging }), fee };
    expect(missingFee(kept, moved({ fee }))?.amountMinor).toBe(172);
  });

  test('for a refund is booked as well', () => {
    expect(missingFee({ ...collected, fee }, moved({ ...refund, fee }))?.amountMinor).toBe(172);
  });

  test('that the pledge or its dispute has already, or that is nothing, is not booked', () => {
    expect(missingFee({ ...collected, fee }, moved({ fee }))).toBeUndefined();
    expect(missingFee(pledgeIn('disputed'), moved({ ...dispute, fee }))).toBeUndefined();
    expect(missingFee(collected, moved())).toBeUndefined();
  });
});

test('sums that differ are told one by one, but for fees found later', () => {
  const booked = { 'pledged.USD': 4900, 'collected.USD': 4900, 'later_fee.USD': 5 };
  const found = sumDifferences(booked, { 'pledged.USD': 4900, 'refunded.USD': 3 }, collected.id);
  expect(found.map(({ id, bookedMinor, foundMinor }) => [id, bookedMinor, foundMinor])).toEqual([
    [`pledge_differs:${collected.id}:collected.USD`, 4900, 0],
    [`pledge_differs:${collected.id}:refunded.USD`, 0, 3],
  ]);
});

test('a journal that is not whole is a difference of its campaign', () => {
  expect(brokenJournal('entries', 12, 11)).toEqual({
    ...{ id: 'journal_broken:campaign:entries', kind: 'journal_broken', reference: 'entries' },
    ...{ bookedMinor: 12, foundMinor: 11 },
  });
});

describe('an entry', () => {
  const entry = { pledgeId: collected.id, atMs: sealedAtMs, amountMinor: 4900, currency: 'USD' };

  test('is held against Stripe when it says that money moved there', () => {
    const of = (kind: Parameters<typeof movementOf>[0]['kind'], amountMinor = 1) =>
      movementOf({ kind, amountMinor });
    expect([of('collected'), of('returned'), of('refunded'), of('withdrawn')]).toEqual([
      ...['charged', 'refunded', 'refunded', 'disputed'],
    ]);
    expect([of('pledged'), of('dropped'), of('lost')]).toEqual([undefined, undefined, undefined]);
    expect([of('collected', -1), of('collected', 0)]).toEqual([undefined, undefined]);
  });

  test('that Stripe knows nothing of is a difference', () => {
    const money = { takenMinor: 4900, refundedMinor: 0, withdrawnMinor: 0 };
    const charge = { ...entry, kind: 'collected' } as const;
    expect(lookDifferences(collected, charge, money)).toEqual([]);
    expect(lookDifferences(collected, charge, { ...money, takenMinor: 0 })).toMatchObject([
      { kind: 'not_at_stripe', bookedMinor: 4900, foundMinor: 0 },
    ]);
    const refunded = { ...collected, refunds: refunds('succeeded') };
    expect(lookDifferences(refunded, { ...entry, kind: 'refunded' }, money)).toMatchObject([
      { kind: 'not_at_stripe', bookedMinor: 900, foundMinor: 0 },
    ]);
    const elsewhere = refundRecord({ id: 'rf_2', amountMinor: 400, state: 'elsewhere' });
    const partly = { ...collected, refunds: [...refunds('succeeded'), elsewhere] };
    const back = { ...money, refundedMinor: 900 };
    expect(lookDifferences(partly, { ...entry, kind: 'refunded' }, back)).toEqual([]);
    const disputed = pledgeIn('disputed');
    expect(lookDifferences(disputed, { ...entry, kind: 'withdrawn' }, money)).toMatchObject([
      { kind: 'not_at_stripe', bookedMinor: 4900, foundMinor: 0 },
    ]);
    expect(lookDifferences(collected, { ...entry, kind: 'withdrawn' }, money)).toEqual([]);
  });

  test('of a pledge of which Stripe holds nothing is a difference', () => {
    const charge = { ...entry, kind: 'collected' } as const;
    expect(lookDifferences(collected, charge, noMoneyAtStripe)).toEqual([
      {
        ...{ id: `not_at_stripe:${collected.id}:collected`, kind: 'not_at_stripe' },
        ...{ pledgeId: collected.id, reference: 'collected', bookedMinor: 4900, foundMinor: 0 },
      },
    ]);
  });
});
