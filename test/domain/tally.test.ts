import { describe, expect, test } from '@jest/globals';
import type { Pledge } from '../../shared/domain/pledge.ts';
import { unitsOf } from '../../shared/domain/line.ts';
import { pledgeStates } from '../../shared/domain/pledge.ts';
import {
  confirmedAtMs,
  countsAtSeal,
  reachesGoal,
  standingMinor,
  startCollectedTally,
  startTally,
} from '../../shared/domain/tally.ts';
import {
  dayMs,
  deadlineMs,
  disputeRecord,
  minuteMs,
  pledgeIn,
  refundRecord,
  startMs,
} from '../support/given.ts';

const tallyOf = (pledges: readonly Pledge[]) => {
  const count = startTally(deadlineMs);
  pledges.forEach((pledge) => count.add(pledge));
  return count.result();
};

describe('the tally', () => {
  test('counts money, pledges, different people and pieces', () => {
    const pledges = [
      pledgeIn('confirmed', { number: 1, rewardId: 'kettle', quantity: 3, amountMinor: 14_700 }),
      pledgeIn('confirmed', { number: 2, backerId: 'backer-1', amountMinor: 50 }),
      pledgeIn('confirmed', { number: 3, rewardId: 'kettle', amountMinor: 4900 }),
    ];
    expect(tallyOf(pledges)).toEqual({ pledgedMinor: 19_650, pledges: 3, backers: 2, units: 4 });
  });

  test('counts no charge of who had left, even if the bank of the cardholder gave it back', () => {
    const won = pledgeIn('won', { amountMinor: 4900 });
    expect(tallyOf([won])).toMatchObject({ pledgedMinor: 4900, pledges: 1 });
    const left = { ...won, reason: 'cancelled_by_backer' } as const;
    expect(tallyOf([left])).toEqual({ pledgedMinor: 0, pledges: 0, backers: 0, units: 0 });
  });

  test('of no pledge is nothing', () => {
    expect(tallyOf([])).toEqual({ pledgedMinor: 0, pledges: 0, backers: 0, units: 0 });
  });

  test.each(pledgeStates.filter((state) => state !== 'confirmed' && state !== 'won'))(
    'does not count a %s pledge',
    (state) => {
      expect(tallyOf([pledgeIn(state)]).pledges).toBe(0);
    },
  );
});

describe('beside what counts, the tally tells what was taken back before', () => {
  test.each(['disputed', 'lost', 'refunding', 'refunded', 'collected'] as const)(
    'of a %s pledge',
    (state) => {
      const tally = tallyOf([pledgeIn(state), pledgeIn('confirmed', { number: 2 })]);
      expect(tally).toMatchObject({ pledgedMinor: 4900, pledges: 1, takenBackMinor: 4900 });
      expect(standingMinor(tally)).toBe(9800);
    },
  );

  test('of a large one that a bank gave back, and for which nobody vouches', () => {
    const late = pledgeIn('won', { confirmedAtMs: deadlineMs - minuteMs });
    const won = { ...late, verifyAfterMs: deadlineMs - dayMs };
    expect(tallyOf([won])).toMatchObject({ pledgedMinor: 0, pledges: 0, takenBackMinor: 4900 });
    expect(tallyOf([pledgeIn('won')])).not.toHaveProperty('takenBackMinor');
  });

  test('of a pledge that nothing was said to have left for', () => {
    const taken = { ...pledgeIn('disputed'), reason: undefined };
    expect(tallyOf([taken])).toMatchObject({ pledgedMinor: 0, takenBackMinor: 4900 });
  });

  test('and not of who had left', () => {
    const left = { ...pledgeIn('disputed'), reason: 'cancelled_by_backer' } as const;
    expect(
      tallyOf([left, pledgeIn('cancelled', { number: 2 }), pledgeIn('won', { number: 3 })]),
    ).toEqual({
      ...{ pledgedMinor: 4900, pledges: 1, backers: 1, units: 0 },
    });
  });
});

describe('the tally of what was collected', () => {
  const collectedOf = (pledge: Pledge) => {
    const count = startCollectedTally();
    count.add(pledge);
    return count.result();
  };
  const refunds = [
    refundRecord({ id: 'rf_1', amountMinor: 1000, state: 'succeeded' }),
    refundRecord({ id: 'rf_2', amountMinor: 700, state: 'requested' }),
    refundRecord({ id: 'rf_3', amountMinor: 200, state: 'failed' }),
  ];
  const lost = [disputeRecord({ status: 'lost', amountMinor: 1900, withdrawnMinor: 1900 })];

  test.each([
    ['all of it', pledgeIn('collected'), 4900],
    ['not what went back, or is on its way', { ...pledgeIn('collected'), refunds }, 3200],
    ['what a bank gave back', { ...pledgeIn('won'), refunds }, 3200],
    ['what a bank has left', pledgeIn('lost', { disputes: lost }), 3000],
    ['nothing of what a bank took', pledgeIn('lost'), 0],
    ['nothing of what a bank holds', pledgeIn('disputed'), 0],
    ['nothing of what is all on its way back', pledgeIn('refunding'), 0],
    ['nothing of who had left', { ...pledgeIn('won'), reason: 'lapsed' } as const, 0],
  ])('counts %s', (_what, pledge, pledgedMinor) => {
    expect(collectedOf(pledge)).toMatchObject({ pledgedMinor, pledges: pledgedMinor > 0 ? 1 : 0 });
  });
});

describe('a pledge counts', () => {
  const confirmedAt = (atMs: number) => pledgeIn('confirmed', { confirmedAtMs: atMs });

  test('when it was confirmed at the deadline, and not a millisecond later', () => {
    expect(countsAtSeal(confirmedAt(deadlineMs), deadlineMs)).toBe(true);
    expect(countsAtSeal(confirmedAt(deadlineMs + 1), deadlineMs)).toBe(false);
    expect(tallyOf([confirmedAt(deadlineMs + 1)]).pledges).toBe(0);
  });

  test('never without having been confirmed', () => {
    expect(confirmedAtMs(pledgeIn('pending'))).toBeUndefined();
    expect(countsAtSeal(pledgeIn('pending'), deadlineMs)).toBe(false);
  });

  test('by the time of its confirmation, whatever happened since', () => {
    expect(confirmedAtMs(pledgeIn('collected', { confirmedAtMs: startMs + 5 }))).toBe(startMs + 5);
  });
});

test('support without a reward is no piece', () => {
  expect(unitsOf({ quantity: 1 })).toBe(0);
  expect(unitsOf({ rewardId: 'kettle', quantity: 2 })).toBe(2);
});

describe('a goal is reached', () => {
  const tally = { pledgedMinor: 1000, pledges: 9, backers: 7, units: 8 };

  test.each([
    [{ amountMinor: 1000 }, true],
    [{ amountMinor: 1001 }, false],
    [{ units: 8 }, true],
    [{ units: 9 }, false],
    [{ backers: 7 }, true],
    [{ backers: 8 }, false],
  ])('at %j: %s', (goal, reached) => {
    expect(reachesGoal(goal, tally)).toBe(reached);
  });
});
