/**
 * What happens, as it happens: counts by second and by minute, and the newest events, put together
 * from one answer to the next. Invariant: a minute that is told again replaces the one before, no
 * event is shown twice, and no more is kept than can be looked at.
 */
import type { Schemas } from 'fanfund/client';

type Answer = Schemas['Feed'];
export type Happened = Answer['recent'][number];
export type Counts = Answer['minutes'][number];

export type Gathered = {
  readonly asOf: string;
  readonly cursor: string;
  readonly minutes: readonly Counts[];
  readonly seconds: readonly Counts[];
  /** Newest first. */
  readonly recent: readonly Happened[];
};

export const secondsKept = 180;
const minutesKept = 60;
const recentKept = 60;

export function gathered(before: Gathered | undefined, answer: Answer): Gathered {
  const known = new Set(before?.recent.map(({ id }) => id));
  const fresh = answer.recent.filter(({ id }) => !known.has(id)).toReversed();
  return {
    asOf: answer.asOf,
    cursor: answer.nextCursor,
    minutes: merged(before?.minutes ?? [], answer.minutes).slice(-minutesKept),
    seconds: merged(before?.seconds ?? [], answer.seconds).slice(-secondsKept),
    recent: [...fresh, ...(before?.recent ?? [])].slice(0, recentKept),
  };
}

function merged(before: readonly Counts[], after: readonly Counts[]): Counts[] {
  const byTime = new Map([...before, ...after].map((each) => [each.at, each]));
  return [...byTime.values()].sort((one, other) => (one.at < other.at ? -1 : 1));
}
