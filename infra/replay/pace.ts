/**
 * How fast pledges go through, measured over the last seconds, and how long a campaign must stay
 * open for its own to get in. Too short costs a replay of the row, too long costs waiting.
 */
import type { Timing } from './http-client.ts';

export type Pace = {
  /** A pledge got through. */
  readonly count: () => void;
  readonly perSecond: () => number;
  /** How long a campaign needs when so many pledges come before and with its own. */
  readonly campaignMs: (pledgesAhead: number) => number;
};

export type PaceOptions = Pick<Timing, 'now'> & {
  /** What a campaign gets in any case. */
  readonly leadMs: number;
  /** Taken for the rate as long as too little was measured. */
  readonly assumedPerSecond: number;
};

const windowMs = 10_000;
const enoughToMeasure = 50;
const safetyFactor = 1.8;

export function createPace(options: PaceOptions): Pace {
  let finishedAtMs: number[] = [];
  const perSecond = (): number => {
    const nowMs = options.now();
    finishedAtMs = finishedAtMs.filter((atMs) => atMs > nowMs - windowMs);
    const oldestMs = finishedAtMs[0] ?? nowMs;
    return (finishedAtMs.length * 1000) / Math.max(1000, nowMs - oldestMs);
  };
  return {
    count: () => void finishedAtMs.push(options.now()),
    perSecond,
    campaignMs: (pledgesAhead) => {
      const measured = perSecond();
      const known = finishedAtMs.length >= enoughToMeasure;
      const rate = known ? measured : Math.min(options.assumedPerSecond, measured || Infinity);
      const seconds = (pledgesAhead * safetyFactor) / Math.max(1, rate);
      return options.leadMs + Math.ceil(seconds * 1000);
    },
  };
}
