/** A clock that stands still until a test moves it. */
import type { Clock } from '../../shared/clock.ts';
import { startMs } from './given.ts';

export type TestClock = Clock & {
  set(ms: number): void;
  advance(ms: number): void;
};

export function testClock(fromMs: number = startMs): TestClock {
  let nowMs = fromMs;
  return Object.assign(() => nowMs, {
    set: (ms: number) => {
      nowMs = ms;
    },
    advance: (ms: number) => {
      nowMs += ms;
    },
  });
}
