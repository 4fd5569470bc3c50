import { describe, expect, test } from '@jest/globals';
import {
  campaignIdOf,
  campaignIdPattern,
  pledgeIdPattern,
  pledgeShardOf,
} from '../../shared/domain/ids.ts';

const campaignId = 'cmp_abcdefghijkl2345';
const pledgeId = 'plg_abcdefghijkl2345ezyxwvutsrqpo7654';

test('the id of a pledge carries its campaign and its shard', () => {
  expect(campaignIdOf(pledgeId)).toBe(campaignId);
  expect(pledgeShardOf(pledgeId)).toBe('e');
});

describe('an id is known by its form', () => {
  test('and by nothing else', () => {
    expect(campaignIdPattern.test(campaignId)).toBe(true);
    expect(pledgeIdPattern.test(pledgeId)).toBe(true);
  });

  test.each([
    ...[`x${campaignId}`, `${campaignId}x`, campaignId.slice(0, -1), pledgeId],
    ...['cmp_abcdefghijkl2341', 'cmp_ABCDEFGHIJKL2345', 'cmp_'],
  ])('a campaign is not called %s', (id) => {
    expect(campaignIdPattern.test(id)).toBe(false);
  });

  test.each([
    ...[`x${pledgeId}`, `${pledgeId}x`, pledgeId.slice(0, -1), campaignId],
    ...[pledgeId.replace('345e', '345g'), pledgeId.replace('abc', 'ab1')],
    ...[pledgeId.replace('7654', '7610'), pledgeId.toUpperCase()],
  ])('a pledge is not called %s', (id) => {
    expect(pledgeIdPattern.test(id)).toBe(false);
  });
});
