import { describe, expect, test } from '@jest/globals';
import { contribution } from '../../shared/domain/totals.ts';
import { settlementStep } from '../../shared/domain/settlement.ts';
import { startTally } from '../../shared/domain/tally.ts';
import { isUnverified, verifyAfterMs } from '../../shared/domain/verification.ts';
import { campaignIn, dayMs, deadlineMs, hourMs, pledgeIn, sealedAtMs } from '../support/given.ts';

const verification = { fromMinor: 50_000 };
const asking = campaignIn('settling', { verification });
const lastDayMs = deadlineMs - dayMs;

describe('a pledge has to be verified', () => {
  test.each([
    ['it is large, and nobody vouches for its backer', [asking, 50_000, false], lastDayMs],
    ['it is just too small', [asking, 49_999, false], undefined],
    ['somebody vouches for its backer', [asking, 50_000, true], undefined],
    ['its campaign does not ask for it', [campaignIn('live'), 50_000, false], undefined],
  ] as const)(
    'only if it is large and unknown: %s',
    (_case, [campaign, amountMinor, isVouchedFor], after) => {
      expect(verifyAfterMs(campaign, amountMinor, isVouchedFor)).toBe(after);
    },
  );
});

const large = (confirmedAtMs: number) => ({
  ...pledgeIn('confirmed', { campaign: asking, amountMinor: 50_000, confirmedAtMs }),
  verifyAfterMs: lastDayMs,
});
const late = large(deadlineMs - hourMs);

describe('a large pledge of the last 24 hours', () => {
  test('is unverified; one made before that counts like any other', () => {
    expect(isUnverified(late)).toBe(true);
    expect(isUnverified(large(lastDayMs))).toBe(false);
    expect(isUnverified({ ...late, verifyAfterMs: undefined })).toBe(false);
  });

  test('is also one that was raised in the last hours', () => {
    const early = large(lastDayMs - hourMs);
    const raised = { type: 'PledgeChanged', atMs: deadlineMs - hourMs } as const;
    expect(isUnverified({ ...early, history: [...early.history, raised] })).toBe(true);
  });

  test('is judged by when it was made or changed, and by nothing that happened since', () => {
    const early = large(lastDayMs - hourMs);
    const warned = { type: 'PledgeFraudWarned', atMs: deadlineMs - hourMs } as const;
    expect(isUnverified({ ...early, history: [...early.history, warned] })).toBe(false);
  });

  test('is nothing to verify until it was confirmed', () => {
    expect(isUnverified({ ...pledgeIn('pending'), verifyAfterMs: lastDayMs })).toBe(false);
  });

  test('counts, and is collected, once its deadline was moved to more than a day later', () => {
    const movedMs = deadlineMs + dayMs;
    expect(isUnverified(late, movedMs)).toBe(false);
    expect(isUnverified(late, deadlineMs)).toBe(true);
    expect(isUnverified(late, deadlineMs + 22 * hourMs)).toBe(true);
    const tally = startTally(movedMs);
    tally.add(late);
    expect(tally.result()).toMatchObject({ pledges: 1, pledgedMinor: 50_000 });
    const moved = { ...asking, deadlineMs: movedMs };
    expect(settlementStep(moved, late, sealedAtMs + dayMs)).toEqual({ kind: 'collect' });
  });

  test('is shown in the totals, apart from what counts', () => {
    expect(contribution(late)).toMatchObject({ pledgedMinor: 50_000, unverifiedMinor: 50_000 });
    expect(contribution(large(lastDayMs))).toMatchObject({ unverifiedMinor: 0 });
  });

  test('is not in the tally', () => {
    const count = startTally(deadlineMs);
    count.add(late);
    count.add(large(lastDayMs));
    expect(count.result()).toMatchObject({ pledgedMinor: 50_000, pledges: 1 });
  });

  test('is released and never charged, funded or not', () => {
    const unfunded = campaignIn('settling', { verification, outcome: 'unfunded' });
    for (const campaign of [asking, unfunded])
      expect(settlementStep(campaign, late, sealedAtMs)).toEqual({
        ...{ kind: 'release', reason: 'unverified' },
      });
    expect(settlementStep(asking, large(lastDayMs), sealedAtMs)).toEqual({ kind: 'collect' });
  });
});
