import { expect, test } from '@jest/globals';
import { collectTests } from './test-collector.ts';

test('tests are collected in order, under the names of what they stand in, and not run', () => {
  const { tests, globals } = collectTests();
  const ran: string[] = [];
  globals.describe('a pledge', () => {
    globals.describe('that is paid', () => globals.test('stays', () => ran.push('stays')));
    globals.test('leaves', () => ran.push('leaves'));
  });
  globals.test('alone', () => ran.push('alone'));
  expect(tests.map(({ id }) => id)).toEqual([
    ...['a pledge › that is paid › stays', 'a pledge › leaves', 'alone'],
  ]);
  expect(ran).toEqual([]);
  tests[1]?.run();
  expect(ran).toEqual(['leaves']);
});

test('each row of a table is a test, known by its place', () => {
  const { tests, globals } = collectTests();
  const ran: unknown[] = [];
  globals.test.each([
    [1, 'one'],
    [[2], 'two'],
  ])('%d is %s', (...row) => ran.push(row));
  globals.test.each(['a', { b: 1 }])('%s', (value) => ran.push(value));
  expect(tests.map(({ id }) => id)).toEqual(['%d is %s [0]', '%d is %s [1]', '%s [0]', '%s [1]']);
  for (const each of tests) each.run();
  expect(ran).toEqual([[1, 'one'], [[2], 'two'], 'a', { b: 1 }]);
});
