import { expect, test } from '@jest/globals';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';

test('a refusal is a value with a code and a sentence', () => {
  const refusal = refuse('sold_out', 'Nothing is left.');
  expect(refusal).toEqual({ refused: 'sold_out', detail: 'Nothing is left.' });
  expect(isRefusal(refusal)).toBe(true);
});

test.each([['refused'], [4900], [null], [undefined], [{ applied: true }], [['refused']]])(
  '%j is none',
  (value) => {
    expect(isRefusal(value)).toBe(false);
  },
);
