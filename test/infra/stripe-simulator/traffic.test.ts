import { describe, expect, test } from '@jest/globals';
import type { EndpointReport, TrafficReport } from '../../../infra/stripe-simulator/traffic.ts';
import { createTraffic } from '../../../infra/stripe-simulator/traffic.ts';
import { startBench } from './bench.ts';

type Report = TrafficReport & { endpoints: Record<string, EndpointReport> };

function counted(arrivals: readonly number[], withSeconds = false): Report {
  let nowMs = 0;
  const traffic = createTraffic(() => nowMs);
  for (const atMs of arrivals) {
    nowMs = atMs;
    traffic.arrive('POST /v1/refunds');
  }
  return traffic.report({ withSeconds }) as Report;
}

describe('the traffic count', () => {
  test('a second of any beginning may be fuller than any second of the clock', () => {
    const report = counted([5800, 5900, 5999, 6000, 6100, 6799]);
    expect([report.total, report.perSecondMax, report.perSlidingSecondMax]).toEqual([6, 3, 6]);
  });

  test('requests a thousand milliseconds apart are not in the same second', () => {
    expect(counted([1000, 2000, 3000]).perSlidingSecondMax).toBe(1);
    expect(counted([1000, 1999, 2999]).perSlidingSecondMax).toBe(2);
  });

  test('it tells first, last, and how many seconds had how many requests', () => {
    const report = counted([1100, 1200, 2100, 4000, 4500, 4600], true);
    expect(report.endpoints['POST /v1/refunds']).toEqual({
      total: 6,
      perSecondMax: 3,
      perSlidingSecondMax: 3,
      firstAtMs: 1100,
      lastAtMs: 4600,
      secondsByCount: { 1: 1, 2: 1, 3: 1 },
      seconds: [
        [1, 2],
        [2, 1],
        [4, 3],
      ],
      statuses: {},
    });
  });

  test('it keeps an hour of seconds and no more, but forgets no count', () => {
    const report = counted(
      Array.from({ length: 10_000 }, (_, second) => second * 1000),
      true,
    );
    expect(report.seconds).toHaveLength(3600);
    expect(report.seconds?.at(-1)).toEqual([9999, 1]);
    expect([report.total, report.secondsByCount]).toEqual([10_000, { 1: 10_000 }]);
  });

  test('endpoints are counted apart and together, and seconds come when asked for', async () => {
    const bench = await startBench({ now: () => Date.UTC(2026, 10, 22, 12) });
    await bench.stripe.customers.create();
    await bench.stripe.customers.create();
    await bench.stripe.balance.retrieve();
    const { requests } = await bench.control('GET', 'stats');
    expect(requests).toMatchObject({
      total: 3,
      perSlidingSecondMax: 3,
      endpoints: { 'POST /v1/customers': { perSlidingSecondMax: 2, statuses: { 200: 2 } } },
    });
    expect(JSON.stringify(requests)).not.toContain('"seconds"');
    const asked = await bench.control('GET', 'stats?seconds=all');
    expect(asked['requests']).toMatchObject({ seconds: [[Date.UTC(2026, 10, 22, 12) / 1000, 3]] });
    await bench.close();
  });
});
