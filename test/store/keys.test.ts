import { describe, expect, test } from '@jest/globals';
import {
  campaignIdOf,
  campaignIdPattern,
  pledgeIdPattern,
  pledgeShardOf,
} from '../../shared/domain/ids.ts';
import {
  backerIndexKey,
  backerOfIndexKey,
  campaignIdFor,
  campaignKey,
  counterKey,
  pledgeIdFor,
  pledgeIdOf,
  pledgeKey,
  pledgeShardKey,
  pledgeShards,
  reportKey,
  requestHash,
  totalsKey,
} from '../../shared/store/keys.ts';

const campaignId = campaignIdFor('creator-1', 'key-1');
const pledgeIdBy = (number: number): string =>
  pledgeIdFor(campaignId, { backerId: `backer-${number}`, idempotencyKey: 'key' });
const thousand = Array.from({ length: 4000 }, (_, number) => pledgeIdBy(number));

describe('ids', () => {
  test('are the same for the same request, and others for any other', () => {
    expect(campaignIdFor('creator-1', 'key-1')).toBe(campaignId);
    const others = [
      campaignIdFor('creator-2', 'key-1'),
      campaignIdFor('creator-1', 'key-2'),
      campaignIdFor('creator-1k', 'ey-1'),
      campaignIdFor('', 'creator-1key-1'),
    ];
    expect(new Set([campaignId, ...others]).size).toBe(5);
    expect(new Set(thousand).size).toBe(4000);
  });

  test('of pledges differ by campaign, backer and key', () => {
    const by = { backerId: 'backer-1', idempotencyKey: 'key' };
    const ids = [
      pledgeIdFor(campaignId, by),
      pledgeIdFor(campaignIdFor('creator-1', 'key-2'), by),
      pledgeIdFor(campaignId, { ...by, backerId: 'backer-2' }),
      pledgeIdFor(campaignId, { ...by, idempotencyKey: 'other' }),
    ];
    expect(new Set(ids).size).toBe(4);
  });

  test('fit their pattern', () => {
    expect(campaignId).toMatch(campaignIdPattern);
    expect(thousand.filter((id) => !pledgeIdPattern.test(id))).toEqual([]);
  });

  test.each([
    '',
    'cmp_',
    'cmp_short',
    `${campaignId}x`,
    ` ${campaignId}`,
    campaignId.toUpperCase(),
  ])('are not mistaken for one: %j', (id) => {
    expect(campaignIdPattern.test(id)).toBe(false);
    expect(pledgeIdPattern.test(id)).toBe(false);
  });
});

describe('a pledge id', () => {
  const id = pledgeIdBy(1);

  test('carries its campaign and its shard', () => {
    expect(campaignIdOf(id)).toBe(campaignId);
    expect(pledgeShards).toContain(pledgeShardOf(id));
  });

  test('is its key, and its key is it', () => {
    expect(pledgeKey(id)).toEqual({
      pk: `P#${campaignId.slice(4)}${pledgeShardOf(id)}`,
      sk: id.slice(21),
    });
    expect(pledgeIdOf(pledgeKey(id))).toBe(id);
    expect(pledgeKey(id).pk).toBe(pledgeShardKey(campaignId, pledgeShardOf(id)));
  });
});

test('sixteen shards share the pledges of a campaign evenly', () => {
  const counts = Map.groupBy(thousand, pledgeShardOf);
  expect(counts.size).toBe(16);
  const sizes = [...counts.values()].map((ids) => ids.length);
  expect(Math.min(...sizes)).toBeGreaterThan(180);
  expect(Math.max(...sizes)).toBeLessThan(320);
});

test('every kind of item has a partition or a sort key of its own', () => {
  expect(campaignKey('cmp_x')).toEqual({ pk: 'C#cmp_x', sk: 'CAMPAIGN' });
  expect(reportKey('cmp_x')).toEqual({ pk: 'C#cmp_x', sk: 'REPORT' });
  expect(totalsKey('cmp_x')).toEqual({ pk: 'C#cmp_x', sk: 'TOTALS' });
  expect(counterKey('cmp_x', 'stock#r#0')).toEqual({ pk: 'N#cmp_x#stock#r#0', sk: 'COUNTER' });
});

test('a backer is found in the key of the index again, whatever the name', () => {
  expect(backerOfIndexKey(backerIndexKey('auth0|B#1#2'))).toBe('auth0|B#1#2');
});

test('the same body has the same hash, another has another', () => {
  expect(requestHash({ amountMinor: 100 })).toBe(requestHash({ amountMinor: 100 }));
  expect(requestHash({ amountMinor: 100 })).not.toBe(requestHash({ amountMinor: 101 }));
  expect(requestHash({})).toHaveLength(22);
});
