/** Keeping what a warm function has made, so that only its first use pays for it. */
import type { Clock } from './clock.ts';

/** Makes a thing at its first use. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Fetches a thing, keeps it for a while, and forgets a failure at once. */
export function keptFor<T>(
  milliseconds: number,
  { fetch, now }: { readonly fetch: () => Promise<T>; readonly now: Clock },
): () => Promise<T> {
  let kept: { readonly value: Promise<T>; readonly untilMs: number } | undefined;
  return () => {
    if (kept && now() < kept.untilMs) return kept.value;
    const value = fetch();
    kept = { value, untilMs: now() + milliseconds };
    value.catch(() => {
      kept = undefined;
    });
    return value;
  };
}

/** As `keptFor`, for what may have been replaced: `renewed` fetches it before its time is over. */
export function renewable<T>(
  { keptMs, renewedMs }: { readonly keptMs: number; readonly renewedMs: number },
  { fetch, now }: { readonly fetch: () => Promise<T>; readonly now: Clock },
): {
  readonly current: () => Promise<T>;
  /** Undefined when what is kept was fetched a moment ago: nobody can make us fetch it often. */
  readonly renewed: () => Promise<T | undefined>;
} {
  let fetchedAtMs = -Infinity;
  const fetchAnew = (): Promise<T> => {
    fetchedAtMs = now();
    return fetch();
  };
  const keep = (): (() => Promise<T>) => keptFor(keptMs, { fetch: fetchAnew, now });
  let current = keep();
  return {
    current: () => current(),
    renewed: async () => {
      if (now() - fetchedAtMs < renewedMs) return undefined;
      current = keep();
      return current();
    },
  };
}
