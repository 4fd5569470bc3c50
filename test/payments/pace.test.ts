import { describe, expect, test } from '@jest/globals';
import { evenPace } from '../../shared/payments/pace.ts';
import { testClock } from '../support/clock.ts';
import { startMs } from '../support/given.ts';

/** Time passes only while somebody sleeps, and then for as long as the shortest sleep. */
function simulatedTime() {
  const clock = testClock();
  const sleepers: { readonly untilMs: number; readonly wake: () => void }[] = [];
  const sleep = (milliseconds: number) =>
    new Promise<void>((wake) => sleepers.push({ untilMs: clock() + milliseconds, wake }));
  const run = async (): Promise<void> => {
    for (;;) {
      for (let settled = 0; settled < 10; settled += 1) await Promise.resolve();
      sleepers.sort((a, b) => a.untilMs - b.untilMs);
      const next = sleepers.shift();
      if (!next) return;
      clock.set(Math.max(clock(), next.untilMs));
      next.wake();
    }
  };
  return { clock, sleep, run };
}

/** The most calls in any window of this length. */
function busiest(times: readonly number[], windowMs: number): number {
  return Math.max(
    ...times.map((from) => times.filter((at) => at >= from && at < from + windowMs).length),
  );
}

async function timesOf(calls: number, perSecond: number): Promise<number[]> {
  const { clock, sleep, run } = simulatedTime();
  const pace = evenPace(perSecond, { now: clock, sleep });
  const times: number[] = [];
  const workers = Array.from({ length: calls }, async () => {
    await pace('POST /v1/refunds');
    times.push(clock() - startMs);
  });
  await Promise.all([run(), ...workers]);
  return times;
}

describe('a pace', () => {
  test.each([25, 10, 2.5, 100])('of %d a second is never exceeded in any second', async (rate) => {
    const times = await timesOf(4 * Math.ceil(rate), rate);
    expect(times).toHaveLength(4 * Math.ceil(rate));
    expect(busiest(times, 1000)).toBeLessThanOrEqual(Math.ceil(rate));
  });

  test('leaves even gaps', async () => {
    expect(await timesOf(5, 4)).toEqual([0, 250, 500, 750, 1000]);
  });

  test('does not save up for later what was not used', async () => {
    const { clock, sleep, run } = simulatedTime();
    const pace = evenPace(10, { now: clock, sleep });
    await pace('POST /v1/refunds');
    clock.advance(60_000);
    const times: number[] = [];
    const calls = Array.from({ length: 12 }, async () => {
      await pace('POST /v1/refunds');
      times.push(clock() - startMs - 60_000);
    });
    await Promise.all([run(), ...calls]);
    expect(times.slice(0, 3)).toEqual([0, 100, 200]);
    expect(busiest(times, 1000)).toBeLessThanOrEqual(10);
  });

  test('lets the first call go at once', async () => {
    const { clock, sleep } = simulatedTime();
    await evenPace(1, { now: clock, sleep })('POST /v1/refunds');
    expect(clock()).toBe(startMs);
  });
});
