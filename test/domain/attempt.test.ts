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

test.each([
  ...['prepare-1', 'prepare-1:4', 'collect-1', 'collect-12:anew', 'collect-1:cancel'],
  ...['collect-1:confirm', 'collect-1:confirm-497472', 'release-2', 'release-2:refund'],
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
])('a key that somebody else has made is not: %s', (key) => {
  expect(isKeyOf('plg_x', key)).toBe(false);
});
