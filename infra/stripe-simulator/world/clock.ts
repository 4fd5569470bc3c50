/**
 * The simulator's time: the injected clock plus whatever a test has wound it forward. The advance
 * is stored, so a restarted simulator does not fall back in time.
 */
import type { Store } from './store.ts';

export type Clock = {
  nowMs: () => number;
  nowSeconds: () => number;
  /** The injected clock alone: what the rest of the machine believes. */
  wallMs: () => number;
  advance(seconds: number): void;
};

const settingId = 'clock_advance_ms';

export function createClock(store: Store, now: () => number): Clock {
  let advanceMs = store.get('settings', settingId)?.value ?? 0;
  const nowMs = (): number => now() + advanceMs;
  return {
    nowMs,
    nowSeconds: () => Math.floor(nowMs() / 1000),
    wallMs: now,
    advance: (seconds) => {
      advanceMs += seconds * 1000;
      store.put('settings', { id: settingId, created: 0, value: advanceMs });
      store.commit();
    },
  };
}
