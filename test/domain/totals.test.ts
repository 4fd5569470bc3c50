import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Pledge, PledgeState, ReleaseReason } from '../../shared/domain/pledge.ts';
import {
  addTotals,
  contribution,
  isNoChange,
  noTotals,
  refundedMinor,
  stands,
  takenMinor,
  totalsChange,
} from '../../shared/domain/totals.ts';
import {
  campaignIn,
  disputeRecord,
  pending,
  pledgeAfter,
  pledgeIn,
  refundRecord,
  sealedAtMs,
} from '../support/given.ts';
import { pledgeEvents } from '../support/events.ts';
import type { Refund } from '../../shared/domain/refund.ts';
import { lifeOf } from '../support/lives.ts';

const charging = campaignIn('live', { collection: 'charge-now' });
const order = { rewardId: 'kettle', quantity: 2, amountMinor: 9800 };
const noneLate = { latePledgedMinor: 0, latePledges: 0, lateUnits: 0 };

describe('what a pledge adds to its campaign', () => {
  const nothing = {
    pledgedMinor: 0,
    pledges: 0,
    units: 0,
    collectedMinor: 0,
    refundedMinor: 0,
    unverifiedMinor: 0,
    open: 0,
    pastDue: 0,
    refundFailedMinor: 0,
    exits: 0,
    exitedMinor: 0,
    ...noneLate,
    keptMinor: 0,
  };
  const stood = { ...nothing, pledgedMinor: 9800, pledges: 1, units: 2 };

  test.each<[PledgeState, object]>([
    ['pending', nothing],
    ['confirmed', { ...stood, open: 1 }],
    ['collecting', { ...stood, open: 1 }],
    ['collected', { ...stood, collectedMinor: 9800 }],
    ['past_due', { ...stood, open: 1, pastDue: 1 }],
    ['dropped', stood],
    ['releasing', { ...stood, open: 1 }],
    ['released', stood],
    ['cancelled', nothing],
    ['lapsed', nothing],
    ['refunding', { ...stood, collectedMinor: 9800, open: 1 }],
    ['refunded', { ...stood, collectedMinor: 9800, refundedMinor: 9800 }],
    ['disputed', { ...stood, collectedMinor: 9800 }],
    ['won', { ...stood, collectedMinor: 9800 }],
    ['lost', { ...stood, collectedMinor: 9800 }],
  ])('%s, with a saved card', (state, expected) => {
    expect(contribution(pledgeIn(state, order))).toEqual(expected);
  });

  test.each<[PledgeState, object]>([
    ['pending', nothing],
    ['confirmed', { ...stood, collectedMinor: 9800, open: 1 }],
    ['releasing', { ...stood, collectedMinor: 9800, open: 1 }],
    ['released', { ...stood, collectedMinor: 9800, refundedMinor: 9800 }],
    ['cancelled', { ...nothing, collectedMinor: 9800, refundedMinor: 9800 }],
  ])('%s, charged at the pledge', (state, expected) => {
    const wishes = { ...order, campaign: charging, refundedMinor: 9800 };
    expect(contribution(pledgeIn(state, wishes))).toEqual(expected);
  });

  test('late, beside what was pledged and not in it', () => {
    const late = { ...pledgeIn('collected', order), late: true } as const;
    expect(contribution(late)).toEqual({
      ...{ ...nothing, latePledgedMinor: 9800, latePledges: 1, lateUnits: 2 },
      collectedMinor: 9800,
    });
    expect(contribution({ ...pending(), late: true })).toEqual(nothing);
  });

  test('nothing is taken while a payment that was never set up is released', () => {
    const campaign = charging;
    const releasing = pledgeAfter(pending({ campaign }), [pledgeEvents.PledgeReleaseStarted]);
    expect(takenMinor(releasing)).toBe(0);
  });

  test.each([
    ['campaign_unfunded', true],
    ['campaign_cancelled', true],
    ['campaign_abandoned', true],
    ['cancelled_by_backer', false],
    ['lapsed', false],
    ['too_late', false],
  ] as const)('released because of %s: it stood at the end is %s', (reason, stood) => {
    expect(stands(pledgeIn('releasing', { reason }))).toBe(stood);
    expect(stands(pledgeIn('released', { reason }))).toBe(stood);
  });

  test.each(['pending', 'cancelled', 'lapsed'] as const)(
    'who never pledged, or left by himself, does not stand: %s',
    (state) => {
      expect(stands(pledgeIn(state))).toBe(false);
    },
  );

  test.each(['collected', 'refunding', 'disputed', 'won', 'lost'] as const)(
    'what arrived back of a pledge that is %s is given back, and no more',
    (state) => {
      const refunds = [
        refundRecord({ id: 'rf_1', amountMinor: 1000, state: 'succeeded' }),
        refundRecord({ id: 'rf_2', amountMinor: 200, state: 'pending' }),
      ];
      expect(refundedMinor({ ...pledgeIn(state), refunds })).toBe(1000);
    },
  );

  test('what was refunded had been taken in full, also what a bank took of it', () => {
    const refunds = [refundRecord({ amountMinor: 2900, state: 'succeeded' })];
    expect(takenMinor({ ...pledgeIn('refunded'), refunds })).toBe(4900);
  });

  test('what is not confirmed yet is not shown as waiting to be verified', () => {
    const changed = { type: 'PledgeChanged', atMs: sealedAtMs } as const;
    const large = { ...pending(), verifyAfterMs: sealedAtMs - 1, history: [changed] };
    expect(contribution(large).unverifiedMinor).toBe(0);
    expect(contribution({ ...pledgeIn('confirmed'), ...large, state: 'confirmed' })).toMatchObject({
      unverifiedMinor: 4900,
    });
  });

  test('what was delivered of an abandoned campaign stays, all of it or what the refund of the rest leaves', () => {
    const rest = (state: Refund['state'], left: PledgeState = 'collected') =>
      contribution({
        ...pledgeIn(left, order),
        refunds: [refundRecord({ id: 'campaign_abandoned', amountMinor: 4900, state })],
      } as Pledge);
    const kept = { type: 'PledgeKept', atMs: sealedAtMs, keptMinor: 9800 } as const;
    const whole = pledgeAfter(pledgeIn('collected', order), [kept]);
    expect(contribution(whole)).toMatchObject({ keptMinor: 9800, refundFailedMinor: 0 });
    expect(rest('requested')).toMatchObject({ keptMinor: 4900, refundFailedMinor: 0 });
    expect(rest('succeeded')).toMatchObject({ keptMinor: 4900, refundedMinor: 4900 });
    expect(rest('failed')).toMatchObject({ keptMinor: 4900, refundFailedMinor: 4900 });
    expect(rest('failed', 'refunding')).toMatchObject({ keptMinor: 0, refundFailedMinor: 9800 });
    expect(rest('requested', 'won')).toMatchObject({ keptMinor: 4900, refundFailedMinor: 0 });
    expect(rest('failed', 'won')).toMatchObject({ keptMinor: 4900, refundFailedMinor: 4900 });
  });

  test('nothing is told to stay while a bank decides about it', () => {
    const refunds = [refundRecord({ id: 'campaign_abandoned', amountMinor: 4900 })];
    expect(contribution({ ...pledgeIn('disputed', order), refunds }).keptMinor).toBe(0);
  });

  test('nothing is told to stay of a campaign that was not abandoned, whatever was refunded', () => {
    const refunds = [refundRecord({ amountMinor: 900, state: 'succeeded' })];
    expect(contribution(pledgeIn('collected', order)).keptMinor).toBe(0);
    expect(contribution({ ...pledgeIn('collected', order), refunds }).keptMinor).toBe(0);
  });

  test('what was delivered stays after a lost dispute as far as the bank left it', () => {
    const lost = (withdrawnMinor: number, state: Refund['state']) =>
      contribution({
        ...pledgeIn('lost', {
          ...order,
          disputes: [disputeRecord({ status: 'lost', withdrawnMinor })],
        }),
        refunds: [refundRecord({ id: 'campaign_abandoned', amountMinor: 4900, state })],
      });
    expect(lost(900, 'succeeded')).toMatchObject({ keptMinor: 4000, refundFailedMinor: 0 });
    expect(lost(900, 'failed')).toMatchObject({ keptMinor: 4000, refundFailedMinor: 4900 });
    expect(lost(9800, 'failed')).toMatchObject({ keptMinor: 0, refundFailedMinor: 0 });
  });

  test('who left because the promise was changed is counted, with what goes back for that', () => {
    const exit = refundRecord({ id: 'promise_changed', amountMinor: 4900 });
    const other = refundRecord({ id: 'rf_2', amountMinor: 100 });
    const left = { ...pledgeIn('collected', order), refunds: [other, exit] };
    expect(contribution(left)).toMatchObject({ exits: 1, exitedMinor: 4900 });
  });

  test('what was given back is known at the end only', () => {
    expect(refundedMinor(pledgeIn('released', { refundedMinor: 300 }))).toBe(300);
    expect(refundedMinor(pledgeIn('lapsed', { refundedMinor: 200 }))).toBe(200);
    expect(refundedMinor(pledgeIn('collected'))).toBe(0);
  });
});

describe('changes', () => {
  test('are the difference of before and after', () => {
    const before = pledgeIn('confirmed', order);
    expect(totalsChange(before, pledgeAfter(before, [pledgeEvents.PledgeChanged]))).toEqual({
      pledgedMinor: -5300,
      pledges: 0,
      units: 1,
      collectedMinor: 0,
      refundedMinor: 0,
      unverifiedMinor: 0,
      open: 0,
      pastDue: 0,
      refundFailedMinor: 0,
      exits: 0,
      exitedMinor: 0,
      ...noneLate,
      keptMinor: 0,
    });
  });

  test('that move nothing are recognised', () => {
    expect(isNoChange(totalsChange(undefined, pending()))).toBe(true);
    expect(isNoChange(totalsChange(pending(), pledgeIn('confirmed')))).toBe(false);
  });

  test('along any legal life add up to what the end contributes', () => {
    fc.assert(
      fc.property(lifeOf({ toItsEnd: false }), (life) => {
        expect(sumOfChanges(life)).toEqual(contribution(life[life.length - 1] ?? pending()));
      }),
      { seed: 20_261_001, numRuns: 500 },
    );
  });

  test('never take back from what was collected: money that came is told until the end', () => {
    fc.assert(
      fc.property(lifeOf({ toItsEnd: false }), (life) =>
        life.every((pledge, index) => {
          const before = life[index - 1];
          return before === undefined || takenMinor(pledge) >= takenMinor(before);
        }),
      ),
      { seed: 20_261_001, numRuns: 500 },
    );
  });
});

function sumOfChanges(life: readonly Pledge[]) {
  let sum = noTotals;
  life.forEach((pledge, index) => {
    sum = addTotals(sum, totalsChange(life[index - 1], pledge));
  });
  return sum;
}

describe('a pledge that left, and whose money did not get back', () => {
  const record: Refund = {
    ...{ id: 'release', amountMinor: 4900, reason: 'released', state: 'failed' },
    ...{ requestedAtMs: sealedAtMs, attemptNumber: 1, startedAtMs: sealedAtMs },
  };
  const owed = (reason: ReleaseReason) =>
    pledgeAfter(pledgeIn('releasing', { reason, campaign: charging }), [
      {
        ...{ type: 'PledgeCancelled', atMs: sealedAtMs, refundedMinor: 4900 },
        ...{ refunds: [record], chargedIntentId: 'pi_1' },
      },
      {
        ...{ type: 'PledgeRefundFailed', atMs: sealedAtMs, refunds: [record] },
        chargedIntentId: 'pi_1',
      },
    ]);

  test('does not stand again because its backer is owed', () => {
    expect(contribution(owed('cancelled_by_backer'))).toMatchObject({
      ...{ pledgedMinor: 0, pledges: 0, units: 0, collectedMinor: 4900, refundedMinor: 0, open: 0 },
    });
  });

  test('stands as before when its campaign had given it back', () => {
    expect(contribution(owed('campaign_unfunded'))).toMatchObject({
      ...{ pledgedMinor: 4900, pledges: 1, collectedMinor: 4900, refundedMinor: 0 },
    });
  });
});

test('what Stripe could not give back counts as that until it is paid or asked for once more', () => {
  const record = (state: Refund['state']): Refund => ({
    ...{ id: 'rfd_1', amountMinor: 4900, reason: 'campaign_abandoned', state },
    ...{ requestedAtMs: sealedAtMs, attemptNumber: 1, startedAtMs: sealedAtMs },
  });
  const refunded = (state: Refund['state']) => ({
    ...{ atMs: sealedAtMs, chargedIntentId: 'pi_1', refunds: [record(state)] },
  });
  const asked = pledgeAfter(pledgeIn('collected'), [
    { type: 'PledgeRefundStarted', ...refunded('requested') },
  ]);
  expect(contribution(asked).refundFailedMinor).toBe(0);
  const owed = pledgeAfter(asked, [{ type: 'PledgeRefundFailed', ...refunded('failed') }]);
  expect(contribution(owed)).toMatchObject({ refundFailedMinor: 4900, refundedMinor: 0 });
  const paid = pledgeAfter(owed, [{ type: 'PledgeRefunded', ...refunded('elsewhere') }]);
  expect(contribution(paid)).toMatchObject({ refundFailedMinor: 0, refundedMinor: 4900 });
});

describe('a refund that failed is owed', () => {
  const failed = refundRecord({ id: 'rf_1', amountMinor: 1000, state: 'failed' });
  const done = refundRecord({ id: 'rf_2', amountMinor: 3900, state: 'succeeded' });

  test('beside one that arrived', () => {
    const pledge = { ...pledgeIn('refunding'), refunds: [done, failed] };
    expect(contribution(pledge)).toMatchObject({ refundFailedMinor: 1000, refundedMinor: 3900 });
  });

  test('only where all was to be given back, and only when it failed', () => {
    const unknown = { ...pledgeIn('refunding'), refunds: undefined };
    expect(contribution(unknown).refundFailedMinor).toBe(0);
    expect(contribution({ ...pledgeIn('collected'), refunds: [failed] }).refundFailedMinor).toBe(0);
    const pending = { ...failed, state: 'pending' } as const;
    expect(contribution({ ...pledgeIn('refunding'), refunds: [pending] }).refundFailedMinor).toBe(
      0,
    );
  });
});
