/**
 * How often Stripe is asked by workers: each request is taken when its worker hands it over, for that
 * is what a pace can promise; a network that holds some of them up and lets them go together is met
 * by Stripe's 429, which does nothing. Who waits in person is not paced.
 */
import type { Invariant } from './invariant.ts';
import { endpointOf } from '../../../shared/payments/paced-http-client.ts';
import { workersRates } from '../../../shared/payments/pace-schedule.ts';

const secondMs = 1000;

/** Keeps times in order, though they may come a little out of it; answers where this one lies. */
function insert(timesMs: number[], atMs: number): number {
  if (timesMs.length >= keptMax) timesMs.splice(0, keptMax / 2);
  let index = timesMs.length;
  while (index > 0 && (timesMs[index - 1] ?? 0) > atMs) index -= 1;
  timesMs.splice(index, 0, atMs);
  return index;
}

/** The most requests of any second that the one at `index` lies in. */
function busiestSecond(timesMs: readonly number[], index: number): number {
  const at = (place: number): number => timesMs[place] ?? Infinity;
  let first = index;
  while (first > 0 && at(first - 1) > at(index) - secondMs) first -= 1;
  let most = 0;
  for (let last = index; first <= index; first += 1) {
    while (at(last + 1) < at(first) + secondMs) last += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

const keptMax = 2048;

export const rateStaysWithinTheBudget: Invariant = {
  name: 'rate-stays-within-the-budget',
  why: 'Above its rate Stripe refuses whoever comes next, and that may be a backer at the till.',
  watch: ({ violate, setting }) => {
    const { rates, unpaced } = setting;
    const { perEndpoint, inAll } = workersRates(rates);
    const all: number[] = [];
    const byEndpoint = new Map<string, number[]>();
    return {
      stripe: ({ by, method, path, leftAtMs }) => {
        if (!by || unpaced.has(by.capability)) return;
        const endpoint = endpointOf(method, path);
        const times = byEndpoint.get(endpoint) ?? [];
        byEndpoint.set(endpoint, times);
        const most = busiestSecond(times, insert(times, leftAtMs));
        if (most > perEndpoint)
          violate(`${endpoint} was asked ${most} times in a second, ${perEndpoint} are allowed`);
        const total = busiestSecond(all, insert(all, leftAtMs));
        if (total > inAll)
          violate(`Stripe was asked ${total} times in a second, ${inAll} are for workers`);
      },
    };
  },
};
