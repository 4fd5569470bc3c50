import { expect, test } from '@jest/globals';
import { freshKeyIsFresh } from './keys.ts';
import { asking, tell } from './tell.ts';

const path = '/v1/campaigns/cmp_1/pledges';
const pledging = (key: string, body: object = {}) => asking({ path, key, body });
const answers = (request: ReturnType<typeof pledging>, status: number, body: object) =>
  ({ asked: request, status, body }) as const;

function broken(...all: readonly ReturnType<typeof answers>[]): readonly string[] {
  const story = tell(freshKeyIsFresh);
  for (const { asked, status, body } of all) story.asked(asked).answered(asked, status, body);
  return story.broken;
}

test('a key that comes again stands for the same pledge, another one for another', () => {
  const first = answers(pledging('1'), 201, { id: 'plg_1' });
  expect(broken(first, first, answers(pledging('2'), 201, { id: 'plg_2' }))).toEqual([]);
});

test('a key that came with two bodies was used before', () => {
  const reused = { code: 'idempotency_key_reused' };
  const first = answers(pledging('1', { quantity: 1 }), 201, { id: 'plg_1' });
  expect(broken(first, answers(pledging('1', { quantity: 2 }), 422, reused))).toEqual([]);
});

test('one that came with one body was not', () => {
  const reused = { code: 'idempotency_key_reused' };
  expect(broken(answers(pledging('1'), 422, reused))).toHaveLength(1);
});

test('two keys that stand for one pledge break the rule', () => {
  const first = answers(pledging('1'), 201, { id: 'plg_1' });
  expect(broken(first, answers(pledging('2'), 201, { id: 'plg_1' }))).toHaveLength(1);
});
