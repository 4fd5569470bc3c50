import { describe, expect, test } from '@jest/globals';
import type { Pledge } from '../../shared/domain/pledge.ts';
import { pledgeStates } from '../../shared/domain/pledge.ts';
import {
  dueSteps,
  isUnderWay,
  lookAgainAtMs,
  messageLostAtMs,
  tellAgainAtMs,
} from '../../shared/domain/due.ts';
import { campaignIn, dayMs, hourMs, minuteMs, pledgeAfter, pledgeIn } from '../support/given.ts';
import { disputeRecord, refundRecord } from '../support/given.ts';

const authorize = campaignIn('live', { collection: 'authorize' });
const kinds = (pledge: Pledge): string[] => dueSteps(pledge).map(({ kind }) => kind);

describe('what is due', () => {
  test.each([
    ['pending', []],
    ['confirmed', []],
    ['collecting', ['collect']],
    ['past_due', ['dun']],
    ['dropped', []],
    ['releasing', ['release']],
    ['released', []],
    ['cancelled', []],
    ['lapsed', []],
    ['collected', []],
    ['refunding', ['refund']],
    ['refunded', ['look_at_refunds']],
    ['disputed', ['look_at_disputes']],
    ['won', ['look_at_disputes']],
    ['lost', ['look_at_disputes']],
  ] as const)('of a %s pledge is %j', (state, expected) => {
    expect(kinds(pledgeIn(state))).toStrictEqual(expected);
  });

  test('is known for every state', () => {
    for (const state of pledgeStates) expect(Array.isArray(dueSteps(pledgeIn(state)))).toBe(true);
  });

  test('of a pledge that an attempt was given up of is whether it took money after all', () => {
    const collected = pledgeAfter(pledgeIn('confirmed'), [
      { type: 'PledgeCollectionStarted', atMs: 1, attemptNumber: 1 },
      { type: 'PledgeCollectionPending', atMs: 2 },
      { type: 'PledgeCollectionStarted', atMs: 3, attemptNumber: 2 },
      { type: 'PledgeCollected', atMs: 4, chargedIntentId: 'pi_1' },
    ]);
    expect(kinds(collected)).toEqual(['collect']);
  });

  test.each([
    ['dropped', ['collect']],
    ['refunding', ['collect', 'refund']],
    ['refunded', ['collect', 'look_at_refunds']],
    ['disputed', ['collect', 'look_at_disputes']],
    ['won', ['collect', 'look_at_disputes']],
    ['lost', ['collect', 'look_at_disputes']],
  ] as const)('is that whatever became of it: of a %s one %j', (state, expected) => {
    const pledge = pledgeIn(state);
    const doubt = { type: 'PledgeCollectionPending', atMs: 2 } as const;
    expect(kinds({ ...pledge, history: [...pledge.history, doubt] })).toEqual(expected);
  });

  test('of a hold is its replacement', () => {
    expect(kinds(pledgeIn('confirmed', { campaign: authorize }))).toEqual([
      'replace_authorization',
    ]);
  });

  test('of a pledge that leaves is its release, with the reason', () => {
    const pledge = pledgeIn('releasing', { reason: 'campaign_cancelled' });
    expect(dueSteps(pledge)).toEqual([{ kind: 'release', reason: 'campaign_cancelled' }]);
  });

  test('are all refunds that Stripe was not told of, and one look at those that it has', () => {
    const refunds = [
      refundRecord({ id: 'rfd_1', amountMinor: 100, state: 'requested' }),
      refundRecord({ id: 'rfd_2', amountMinor: 100, state: 'pending' }),
      refundRecord({ id: 'rfd_3', amountMinor: 100, state: 'pending' }),
      refundRecord({ id: 'rfd_4', amountMinor: 100, state: 'requested' }),
      refundRecord({ id: 'rfd_5', amountMinor: 100, state: 'failed' }),
    ];
    expect(dueSteps(pledgeIn('refunding', { refunds }))).toEqual([
      { kind: 'refund', refundId: 'rfd_1' },
      { kind: 'refund', refundId: 'rfd_4' },
      { kind: 'look_at_refunds' },
    ]);
  });

  test('are a refund and a dispute side by side', () => {
    const pledge = {
      ...pledgeIn('disputed', {
        disputes: [disputeRecord({ amountMinor: 4900, status: 'needs_response' })],
      }),
      refunds: [refundRecord({ amountMinor: 100, state: 'pending' })],
    };
    expect(kinds(pledge)).toEqual(['look_at_refunds', 'look_at_disputes']);
  });
});

describe('what is due of a refund that a bank has to do with as well', () => {
  const refunds = [refundRecord({ amountMinor: 100, state: 'pending' })];

  test.each([
    ['warning_needs_response', true],
    ['warning_under_review', true],
    ['warning_closed', false],
    ['needs_response', true],
    ['won', false],
    ['lost', false],
    ['prevented', false],
  ] as const)('is a look at a dispute that is %s: %s', (status, isLooked) => {
    const pledge = { ...pledgeIn('collected'), refunds, disputes: [disputeRecord({ status })] };
    expect(kinds(pledge)).toEqual(['look_at_refunds', ...(isLooked ? ['look_at_disputes'] : [])]);
  });

  test.each(['released', 'cancelled', 'lapsed', 'confirmed'] as const)(
    'is looked at also when it is %s',
    (state) => {
      expect(kinds({ ...pledgeIn(state), refunds } as Pledge)).toEqual(['look_at_refunds']);
    },
  );
});

describe('somebody is at it', () => {
  const lastMs = (pledge: Pledge): number => pledge.history.at(-1)?.atMs ?? 0;

  test.each(['collecting', 'releasing'] as const)(
    'for eight hours after a pledge was found %s',
    (state) => {
      const pledge = pledgeIn(state);
      expect(isUnderWay(pledge, lastMs(pledge) + 8 * hourMs - 1)).toBe(true);
      expect(isUnderWay(pledge, lastMs(pledge) + 8 * hourMs)).toBe(false);
      const watched = { ...pledge, dueAtMs: lastMs(pledge) + hourMs };
      expect(isUnderWay(watched, lastMs(pledge) + 8 * hourMs)).toBe(true);
    },
  );

  test('only while money is being taken or given up', () => {
    const states = pledgeStates.filter((state) => {
      const pledge = pledgeIn(state);
      return isUnderWay(pledge, lastMs(pledge));
    });
    expect(states.sort()).toEqual(['collecting', 'releasing']);
  });
});

describe('what stays due', () => {
  const pledge = pledgeIn('past_due');
  const lastMs = pledge.history.at(-1)?.atMs ?? 0;
  const dueAt = (dueAtMs: number): Pledge => ({ ...pledge, dueAtMs });

  test('is left where it is while its worker may not have had its turn', () => {
    const dueAtMs = lastMs + hourMs;
    expect(tellAgainAtMs(dueAt(dueAtMs), dueAtMs)).toBeUndefined();
    expect(tellAgainAtMs(dueAt(dueAtMs), dueAtMs + 4 * minuteMs - 1)).toBeUndefined();
    expect(tellAgainAtMs(pledge, dueAtMs)).toBeUndefined();
    expect(tellAgainAtMs(dueAt(dueAtMs), dueAtMs + 4 * minuteMs)).toBe(
      dueAtMs + 4 * minuteMs + 32 * minuteMs,
    );
  });

  test.each([
    [5 * minuteMs, 15 * minuteMs],
    [30 * minuteMs, 15 * minuteMs],
    [hourMs, 30 * minuteMs],
    [6 * hourMs, 3 * hourMs],
    [dayMs, 12 * hourMs],
    [13 * dayMs, 12 * hourMs],
  ])('is told again after half of its age: %d ms', (ageMs, pauseMs) => {
    const nowMs = lastMs + ageMs;
    expect(tellAgainAtMs(dueAt(lastMs), nowMs)).toBe(nowMs + pauseMs);
    expect(lookAgainAtMs(pledge, nowMs)).toBe(nowMs + pauseMs);
  });

  test.each([
    [5 * minuteMs, 8 * hourMs],
    [15 * hourMs, 8 * hourMs],
    [20 * hourMs, 10 * hourMs],
    [3 * dayMs, 12 * hourMs],
  ])('is left to the message that it has while money moves: after %d ms', (ageMs, pauseMs) => {
    for (const state of ['collecting', 'releasing'] as const) {
      const busy = pledgeIn(state);
      const nowMs = (busy.history.at(-1)?.atMs ?? 0) + ageMs;
      const dueAtMs = nowMs - 4 * minuteMs;
      expect(tellAgainAtMs({ ...busy, dueAtMs }, nowMs)).toBe(nowMs + pauseMs);
      expect(tellAgainAtMs({ ...busy, dueAtMs: dueAtMs + 1 }, nowMs)).toBeUndefined();
    }
    expect(messageLostAtMs(lastMs)).toBe(lastMs + 8 * hourMs);
  });

  test('for a month is told of seventy times at most', () => {
    let nowMs = lastMs;
    let told = 0;
    for (; nowMs < lastMs + 30 * dayMs && told <= 70; told += 1)
      nowMs = lookAgainAtMs(pledge, nowMs);
    expect(told).toBeLessThanOrEqual(70);
  });
});
