/** Counts requests by endpoint and second, so that a pace can be proved and not only hoped for. */
type EndpointTraffic = {
  total: number;
  perSecondMax: number;
  statuses: Record<string, number>;
};

export type Traffic = {
  note(endpoint: string, status: number | 'dropped'): void;
  arrive(endpoint: string): void;
  report(): object;
  reset(): void;
};

type Counter = { second: number; count: number; max: number; total: number };

function newCounter(): Counter {
  return { second: 0, count: 0, max: 0, total: 0 };
}

function tick(counter: Counter, second: number): void {
  if (counter.second !== second) {
    counter.second = second;
    counter.count = 0;
  }
  counter.count += 1;
  counter.total += 1;
  counter.max = Math.max(counter.max, counter.count);
}

export function createTraffic(nowMs: () => number): Traffic {
  let all = newCounter();
  const counters = new Map<string, Counter>();
  const statuses = new Map<string, Record<string, number>>();
  const counterOf = (endpoint: string): Counter => {
    const known = counters.get(endpoint) ?? newCounter();
    counters.set(endpoint, known);
    return known;
  };
  return {
    arrive: (endpoint) => {
      const second = Math.floor(nowMs() / 1000);
      tick(all, second);
      tick(counterOf(endpoint), second);
    },
    note: (endpoint, status) => {
      const counts = statuses.get(endpoint) ?? {};
      counts[status] = (counts[status] ?? 0) + 1;
      statuses.set(endpoint, counts);
    },
    report: () => {
      const endpoints: Record<string, EndpointTraffic> = {};
      for (const [endpoint, counter] of counters) {
        endpoints[endpoint] = {
          total: counter.total,
          perSecondMax: counter.max,
          statuses: statuses.get(endpoint) ?? {},
        };
      }
      return { total: all.total, perSecondMax: all.max, endpoints };
    },
    reset: () => {
      all = newCounter();
      counters.clear();
      statuses.clear();
    },
  };
}
