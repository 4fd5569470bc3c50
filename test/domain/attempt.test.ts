import { describe, expect, test } from '@jest/globals';
import type { PledgeEventType } from '../../shared/domain/pledge.ts';
import {
  attemptKey,
  attemptName,
  isEnded,
  isKeyOf,
  keyIsTrusted,
  mayPrepare,
  pendingStrayLook,
  releaseDueAtMs,
  resumeDueAtMs,
  strayDueAtMs,
  strayLookOf,
  wasDoubted,
} from '../../shared/domain/attempt.ts';
import { pledgeStates } from '../../shared/domain/pledge.ts';
import { hourMs, minuteMs, pledgeIn, startMs } from '../support/given.ts';

test('a key is trusted for twenty hours', () => {
  expect(keyIsTrusted(startMs, startMs)).toBe(true);
  expect(keyIsTrusted(startMs, startMs + 20 * hourMs - 1)).toBe(true);
  expect(keyIsTrusted(startMs, startMs + 20 * hourMs)).toBe(false);
});

test('a payment is prepared for twenty hours after its pledge, as its key is trusted', () => {
  const pledge = { createdAtMs: startMs };
  expect(mayPrepare(pledge, startMs + 20 * hourMs - 1)).toBe(true);
  expect(mayPrepare(pledge, startMs + 20 * hourMs)).toBe(false);
});

test('pledge, purpose and number make the key, and always the same', () => {
  const attempt = { purpose: 'collect', number: 2 } as const;
  expect(attemptName(attempt)).toBe('collect-2');
  expect(attemptKey('plg_x', attempt)).toBe('plg_x:collect-2');
  expect(attemptKey('plg_x', { purpose: 'release', number: 2 })).toBe('plg_x:release-2');
});

test.each([
  ...['prepare-1', 'prepare-1:4', 'collect-1', 'collect-12', 'collect-1:cancel'],
  ...['collect-1:confirm', 'release-2', 'release-2:refund'],
  ...['recover-1:first', 'recover-1:pi_1', 'recover-1:pi_1:again-29848320', 'replace-497472'],
  ...['abandon-pi_1', 'abandon-pi_1:again-29848320', 'stray-pi_1', 'stray-pi_1:again-29848320'],
  ...['refund-rfd_a2-1', 'refund-release-2'],
])('a key of ours is known by its pledge and what it is for: %s', (name) => {
  expect(isKeyOf('plg_x', `plg_x:${name}`)).toBe(true);
  expect(isKeyOf('plg_x', `plg_xy:${name}`)).toBe(false);
});

test.each([
  ...['', 'plg_x', 'plg_x:', 'plg_x:x', 'lg_x:collect-1', 'stripe-node-retry-plg_x:collect-1'],
  ...['plg_x:collect-1:x', 'plg_x:collect-', 'plg_x:collect-1 ', 'plg_x:prepare-2', 'x:collect-1'],
  ...['plg_y:collect-1', 'plg_x-collect-1', 'plg_x:xcollect-1', 'plg_x:collect-1:confirm-'],
  ...['plg_x:prepare-1:5', 'plg_x:recover-1:pi_', 'plg_x:release-1:refund-1', 'plg_x:refund--1'],
])('a key that somebody else has made is not: %s', (key) => {
  expect(isKeyOf('plg_x', key)).toBe(false);
});

test('a release is looked at after an hour, and a collection that was only written after 15 minutes', () => {
  expect(releaseDueAtMs(startMs)).toBe(startMs + hourMs);
  expect(resumeDueAtMs(startMs)).toBe(startMs + 15 * minuteMs);
});

test('a pledge has ended once it was paid, whatever came after that, or given up', () => {
  expect(pledgeStates.filter((state) => isEnded(pledgeIn(state))).sort()).toEqual([
    ...['collected', 'disputed', 'dropped', 'lost', 'refunded', 'refunding', 'won'],
  ]);
});

describe('money beside the pledge', () => {
  const endedAtMs = startMs + 2 * hourMs;
  /** A pledge to which these things happened, an hour apart. */
  const pledgeWith = (types: readonly PledgeEventType[], dueAtMs?: number) => ({
    history: types.map((type, index) => ({ type, atMs: startMs + index * hourMs })),
    dueAtMs,
  });
  const doubted = ['PledgeCollectionStarted', 'PledgeCollectionPending'] as const;

  test('is possible once an attempt was given up because Stripe knew nothing of it', () => {
    expect(wasDoubted(pledgeWith(['PledgeCollectionStarted', 'PledgeCollected']))).toBe(false);
    expect(wasDoubted(pledgeWith([...doubted, 'PledgeCollected']))).toBe(true);
    expect(wasDoubted(pledgeWith([]))).toBe(false);
  });

  test('is looked for 26 hours after the end, and only where there was a doubt', () => {
    expect(strayDueAtMs(pledgeWith(doubted), endedAtMs)).toBe(endedAtMs + 26 * hourMs);
    expect(strayDueAtMs(pledgeWith(['PledgeCollectionStarted']), endedAtMs)).toBeUndefined();
  });

  test.each(['PledgeCollected', 'PledgeDropped'] as const)(
    'is looked for after %s, whatever happened since',
    (end) => {
      expect(strayLookOf(pledgeWith([...doubted, end]))).toBe(endedAtMs + 26 * hourMs);
      expect(strayLookOf(pledgeWith([...doubted, end, 'PledgeFraudWarned']))).toBe(
        endedAtMs + 26 * hourMs,
      );
    },
  );

  test('is looked for after the last of several ends', () => {
    const again = pledgeWith([...doubted, 'PledgeDropped', 'PledgeCollected']);
    expect(strayLookOf(again)).toBe(endedAtMs + hourMs + 26 * hourMs);
  });

  test('is not looked for while the pledge goes on, nor where nothing was in doubt', () => {
    expect(strayLookOf(pledgeWith(doubted))).toBeUndefined();
    expect(strayLookOf(pledgeWith(['PledgeCollected']))).toBeUndefined();
  });

  test('is still to be looked for as long as the pledge is due no later than that', () => {
    const lookAtMs = endedAtMs + 26 * hourMs;
    const due = (dueAtMs?: number) => pledgeWith([...doubted, 'PledgeCollected'], dueAtMs);
    expect(pendingStrayLook(due(lookAtMs - 1))).toBe(lookAtMs);
    expect(pendingStrayLook(due(lookAtMs))).toBe(lookAtMs);
    expect(pendingStrayLook(due(lookAtMs + 1))).toBeUndefined();
    expect(pendingStrayLook(due())).toBeUndefined();
    expect(pendingStrayLook(pledgeWith(doubted, lookAtMs))).toBeUndefined();
  });
});
