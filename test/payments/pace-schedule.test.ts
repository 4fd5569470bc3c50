import { describe, expect, test } from '@jest/globals';
import type { PaceState, Rates, SlotWish } from '../../shared/payments/pace-schedule.ts';
import { emptyPace, leaseSlots, workersRates } from '../../shared/payments/pace-schedule.ts';
import { itemBytes } from '../support/item-size.ts';
import { paceKey } from '../../shared/store/keys.ts';
import { startMs } from '../support/given.ts';

const rates: Rates = { perEndpoint: 25, inAll: 90 };

const wishFor = (endpoint: string, wishes: Partial<SlotWish> = {}): SlotWish => ({
  ...{ endpoint, count: 20, nowMs: startMs, fromMs: startMs + 30, untilMs: startMs + 15_000 },
  ...wishes,
});

/** In milliseconds since the start. */
const since = (slotsMs: readonly number[]): number[] =>
  slotsMs.map((slotMs) => Math.round(slotMs - startMs));

function leaseAll(wishes: readonly SlotWish[], within: Rates): { all: number[]; state: PaceState } {
  let state = emptyPace;
  const all: number[] = [];
  for (const wish of wishes) {
    const lease = leaseSlots(state, wish, within);
    state = lease.state;
    all.push(...lease.slotsMs);
  }
  return { all: all.sort((one, other) => one - other), state };
}

const busiest = (times: readonly number[]): number =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1020).length));

test('an endpoint’s next lease begins where the last one ends', () => {
  const first = leaseSlots(emptyPace, wishFor('a', { count: 2 }), rates);
  const second = leaseSlots(first.state, wishFor('a', { count: 2 }), rates);
  expect([...since(first.slotsMs), ...since(second.slotsMs)]).toEqual([30, 71, 112, 154]);
});

test('another endpoint has its own slots at the same time', () => {
  const { state } = leaseSlots(emptyPace, wishFor('a'), rates);
  expect(since(leaseSlots(state, wishFor('b', { count: 2 }), rates).slotsMs)).toEqual([30, 71]);
});

test('endpoints together never have more than the account’s rate in any second', () => {
  const endpoints = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const wishes = [1, 7, 20, 3, 20].flatMap((count) => endpoints.map((e) => wishFor(e, { count })));
  const { all } = leaseAll(wishes, rates);
  expect(all).toHaveLength(408);
  expect(busiest(all)).toBeLessThanOrEqual(90);
  expect(all.filter((at) => at < startMs + 3030).length).toBeGreaterThanOrEqual(0.95 * 90 * 3);
});

test('an account that may no more than one endpoint shares its rate among all of them', () => {
  const testMode = workersRates({ perEndpoint: 25, account: 25 });
  const { all } = leaseAll(
    ['a', 'b', 'a', 'b'].map((endpoint) => wishFor(endpoint)),
    testMode,
  );
  expect(testMode).toEqual({ perEndpoint: 25, inAll: 22 });
  expect(busiest(all)).toBe(22);
});

test('what was sent a moment ago still counts for the account', () => {
  const within = { perEndpoint: 25, inAll: 25 };
  const { state } = leaseSlots(emptyPace, wishFor('a', { count: 25 }), within);
  const later = { nowMs: startMs + 1030, fromMs: startMs + 1030, count: 25 };
  const { slotsMs } = leaseSlots(state, wishFor('b', later), within);
  const first = since(slotsMs)[0];
  expect(first).toBeGreaterThanOrEqual(1050);
});

test('nothing is leased later than wished', () => {
  const wish = wishFor('a', { untilMs: startMs + 100 });
  expect(since(leaseSlots(emptyPace, wish, rates).slotsMs)).toEqual([30, 71]);
  expect(leaseSlots(emptyPace, { ...wish, fromMs: startMs + 200 }, rates).slotsMs).toEqual([]);
});

describe('what is kept', () => {
  test('is only what still matters, and fits into one write unit', () => {
    const endpoints = ['', '/{id}', '/{id}/cancel', '/{id}/capture', '/{id}/confirm'].map(
      (path) => `POST /v1/payment_intents${path}`,
    );
    const { state } = leaseAll(
      [...endpoints, ...endpoints, ...endpoints].map((endpoint) => wishFor(endpoint)),
      rates,
    );
    expect(itemBytes({ ...paceKey, version: 1_000_000_000, ...state })).toBeLessThan(1024);
    const laterMs = startMs + 60_000;
    const later = { nowMs: laterMs, fromMs: laterMs, untilMs: laterMs, count: 1 };
    const { state: after } = leaseSlots(state, wishFor('a', later), rates);
    expect(Object.keys(after.endpoints)).toEqual(['a']);
    expect(after.calendar.counts.length).toBeLessThanOrEqual(104);
  });

  test('is not believed when only a wrong clock can have written it', () => {
    const tomorrow = { nowMs: startMs + 86_400_000, fromMs: startMs + 86_400_000 };
    const wrong = { ...tomorrow, untilMs: startMs + 2 * 86_400_000 };
    const { state } = leaseSlots(emptyPace, wishFor('a', wrong), rates);
    const within = { perEndpoint: 25, inAll: 25 };
    const mended = leaseSlots(state, wishFor('a', { count: 25 }), within);
    expect(since(mended.slotsMs)[0]).toBe(30);
    const next = leaseSlots(mended.state, wishFor('b', { count: 1 }), within);
    expect(since(next.slotsMs)[0]).toBeGreaterThanOrEqual(1050);
  });
});

test('workers leave a tenth of the account to people who wait, and nothing of an endpoint', () => {
  expect(workersRates({ perEndpoint: 25, account: 100 })).toEqual({ perEndpoint: 25, inAll: 90 });
  expect(workersRates({ perEndpoint: 1, account: 1 })).toEqual({ perEndpoint: 1, inAll: 1 });
});
