import { describe, expect, test } from '@jest/globals';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { afterTry, begunAnew, heldBack, isGone, isTaken } from '../../shared/domain/delivery.ts';
import { hourMs, minuteMs, secondMs, startMs } from '../support/given.ts';

const due: Delivery = {
  ...{ id: 'evt_1', partnerId: 'prt_1', campaignId: 'cmp_1', pledgeId: 'plg_1' },
  ...{ type: 'pledge.collected', sequence: 3, occurredAtMs: startMs, body: '{}' },
  ...{ state: 'due', nextAtMs: startMs, triesMade: 0, tries: [], version: 1 },
};

const answered = (status?: number, atMs = startMs) => ({ atMs, tookMs: 80, status });

test.each([
  ...[[undefined, false] as const, [199, false] as const, [200, true] as const],
  ...[[299, true] as const, [300, false] as const, [410, false] as const],
])('a delivery that is answered with %s is taken: %s', (status, expected) => {
  expect(isTaken(answered(status))).toBe(expected);
});

test('nobody is interested any more where the answer is 410', () => {
  expect([410, 404, 200, undefined].map((status) => isGone(answered(status)))).toEqual([
    ...[true, false, false, false],
  ]);
});

describe('a delivery', () => {
  test('that is taken is not tried again', () => {
    const made = answered(204);
    expect(afterTry(due, made)).toEqual({
      ...due,
      ...{ state: 'delivered', nextAtMs: undefined, triesMade: 1, tries: [made], version: 2 },
    });
  });

  test('that is not taken is due again after a pause', () => {
    const made = answered(500, startMs + minuteMs);
    expect(afterTry(due, made)).toEqual({
      ...due,
      ...{ state: 'due', nextAtMs: startMs + minuteMs + 5 * secondMs },
      ...{ triesMade: 1, tries: [made], version: 2 },
    });
  });

  test('is tried ten times over a little more than three days, and has then failed', () => {
    let delivery = due;
    const pausesMs: number[] = [];
    for (let number = 1; number <= 10; number += 1) {
      const atMs = delivery.nextAtMs ?? startMs;
      delivery = afterTry(delivery, answered(500, atMs));
      if (delivery.nextAtMs !== undefined) pausesMs.push(delivery.nextAtMs - atMs);
    }
    expect(pausesMs).toEqual([
      ...[5 * secondMs, 5 * minuteMs, 30 * minuteMs, 2 * hourMs, 5 * hourMs],
      ...[10 * hourMs, 14 * hourMs, 20 * hourMs, 24 * hourMs],
    ]);
    expect(delivery).toMatchObject({ state: 'failed', triesMade: 10, version: 11 });
    expect(delivery.nextAtMs).toBeUndefined();
  });

  test('keeps the latest twenty tries, oldest first', () => {
    const before = Array.from({ length: 20 }, (_, index) => answered(500, startMs + index));
    const { tries } = afterTry({ ...due, tries: before }, answered(500, startMs + 20));
    expect(tries).toHaveLength(20);
    expect([tries[0]?.atMs, tries[19]?.atMs]).toEqual([startMs + 1, startMs + 20]);
  });

  test('is held back with all that is known of it, and has no next time', () => {
    const tried = { ...due, triesMade: 2, tries: [answered(500)] };
    expect(heldBack(tried)).toEqual({ ...tried, state: 'held', nextAtMs: undefined, version: 2 });
  });

  test('begins anew with the whole schedule, and with the tries before in its log', () => {
    const failed: Delivery = { ...due, state: 'failed', triesMade: 10, tries: [answered(500)] };
    expect(begunAnew(failed, startMs + hourMs)).toEqual({
      ...failed,
      ...{ state: 'due', nextAtMs: startMs + hourMs, triesMade: 0, version: 2 },
    });
  });
});
