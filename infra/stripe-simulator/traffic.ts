/**
 * Counts requests by endpoint and time, so that a pace can be proved and not only hoped for: the
 * fullest calendar second, the fullest second of any beginning, and how many seconds had how many
 * requests. What is kept does not grow with the number of requests.
 */
export type TrafficReport = {
  total: number;
  /** Most requests within one second of the clock. */
  perSecondMax: number;
  /** Most requests within 1000 ms, wherever these begin. */
  perSlidingSecondMax: number;
  firstAtMs: number | null;
  lastAtMs: number | null;
  /** By number of requests: how many seconds of the clock had it. Seconds without any are left out. */
  secondsByCount: Record<string, number>;
  /** [second, requests], the latest hour of seconds that had any; when asked for. */
  seconds?: [number, number][];
};

export type EndpointReport = TrafficReport & { statuses: Record<string, number> };

export type Traffic = {
  note(endpoint: string, status: number | 'dropped'): void;
  arrive(endpoint: string): void;
  report(options: { withSeconds: boolean }): object;
  reset(): void;
};

const secondMs = 1000;
const secondsKeptMax = 3600;
const forgottenAtOnce = 1024;

/** A list of which only the end is of interest: what is before it goes in large pieces. */
function trimmed<T>(list: T[], excess: number): T[] {
  return excess < forgottenAtOnce ? list : list.slice(excess);
}

/** How many arrivals lie within the second that ends now. */
function createSlidingWindow(): (nowMs: number) => number {
  let arrivals: number[] = [];
  let head = 0;
  return (nowMs) => {
    arrivals.push(nowMs);
    while ((arrivals[head] ?? nowMs) <= nowMs - secondMs) head += 1;
    const kept = trimmed(arrivals, head);
    if (kept !== arrivals) head = 0;
    arrivals = kept;
    return arrivals.length - head;
  };
}

type Tally = { arrive(nowMs: number): void; report(withSeconds: boolean): TrafficReport };

function createTally(): Tally {
  const withinSecond = createSlidingWindow();
  const secondsByCount = new Map<number, number>();
  let seconds: [number, number][] = [];
  let total = 0;
  let perSecondMax = 0;
  let perSlidingSecondMax = 0;
  let firstAtMs: number | null = null;
  let lastAtMs: number | null = null;

  const secondAt = (nowMs: number): [number, number] => {
    const second = Math.floor(nowMs / secondMs);
    const latest = seconds.at(-1);
    if (latest?.[0] === second) return latest;
    const begun: [number, number] = [second, 0];
    seconds = trimmed(seconds, seconds.length - secondsKeptMax);
    seconds.push(begun);
    return begun;
  };
  const shift = (count: number, change: 1 | -1): void => {
    const next = (secondsByCount.get(count) ?? 0) + change;
    if (next > 0) secondsByCount.set(count, next);
    else secondsByCount.delete(count);
  };
  return {
    arrive: (nowMs) => {
      const second = secondAt(nowMs);
      shift(second[1], -1);
      second[1] += 1;
      shift(second[1], 1);
      total += 1;
      perSecondMax = Math.max(perSecondMax, second[1]);
      perSlidingSecondMax = Math.max(perSlidingSecondMax, withinSecond(nowMs));
      firstAtMs ??= nowMs;
      lastAtMs = nowMs;
    },
    report: (withSeconds) => ({
      total,
      perSecondMax,
      perSlidingSecondMax,
      firstAtMs,
      lastAtMs,
      secondsByCount: Object.fromEntries(secondsByCount),
      ...(withSeconds ? { seconds: seconds.slice(-secondsKeptMax) } : {}),
    }),
  };
}

export function createTraffic(nowMs: () => number): Traffic {
  let all = createTally();
  const tallies = new Map<string, Tally>();
  const statuses = new Map<string, Record<string, number>>();
  const tallyOf = (endpoint: string): Tally => {
    const known = tallies.get(endpoint) ?? createTally();
    tallies.set(endpoint, known);
    return known;
  };
  return {
    arrive: (endpoint) => {
      const atMs = nowMs();
      all.arrive(atMs);
      tallyOf(endpoint).arrive(atMs);
    },
    note: (endpoint, status) => {
      const counts = statuses.get(endpoint) ?? {};
      counts[status] = (counts[status] ?? 0) + 1;
      statuses.set(endpoint, counts);
    },
    report: ({ withSeconds }) => {
      const endpoints: Record<string, EndpointReport> = {};
      for (const [endpoint, tally] of tallies) {
        const counts = statuses.get(endpoint) ?? {};
        endpoints[endpoint] = { ...tally.report(withSeconds), statuses: counts };
      }
      return { ...all.report(withSeconds), endpoints };
    },
    reset: () => {
      all = createTally();
      tallies.clear();
      statuses.clear();
    },
  };
}
