import { describe, expect, test } from '@jest/globals';
import { isCardTested, tolerated, windowOf } from '../../shared/domain/fraud-limits.ts';
import { dayMs, hourMs, secondMs, startMs } from '../support/given.ts';

test('limits are tolerated by one process up to a fifth', () => {
  expect(tolerated(20)).toBe(4);
  expect(tolerated(500)).toBe(100);
  expect(tolerated(4)).toBe(0);
});

describe('a window', () => {
  test('begins anew with each hour', () => {
    const noon = windowOf(startMs, hourMs);
    expect(noon.endsAtMs).toBe(startMs + hourMs);
    expect(windowOf(startMs + hourMs - 1, hourMs)).toEqual(noon);
    expect(windowOf(startMs + hourMs, hourMs).number).toBe(noon.number + 1);
  });

  test('of an hour, or of a day, ends with that of UTC', () => {
    expect(windowOf(startMs, hourMs).endsAtMs).toBe(startMs + 3600 * secondMs);
    expect(windowOf(startMs, dayMs).endsAtMs).toBe(Date.UTC(2026, 9, 2));
  });
});

describe('a card is tested', () => {
  const limits = {
    pledgesPerBackerPerHour: 20,
    pledgesPerAddressPerHour: 500,
    failuresPerBackerPerDay: 10,
    failuresPerCardPerDay: 10,
    backersPerCardPerDay: 3,
  };

  test.each([
    [10, ['a', 'b', 'c'], false],
    [11, ['a'], true],
    [4, ['a', 'b', 'c', 'd'], true],
  ])('when it was refused %d times, for %j: %s', (failures, backers, expected) => {
    expect(isCardTested(limits, { failures, backers })).toBe(expected);
  });
});
