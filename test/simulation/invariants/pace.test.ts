import { expect, test } from '@jest/globals';
import type { Story } from './tell.ts';
import { tell, worker } from './tell.ts';
import { rateStaysWithinTheBudget } from './pace.ts';

const rates = { perEndpoint: 5, account: 10 };
const story = (): Story => tell(rateStaysWithinTheBudget, { rates });

/** Requests that are handed over at these times, to endpoints that take turns. */
const asksAt = (told: Story, timesMs: readonly number[], ...paths: readonly string[]): Story => {
  timesMs.forEach((leftAtMs, index) =>
    told.asks({ leftAtMs, path: paths[index % paths.length] ?? '/v1/refunds' }),
  );
  return told;
};

const every = (gapMs: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => index * gapMs);

test('as many as an endpoint may have, second after second', () => {
  expect(asksAt(story(), every(200, 50)).broken).toEqual([]);
});

test('one more within any second breaks it, wherever that begins', () => {
  expect(asksAt(story(), [900, 1000, 1100, 1200, 1300, 1899]).broken).toEqual([
    'POST /v1/refunds was asked 6 times in a second, 5 are allowed',
  ]);
});

test('also when they are seen out of order', () => {
  expect(asksAt(story(), [1899, 1000, 1300, 1100, 1200, 900]).broken).toHaveLength(1);
});

test('ids make no other endpoint', () => {
  const told = story();
  for (const id of every(1, 6)) told.asks({ leftAtMs: id, path: `/v1/payment_intents/pi_A${id}` });
  expect(told.broken).toHaveLength(1);
});

test('all endpoints together have nine tenths of the account', () => {
  const paths = ['/v1/refunds', '/v1/payment_intents', '/v1/customers'];
  expect(asksAt(story(), every(100, 9), ...paths).broken).toEqual([]);
  expect(asksAt(story(), every(100, 10), ...paths).broken).toEqual([
    'Stripe was asked 10 times in a second, 9 are for workers',
  ]);
});

test('who waits in person, and browsers, are not counted', () => {
  const told = story();
  for (const leftAtMs of every(1, 20)) {
    told.asks({ leftAtMs, by: { ...worker, capability: 'accept-pledge' } });
    told.asks({ leftAtMs, by: undefined });
  }
  expect(told.broken).toEqual([]);
});
