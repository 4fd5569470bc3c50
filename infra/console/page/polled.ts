/**
 * Views that keep themselves up to date: they ask again every few seconds while somebody looks, and
 * keep what they have when an answer fails. Nobody who has turned to another tab costs anything.
 */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Answer } from './session.ts';
import { useSession } from './session.ts';
import { problemWords, unreachable } from './words.ts';

export type Polled<T> = {
  readonly data?: T;
  /** Why the last look failed; what was known before is still there. */
  readonly problem?: string;
  readonly refresh: () => void;
};

export const pollMs = 3_000;

/** `subject` names what is asked for: when it changes, what was known is forgotten. */
export function usePolled<T>(
  subject: string,
  ask: () => Promise<Answer<T>>,
  everyMs = pollMs,
): Polled<T> {
  const [known, setKnown] = useState<{ subject: string; data?: T; problem?: string }>({ subject });
  const asking = useRef(ask);
  asking.current = ask;
  const look = useCallback(async () => {
    const { data, problem } = await toldBy(asking.current());
    setKnown((before) => {
      if (data !== undefined) return { subject, data };
      return { ...(before.subject === subject && before), subject, ...(problem && { problem }) };
    });
  }, [subject]);
  const refresh = useLooking(look, everyMs);
  const { subject: of, ...rest } = known;
  return { ...(of === subject ? rest : {}), refresh };
}

async function toldBy<T>(asking: Promise<Answer<T>>): Promise<{ data?: T; problem?: string }> {
  const answer = await asking.catch(() => undefined);
  if (answer === undefined) return { problem: unreachable };
  if (answer.data !== undefined) return { data: answer.data };
  return { problem: problemWords(answer.error) };
}

/** Looks at once, then every so often, and whenever somebody turns to the page or asks. */
export function useLooking(look: () => Promise<unknown>, everyMs: number): () => void {
  const refresh = useRef<() => void>(() => undefined);
  useEffect(() => {
    let timer: number | undefined;
    let isOver = false;
    let turn = 0;
    const next = async (): Promise<void> => {
      window.clearTimeout(timer);
      const mine = (turn += 1);
      if (!document.hidden) await look();
      if (!isOver && mine === turn) timer = window.setTimeout(() => void next(), everyMs);
    };
    const wake = (): void => void next();
    refresh.current = wake;
    document.addEventListener('visibilitychange', wake);
    wake();
    return () => {
      isOver = true;
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', wake);
    };
  }, [look, everyMs]);
  return useCallback(() => refresh.current(), []);
}

/** The API's time, as it goes by. */
export function useNow(everyMs = 1_000): number {
  const { now } = useSession();
  const [atMs, setAtMs] = useState(now());
  useEffect(() => {
    const timer = window.setInterval(() => setAtMs(now()), everyMs);
    return () => window.clearInterval(timer);
  }, [now, everyMs]);
  return atMs;
}
