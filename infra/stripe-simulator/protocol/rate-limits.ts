/** Requests per clock second, for the account and for each endpoint; ids share one endpoint. */
import { rateLimited } from './errors.ts';

export type RateLimits = { perSecond: number; perEndpointPerSecond: number };

export function createRateLimiter(
  limits: RateLimits,
  nowMs: () => number,
): { admit(endpoint: string): void } {
  let second = 0;
  let total = 0;
  let byEndpoint = new Map<string, number>();
  return {
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
