/**
 * What may happen between services and functions while chaos lasts: messages twice, late and out
 * of order, lost acknowledgements, schedules that fire twice or not at all, batches that come back.
 * All of it is allowed by what AWS promises.
 */
import type { Mischief } from '../../infra/local/mischief.ts';
import type { Chance } from './kernel/chance.ts';

export type DeliveryOptions = {
  readonly now: () => number;
  readonly chance: Chance;
  /** When anything but the sweepers was last at work. */
  readonly lastWorkMs: () => number;
  readonly isChaos: () => boolean;
  readonly probability: number;
};

const minuteMs = 60_000;
const restMsMax = 18 * 60 * minuteMs;

export function mischiefOf(options: DeliveryOptions): Mischief {
  const { chance, isChaos, probability, now, lastWorkMs } = options;
  const strikes = (factor = 1): boolean => isChaos() && chance.happens(probability * factor);
  return {
    sendDelayMs: () => (strikes() ? chance.integer(1_000, 15 * minuteMs) : undefined),
    nextReady: (_queue, ready) =>
      ready > 1 && isChaos() ? chance.integer(0, ready - 1) : undefined,
    visibilityMs: () => (strikes() ? 0 : undefined),
    reappearsAfterMs: () =>
      strikes() ? chance.integer(1, chance.pick([1_000, 60 * minuteMs])) : undefined,
    ruleCopies: () => (strikes() ? 2 : undefined),
    firings: () => (strikes(4) ? chance.pick([0, 2]) : undefined),
    // The longer nothing happens, the seldomer the sweepers come: weeks pass in a moment, and what
    // falls due in between is found late, which a sweeper owes nobody.
    nextFiringMs: (_schedule, dueAtMs) =>
      Math.max(dueAtMs, now() + Math.min((now() - lastWorkMs()) / 3, restMsMax)),
    losesAnswer: () => strikes(),
    repeatsBatch: () => strikes(2),
  };
}
