/**
 * What happens, as it happens: counts by second and by minute, and the newest events, gathered from
 * one cursor to the next. Invariant: a minute that is told again replaces the one before, no event is
 * shown twice, and no more is kept than can be looked at.
 */
import type { Schemas } from 'fanfund/client';
import { useCallback, useRef, useState } from 'preact/hooks';
import { useLooking } from './polled.ts';
import type { Session } from './session.ts';
import { bodyOf, useSession, wordsOf } from './session.ts';

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

export const pollMs = 2_000;
export const secondsKept = 180;
const minutesKept = 60;
const recentKept = 60;

export type Feed = {
  readonly data?: Gathered;
  readonly problem?: string;
  readonly refresh: () => void;
};

export function useFeed(): Feed {
  const { api } = useSession();
  const kept = useRef<Gathered | undefined>(undefined);
  const [shown, setShown] = useState<{ data?: Gathered; problem?: string }>({});
  const look = useCallback(async () => {
    try {
      kept.current = await caughtUp(api, kept.current);
      setShown({ data: kept.current });
    } catch (error) {
      setShown({ ...(kept.current && { data: kept.current }), problem: wordsOf(error) });
    }
  }, [api]);
  return { ...shown, refresh: useLooking(look, pollMs) };
}

const looksMax = 5;

async function caughtUp(api: Session['api'], before: Gathered | undefined): Promise<Gathered> {
  let known = before;
  for (let looked = 1; ; looked += 1) {
    const query = known === undefined ? {} : { since: known.cursor };
    const answer = await bodyOf(api.GET('/v1/ops/feed', { params: { query } }));
    known = gathered(known, answer);
    if (answer.isComplete || looked >= looksMax) return known;
  }
}

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
