/**
 * Pacing: this worker's share of what Stripe allows, as even gaps between calls. Workers that run
 * side by side each have their share, so that all of them together never pass the limit
 * (https://docs.stripe.com/rate-limits).
 */
import type { Clock } from '../clock.ts';
import type { Pace } from './paced-http-client.ts';
import type { Sleep } from '../sleep.ts';

export function evenPace(
  perSecond: number,
  { now, sleep }: { readonly now: Clock; readonly sleep: Sleep },
): Pace {
  const gapMs = 1000 / perSecond;
  let nextAtMs = 0;
  return async () => {
    const atMs = Math.max(now(), nextAtMs);
    nextAtMs = atMs + gapMs;
    const waitMs = atMs - now();
    if (waitMs > 0) await sleep(waitMs);
  };
}
