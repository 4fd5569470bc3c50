/**
 * Time that passes only while everybody sleeps, and then to the next who wakes. What is really going
 * on meanwhile, such as a call at the database, takes no time: `during` waits for it.
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { Sleep } from '../../shared/sleep.ts';
import type { TestClock } from './clock.ts';
import { testClock } from './clock.ts';

export type VirtualTime = {
  readonly clock: TestClock;
  readonly sleep: Sleep;
  readonly during: <T>(call: Promise<T>) => Promise<T>;
  /** Until nobody sleeps any more. */
  readonly run: () => Promise<void>;
};

/** Turns of the event loop within which whoever was woken has fallen asleep again, or calls. */
const turns = 3;

export function virtualTime(): VirtualTime {
  const clock = testClock();
  const sleepers: { readonly untilMs: number; readonly wake: () => void }[] = [];
  let calls = 0;
  const settle = async (): Promise<void> => {
    for (let quiet = 0; quiet < turns; quiet = calls > 0 ? 0 : quiet + 1) await turn();
  };
  return {
    clock,
    sleep: (milliseconds) =>
      new Promise((wake) => sleepers.push({ untilMs: clock() + milliseconds, wake })),
    during: async (call) => {
      calls += 1;
      try {
        return await call;
      } finally {
        calls -= 1;
      }
    },
    run: async () => {
      for (;;) {
        await settle();
        sleepers.sort((one, other) => one.untilMs - other.untilMs);
        const next = sleepers.shift();
        if (!next) return;
        clock.set(Math.max(clock(), next.untilMs));
        next.wake();
      }
    },
  };
}
