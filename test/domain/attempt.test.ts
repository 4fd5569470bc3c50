import { expect, test } from '@jest/globals';
import { attemptKey, attemptName, isKeyOf, keyIsTrusted } from '../../shared/domain/attempt.ts';
import { hourMs, startMs } from '../support/given.ts';

test('a key is trusted for twenty hours', () => {
  expect(keyIsTrusted(startMs, startMs)).toBe(true);
  expect(keyIsTrusted(startMs, startMs + 20 * hourMs - 1)).toBe(true);
  expect(keyIsTrusted(startMs, startMs + 20 * hourMs)).toBe(false);
});

test('pledge, purpose and number make the key, and always the same', () => {
  const attempt = { purpose: 'collect', number: 2 } as const;
  expect(attemptName(attempt)).toBe('collect-2');
  expect(attemptKey('plg_x', attempt)).toBe('plg_x:collect-2');
  expect(attemptKey('plg_x', { purpose: 'release', number: 2 })).toBe('plg_x:release-2');
});

test('a key of ours is known by its pledge, whatever it was for', () => {
  const key = attemptKey('plg_x', { purpose: 'collect', number: 1 });
  for (const own of [key, `${key}:confirm`, 'plg_x:refund-rf_1-1'])
    expect(isKeyOf('plg_x', own)).toBe(true);
  for (const other of ['', 'plg_x', 'plg_xy:collect-1', 'stripe-node-retry-plg_x:', key.slice(1)])
    expect(isKeyOf('plg_x', other)).toBe(false);
});
