/** Follows the feed from one cursor to the next, while somebody looks. */
import { useCallback, useRef, useState } from 'preact/hooks';
import { gathered } from './gathered.ts';
import type { Gathered } from './gathered.ts';
import { useLooking } from './polled.ts';
import type { Session } from './session.ts';
import { bodyOf, useSession, wordsOf } from './session.ts';

export const pollMs = 2_000;

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
