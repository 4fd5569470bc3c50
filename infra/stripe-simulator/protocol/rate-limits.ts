/** Requests per clock second, for the account and for each endpoint; ids share one endpoint. */
import { rateLimited } from './errors.ts';

export type RateLimits = { perSecond: number; perEndpointPerSecond: number };

export type RateLimiter = {
  admit(endpoint: string): void;
  limits(): RateLimits;
  /** From the next request on, in the middle of a second, too. */
  setLimits(limits: RateLimits): void;
};

export function createRateLimiter(initial: RateLimits, nowMs: () => number): RateLimiter {
  let limits = initial;
  let second = 0;
  let total = 0;
  let byEndpoint = new Map<string, number>();
  return {
    limits: () => limits,
    setLimits: (next) => {
      limits = next;
    },
    admit: (endpoint) => {
      const current = Math.floor(nowMs() / 1000);
      if (current !== second) {
        second = current;
        total = 0;
        byEndpoint = new Map();
      }
      const already = byEndpoint.get(endpoint) ?? 0;
      if (total >= limits.perSecond) throw rateLimited('global-rate');
      if (already >= limits.perEndpointPerSecond) throw rateLimited('endpoint-rate');
      total += 1;
      byEndpoint.set(endpoint, already + 1);
    },
  };
}
