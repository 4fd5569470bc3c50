import { describe, expect, test } from '@jest/globals';
import { seededRandom } from '../../infra/stripe-simulator/faults.ts';
import type { Pace } from '../../shared/payments/paced-http-client.ts';
import type { PaceBook } from '../../shared/payments/pace.ts';
import type { Rates } from '../../shared/payments/pace-schedule.ts';
import { TransientError } from '../../shared/errors.ts';
import { leasedPace } from '../../shared/payments/pace.ts';
import { meteredTable } from '../support/capacity.ts';
import { paceKey } from '../../shared/store/keys.ts';
import { paceStore } from '../../shared/store/pace-store.ts';
import { startMs } from '../support/given.ts';
import { useTable } from '../support/table.ts';
import type { VirtualTime } from '../support/virtual-time.ts';
import { virtualTime } from '../support/virtual-time.ts';

const table = useTable();
const prod: Rates = { perEndpoint: 25, inAll: 90 };
const charges = 'POST /v1/payment_intents';
const refunds = 'POST /v1/refunds';

/** A worker's own pace on the table, each call of which takes 5 ms. */
function paceIn({ clock, sleep, during }: VirtualTime, rates: Rates): Pace {
  const store = paceStore(table);
  const after = async <T>(call: () => Promise<T>): Promise<T> => {
    await sleep(5);
    return during(call());
  };
  const book: PaceBook = {
    read: () => after(() => store.read()),
    replace: (before, state) => after(() => store.replace(before, state)),
  };
  return leasedPace({ book, rates, waitMsMax: 15_000, now: clock, sleep });
}

type Arrival = { readonly endpoint: string; readonly atMs: number };
type Work = { readonly workers: number; readonly endpoints: readonly string[]; rates: Rates };

const workMs = 20_000;
const batch = 20;

/**
 * Workers that always find another batch, for 20 s: each message of a batch asks Stripe once, which
 * takes 300 to 600 ms, of which the way there is up to 20 ms; a batch ends with its last message.
 */
async function arrivalsOf({ workers, endpoints, rates }: Work): Promise<readonly Arrival[]> {
  const time = virtualTime();
  const { clock, sleep } = time;
  const random = seededRandom(11);
  const arrivals: Arrival[] = [];
  const message = async (pace: Pace, endpoint: string): Promise<void> => {
    await sleep(5 + 20 * random());
    await pace(endpoint);
    arrivals.push({ endpoint, atMs: clock() - startMs + 20 * random() });
    await sleep(300 + 300 * random());
  };
  const worker = async (endpoint: string): Promise<void> => {
    const pace = paceIn(time, rates);
    while (clock() < startMs + workMs)
      await Promise.all(Array.from({ length: batch }, () => message(pace, endpoint)));
  };
  const all = endpoints.flatMap((endpoint) => Array.from({ length: workers }, () => endpoint));
  await Promise.all([time.run(), ...all.map(worker)]);
  return arrivals;
}

/** The most arrivals in any window of one second. */
function busiest(arrivals: readonly Arrival[]): number {
  const times = arrivals.map(({ atMs }) => atMs).sort((one, other) => one - other);
  const within = (from: number): number =>
    times.filter((at) => at >= from && at < from + 1000).length;
  return Math.max(...times.map(within));
}

/** What part of a rate was used while there was work, after the first second. */
const usedOf = (arrivals: readonly Arrival[], perSecond: number): number =>
  arrivals.filter(({ atMs }) => atMs >= 1000 && atMs < workMs).length /
  (((workMs - 1000) / 1000) * perSecond);

const at = (arrivals: readonly Arrival[], endpoint: string): readonly Arrival[] =>
  arrivals.filter((arrival) => arrival.endpoint === endpoint);

const fresh = (): Promise<void> =>
  table.put({ ...paceKey, version: 1, endpoints: {}, calendar: { first: 0, counts: '' } });

describe.each([2, 5])('%d workers side by side', (workers) => {
  test('use at least 95 % of one endpoint’s rate and exceed it in no second', async () => {
    await fresh();
    const arrivals = await arrivalsOf({ workers, endpoints: [charges], rates: prod });
    expect(busiest(arrivals)).toBeLessThanOrEqual(25);
    expect(usedOf(arrivals, 25)).toBeGreaterThanOrEqual(0.95);
  });

  test('use at least 95 % of the account’s rate at five endpoints, and exceed no rate', async () => {
    await fresh();
    const endpoints = [charges, refunds, 'POST /a', 'POST /b', 'GET /c'];
    const arrivals = await arrivalsOf({ workers, endpoints, rates: prod });
    expect(busiest(arrivals)).toBeLessThanOrEqual(90);
    expect(usedOf(arrivals, 90)).toBeGreaterThanOrEqual(0.95);
    for (const endpoint of endpoints)
      expect(busiest(at(arrivals, endpoint))).toBeLessThanOrEqual(25);
  });
});

test('one lease costs one write, and serves the whole batch that asked', async () => {
  await fresh();
  table.calls.length = 0;
  const arrivals = await arrivalsOf({ workers: 3, endpoints: [charges], rates: prod });
  expect(table.count('PutItem') / arrivals.length).toBeLessThanOrEqual(0.06);
  expect(table.count()).toBe(table.count('PutItem') + table.count('BatchGetItem'));
  const meter = meteredTable(table, table.endpoint);
  const { endpoints, calendar } = await paceStore(table).read();
  await paceStore(meter.table).replace(
    { ...(await paceStore(table).read()) },
    { endpoints, calendar },
  );
  expect(meter.take()).toEqual({ writeUnits: 1, readUnits: 0, calls: 1 });
});

describe('a pace', () => {
  const { perEndpoint } = prod;

  /** Callers at once, and when each was let go, in milliseconds since the first. */
  async function letGo(time: VirtualTime, pace: Pace, callers: number): Promise<number[]> {
    const times: number[] = [];
    const caller = async (): Promise<void> => {
      await pace(charges);
      times.push(time.clock());
    };
    await Promise.all([time.run(), ...Array.from({ length: callers }, caller)]);
    return times.map((atMs) => Math.round(atMs - (times[0] ?? 0)));
  }

  test('leaves even gaps, a little longer than the rate would need', async () => {
    await fresh();
    const time = virtualTime();
    expect(await letGo(time, paceIn(time, prod), 4)).toEqual([0, 41, 82, 124]);
  });

  test('lets a single request go within a third of a second', async () => {
    await fresh();
    const time = virtualTime();
    await letGo(time, paceIn(time, prod), 1);
    expect(time.clock() - startMs).toBeLessThanOrEqual(333);
  });

  test('does not save up for later what was not used', async () => {
    await fresh();
    const time = virtualTime();
    const pace = paceIn(time, prod);
    await letGo(time, pace, 1);
    time.clock.advance(60_000);
    const times = await letGo(time, pace, 2 * perEndpoint);
    expect(times.filter((atMs) => atMs < 1000)).toHaveLength(perEndpoint);
  });

  test('sends back at once whoever would wait longer than 15 s, and lets the others go', async () => {
    await fresh();
    const time = virtualTime();
    const pace = paceIn(time, { perEndpoint: 2, inAll: 2 });
    const asked = Promise.allSettled(Array.from({ length: 40 }, () => pace(charges)));
    await time.run();
    const outcomes = await asked;
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(11);
    expect(refused[0]).toMatchObject({
      reason: new TransientError('Stripe is busy with other work.'),
    });
    expect(time.clock() - startMs).toBeLessThanOrEqual(15_000);
  });

  test('gives a slot up that it has slept through, and takes a new one', async () => {
    await fresh();
    const time = virtualTime();
    let oversleepMs = 0;
    const sleep = async (milliseconds: number): Promise<void> => {
      const untilMs = milliseconds + oversleepMs;
      oversleepMs = 0;
      await time.sleep(untilMs);
    };
    const times: number[] = [];
    const pace = paceIn({ ...time, sleep }, prod);
    const caller = async (number: number): Promise<void> => {
      await pace(charges);
      times.push(time.clock());
      if (number === 0) oversleepMs = 95;
    };
    await Promise.all([time.run(), ...[0, 1, 2, 3, 4, 5].map(caller)]);
    const gaps = times.map((atMs, index) => Math.round(atMs - (times[index - 1] ?? atMs)));
    expect(times).toHaveLength(6);
    expect(gaps.slice(0, 4)).toEqual([0, 41, 136, 29]);
    expect(Math.min(...gaps.slice(4))).toBeGreaterThanOrEqual(41);
  });

  test('that cannot lease sends its callers back, and goes on with the next', async () => {
    await fresh();
    const time = virtualTime();
    const pace = paceIn(time, prod);
    table.failNext('PutItem', 'ThrottlingException');
    const [, outcome] = await Promise.all([time.run(), Promise.allSettled([pace(charges)])]);
    expect(outcome).toMatchObject([{ status: 'rejected', reason: { name: 'TransientError' } }]);
    expect(await letGo(time, pace, 2)).toEqual([0, 41]);
  });
});
