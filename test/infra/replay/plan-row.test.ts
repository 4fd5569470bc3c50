import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isSkip, parseDecimal, planRow } from '../../../infra/replay/plan-row.ts';
import type { CampaignRow, RowPlan } from '../../../infra/replay/plan-row.ts';
import { seededRandom } from '../../../infra/replay/seeded-random.ts';
import { splitAmount } from '../../../infra/replay/split-amount.ts';

const row = {
  name: 'Cloudstep',
  currency: 'USD',
  goal: '100.0',
  pledged: '123.45',
  state: 'successful',
  backers: '7',
};
const options = { collection: 'save-card', seed: 'test' } as const;

function planned(changes: CampaignRow, more: object = {}): RowPlan {
  const plan = planRow({ ...row, ...changes }, 1, { ...options, ...more });
  if (isSkip(plan)) throw new Error(plan.skipped);
  return plan;
}

function skipped(changes: CampaignRow): string {
  const plan = planRow({ ...row, ...changes }, 1, options);
  return isSkip(plan) ? plan.skipped : 'played';
}

const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);

describe('a row becomes a plan', () => {
  test('with the sum in minor units and one amount for each backer', () => {
    const plan = planned({});
    expect(plan).toMatchObject({ goalMinor: 10000, currency: 'USD', title: 'Cloudstep' });
    expect(plan.expected).toEqual({ outcome: 'funded', keptMinor: 12345 });
    expect(plan.amountsMinor).toHaveLength(7);
    expect(sum(plan.amountsMinor)).toBe(12345);
  });

  test('in yen without decimals', () => {
    const plan = planned({ currency: 'JPY', goal: '1000', pledged: '2000.0', backers: '3' });
    expect([plan.goalMinor, sum(plan.amountsMinor)]).toEqual([1000, 2000]);
  });

  test('that keeps nothing when it failed in life', () => {
    const plan = planned({ state: 'failed', pledged: '99.99' });
    expect(plan.expected).toEqual({ outcome: 'unfunded', keptMinor: 0 });
  });

  test.each(['canceled', 'suspended'])('of half the backers when it was %s', (state) => {
    const plan = planned({ state });
    expect(plan.amountsMinor).toHaveLength(4);
    expect(plan.expected).toEqual({ outcome: 'cancelled', keptMinor: 0 });
  });

  test('of fewer pledges that add up to the same when backers are limited', () => {
    const plan = planned({ backers: '100' }, { backersMax: 5 });
    expect(plan.amountsMinor).toHaveLength(5);
    expect(sum(plan.amountsMinor)).toBe(12345);
  });

  test('with another collection each row when they are mixed', () => {
    const mixed = { ...options, collection: 'mixed' } as const;
    const found = [1, 2, 3].map((position) => planRow(row, position, mixed) as RowPlan);
    const names = found.map(({ collection }) => collection).sort();
    expect(names).toEqual(['authorize', 'charge-now', 'save-card']);
  });

  test('that is the same for the same seed and another for another seed', () => {
    const amounts = (seed: string) => planned({}, { seed }).amountsMinor;
    expect(amounts('a')).toEqual(amounts('a'));
    expect(amounts('a')).not.toEqual(amounts('b'));
  });
});

describe('a row that cannot be a campaign is skipped', () => {
  test.each<[string, CampaignRow]>([
    ['state live', { state: 'live' }],
    ['state undefined', { state: 'undefined' }],
    ['state other', { state: 'N,0"' }],
    ['money pledged by no backers', { backers: '0' }],
    ['backers who pledged nothing', { pledged: '0.0', state: 'failed' }],
    ["pledges below the currency's minimum", { backers: '247' }],
    ['pledges above the maximum charge', { pledged: '7000000', backers: '7' }],
    ['successful below its goal', { goal: '123.46' }],
    ['failed at or above its goal', { state: 'failed', goal: '123.45' }],
    ['goal of nothing', { goal: '0' }],
    ['unknown currency', { currency: 'ZZZ' }],
    ['unreadable row', { goal: 'many' }],
    ['unreadable row', { pledged: '-5' }],
    ['unreadable row', { pledged: '1.005' }],
    ['unreadable row', { backers: '7.5' }],
    ['unreadable row', { backers: undefined }],
    ['unreadable row', { currency: 'JPY', goal: '100.50' }],
    ['an amount that the currency cannot express', { currency: 'ISK', pledged: '123.45' }],
  ])('%s', (reason, changes) => {
    expect(skipped(changes)).toBe(reason);
  });

  test('a failed campaign without backers is played', () => {
    expect(skipped({ state: 'failed', backers: '0', pledged: '0.0' })).toBe('played');
  });
});

describe('parsing an amount', () => {
  test.each([
    ['4236618.49', 2, 423661849],
    ['1000.0', 2, 100000],
    ['0.1', 2, 10],
    ['7', 3, 7000],
    ['90071992547409.93', 2, undefined],
    ['1e3', 2, undefined],
    ['', 2, undefined],
  ])('%s with %i decimals is %s', (text, exponent, expected) => {
    expect(parseDecimal(text, exponent)).toBe(expected);
  });
});

test('splitting loses nothing, whatever the sum, and every part can be charged', () => {
  const limits = { minimumMinor: 50, maximumMinor: 99_999_999 };
  const cases = fc.record({
    parts: fc.integer({ min: 1, max: 400 }),
    perPart: fc.integer({ min: 50, max: 99_999_999 }),
    seed: fc.string(),
  });
  fc.assert(
    fc.property(cases, ({ parts, perPart, seed }) => {
      const split = { ...limits, totalMinor: perPart * parts, parts, stepMinor: 1 };
      const amounts = splitAmount(split, seededRandom(seed));
      expect(amounts).toHaveLength(parts);
      expect(sum(amounts)).toBe(perPart * parts);
      expect(Math.min(...amounts)).toBeGreaterThanOrEqual(50);
      expect(Math.max(...amounts)).toBeLessThanOrEqual(99_999_999);
      expect(amounts.every(Number.isInteger)).toBe(true);
    }),
    { seed: 2026, numRuns: 300 },
  );
});

test('parts are whole steps of the currency', () => {
  const split = { totalMinor: 12_300, parts: 9, minimumMinor: 100, maximumMinor: 9900 };
  const amounts = splitAmount({ ...split, stepMinor: 100 }, seededRandom('isk'));
  expect(amounts.filter((amount) => amount % 100 !== 0)).toEqual([]);
  expect(sum(amounts)).toBe(12_300);
});
