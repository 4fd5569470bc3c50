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
  /** When the sweeper of this schedule would find something, if it would. */
  readonly nextDueMs: (schedule: string) => number | undefined;
  readonly isChaos: () => boolean;
  readonly probability: number;
};

const minuteMs = 60_000;
const restMsMin = 24 * 60 * minuteMs;
const restMsMax = 12 * 24 * 60 * minuteMs;

export function mischiefOf(options: DeliveryOptions): Mischief {
  const { chance, isChaos, probability, now, nextDueMs } = options;
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
    // Sweepers rest while there is nothing to find, so that weeks pass in a moment; `sweepers.ts`
    // wakes them when there is.
    nextFiringMs: ({ name }, dueAtMs) =>
      Math.max(dueAtMs, nextDueMs(name) ?? now() + chance.integer(restMsMin, restMsMax)),
    losesAnswer: () => strikes(),
    repeatsBatch: () => strikes(2),
  };
}
