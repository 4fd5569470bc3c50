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
