import { expect, test } from '@jest/globals';
import { changesOnDayOf, withChange } from '../../shared/domain/data-changes.ts';

const day = 20_000;
const beginsAtMs = Date.UTC(2024, 9, 4);
const endsAtMs = Date.UTC(2024, 9, 5) - 1;

test('changes are counted within a day of UTC, from its first to its last millisecond', () => {
  const first = withChange({}, beginsAtMs);
  expect(first).toEqual({ day, count: 1 });
  expect(withChange({ dataChanges: first }, endsAtMs)).toEqual({ day, count: 2 });
  expect(changesOnDayOf({ dataChanges: first }, endsAtMs)).toBe(1);
});

test('the next day begins anew, and so does one on which nothing was said', () => {
  const dataChanges = { day, count: 7 };
  expect(changesOnDayOf({ dataChanges }, endsAtMs + 1)).toBe(0);
  expect(changesOnDayOf({ dataChanges }, beginsAtMs - 1)).toBe(0);
  expect(withChange({ dataChanges }, endsAtMs + 1)).toEqual({ day: day + 1, count: 1 });
  expect(changesOnDayOf({}, beginsAtMs)).toBe(0);
});
