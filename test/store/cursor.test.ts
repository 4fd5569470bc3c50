import { describe, expect, test } from '@jest/globals';
import { decodeCursor, encodeCursor } from '../../shared/store/cursor.ts';

const range = { field: 'pk', value: 'P#here' };
const encoded = (value: unknown): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

test('a cursor is the key that it was made from', () => {
  const key = { pk: 'P#here', sk: 'x' };
  expect(decodeCursor(encodeCursor(key), range)).toEqual(key);
});

test('a cursor can stand in an address as it is', () => {
  expect(encodeCursor({ pk: 'P#ü?&=/+', sk: '>>>???' })).toMatch(/^[A-Za-z0-9_-]+$/);
});

describe('what is no cursor of this range is refused', () => {
  test.each([
    ['of another partition', encoded({ pk: 'P#there', sk: 'x' })],
    ['without the partition', encoded({ sk: 'x' })],
    ['with a number in it', encoded({ pk: 'P#here', sk: 1 })],
    ['a list', encoded(['P#here'])],
    ['null', encoded(null)],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['nothing', ''],
    ['noise', '%%%'],
  ])('%s', (_what, cursor) => {
    expect(decodeCursor(cursor, range)).toBeUndefined();
  });
});
