/** Virtual time for tests of one part: what is booked happens when the clock is wound to it. */
import { seededRandom } from '../../../infra/stripe-simulator/faults.ts';
import type { StripeInProcess, StripeWorld } from './in-process.ts';
import { startStripeInProcess } from './in-process.ts';

const startMs = Date.UTC(2026, 10, 22, 12);

export type VirtualWorld = {
  readonly now: () => number;
  readonly at: (atMs: number, act: () => void) => () => void;
  /** Does what is due up to then, in its order, and lets each end before the next. */
  readonly until: (atMs: number) => Promise<void>;
  readonly pass: (durationMs: number) => Promise<void>;
  readonly booked: () => number;
};

type Booking = { atMs: number; order: number; act: () => void };

/** A few turns of the queue of microtasks: nothing here waits for more. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}

export function virtualWorld(): VirtualWorld {
  const bookings = new Set<Booking>();
  let nowMs = startMs;
  let order = 0;
  const earliest = (untilMs: number): Booking | undefined =>
    [...bookings]
      .filter(({ atMs }) => atMs <= untilMs)
      .sort((one, other) => one.atMs - other.atMs || one.order - other.order)[0];
  const until = async (atMs: number): Promise<void> => {
    await settled();
    for (let next = earliest(atMs); next !== undefined; next = earliest(atMs)) {
      bookings.delete(next);
      nowMs = Math.max(nowMs, next.atMs);
      next.act();
      await settled();
    }
    nowMs = Math.max(nowMs, atMs);
  };
  return {
    now: () => nowMs,
    at: (atMs, act) => {
      order += 1;
      const booking = { atMs, order, act };
      bookings.add(booking);
      return () => void bookings.delete(booking);
    },
    until,
    pass: (durationMs) => until(nowMs + durationMs),
    booked: () => bookings.size,
  };
}

export const unlimited = { perSecond: Infinity, perEndpointPerSecond: Infinity };

export function stripeIn(
  world: VirtualWorld,
  options: Partial<StripeWorld> & { seed?: number } = {},
): StripeInProcess {
  const { seed = 1, ...more } = options;
  return startStripeInProcess({
    now: world.now,
    at: world.at,
    random: seededRandom(seed),
    limits: unlimited,
    ...more,
  });
}
