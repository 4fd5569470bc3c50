/**
 * Views that keep themselves up to date: they ask again every few seconds while somebody looks, with
 * the `ETag` of the answer they have, so that what has not changed is not sent again.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useStore } from './store.ts';
import { problemWords, unreachable } from './words.ts';

type Answer<T> = { readonly data?: T; readonly error?: unknown; readonly response: Response };
/** `header` goes into the request's `params` as it is. */
type Ask<T> = (header: { 'If-None-Match'?: string }) => Promise<Answer<T>>;

export type Polled<T> = {
  readonly data?: T;
  readonly problem?: string;
  readonly refresh: () => void;
};

export const pollMs = 2_000;

/** `subject` names what is asked for: when it changes, what was known is forgotten. */
export function usePolled<T>(subject: string, ask: Ask<T>, everyMs = pollMs): Polled<T> {
  const [known, setKnown] = useState<{ subject: string; data?: T; problem?: string }>({ subject });
  const refresh = useRef<() => void>(() => undefined);
  const asking = useRef(ask);
  asking.current = ask;
  useEffect(
    () =>
      looking(
        (again) => {
          refresh.current = again;
        },
        everyMs,
        poller((header) => asking.current(header), {
          found: (data) => setKnown({ subject, data }),
          failed: (problem) => setKnown((before) => ({ ...before, subject, problem })),
        }),
      ),
    [subject, everyMs],
  );
  const { subject: of, ...rest } = known;
  return { ...(of === subject ? rest : {}), refresh: () => refresh.current() };
}

type Listener<T> = {
  readonly found: (data: T) => void;
  readonly failed: (problem: string) => void;
};

/** Tells what is new. */
function poller<T>(ask: Ask<T>, { found, failed }: Listener<T>): () => Promise<void> {
  let etag: string | undefined;
  return async () => {
    const answer = await ask(etag === undefined ? {} : { 'If-None-Match': etag }).catch(
      () => undefined,
    );
    if (answer === undefined) return failed(unreachable);
    if (answer.response.status === 304) return;
    if (answer.data === undefined) return failed(problemWords(answer.error));
    etag = answer.response.headers.get('etag') ?? undefined;
    found(answer.data);
  };
}

/** Gives what ends it. Nobody who has turned to another tab costs anything. */
function looking(
  offer: (refresh: () => void) => void,
  everyMs: number,
  look: () => Promise<void>,
): () => void {
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
  offer(wake);
  document.addEventListener('visibilitychange', wake);
  wake();
  return () => {
    isOver = true;
    window.clearTimeout(timer);
    document.removeEventListener('visibilitychange', wake);
  };
}

/** The store's time, as it goes by. */
export function useNow(): number {
  const { now } = useStore();
  const [atMs, setAtMs] = useState(now());
  useEffect(() => {
    const timer = window.setInterval(() => setAtMs(now()), 1_000);
    return () => window.clearInterval(timer);
  }, [now]);
  return atMs;
}
