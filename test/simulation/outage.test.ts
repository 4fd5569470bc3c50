/**
 * Stripe is gone for hours in the middle of a settlement. Every worker runs with its real code, on
 * its pauses and at its pace; only time is played.
 */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { startSettlement } from '../../functions/start-settlement/start-settlement.ts';
import type { Pledge, PledgeIn } from '../../shared/domain/pledge.ts';
import { everyPledge } from '../../shared/store/every-pledge.ts';
import { useFanfund } from '../support/fanfund.ts';
import { hourMs, minuteMs, sealedAtMs, secondMs } from '../support/given.ts';
import { receivesMax, startWorkers } from '../support/workers.ts';

const fanfund = useFanfund();
const { clock, stripe, pledges, campaigns } = fanfund;

type Traffic = {
  readonly perSlidingSecondMax: number;
  readonly endpoints: Readonly<
    Record<string, { readonly total: number; readonly perSlidingSecondMax: number }>
  >;
};

type Lived = {
  readonly pledges: PledgeIn<'collected'>[];
  readonly states: Record<string, number>;
  readonly campaignState: string | undefined;
  readonly charges: Map<string, { readonly createdMs: number }[]>;
  readonly traffic: Traffic;
  readonly endedAfterMs: number;
  readonly deadLetters: number;
  readonly leftWhenBack: number;
};

/** Enough for the first few pledges, at the rate that Stripe allows. */
const beforeMs = 250;

/** A settlement of so many pledges, at the beginning of which Stripe goes away. */
async function liveThrough(count: number, outageHours: number): Promise<Lived> {
  await stripe.fault();
  const campaign = await fanfund.given('settling', { goal: { amountMinor: 1 } });
  clock.set(campaign.deadlineMs - hourMs);
  for (let number = 0; number < count; number += 1)
    await fanfund.givenConfirmed(campaign, { number });
  clock.set(sealedAtMs + secondMs);
  await stripe.takeRequests();
  const workers = startWorkers(fanfund, { sweepMinutes: 1 });
  const { queues } = workers;
  await startSettlement(
    { campaigns, pledges, now: clock, ...queues },
    { name: 'CampaignFunded', campaignId: campaign.id },
  );
  const startedAtMs = clock();
  await workers.run(startedAtMs + beforeMs);
  await stripe.fault({ fault: 'outage', manner: 'mixed', forSeconds: outageHours * 3600 });
  await workers.run(startedAtMs + beforeMs + outageHours * hourMs);
  const leftWhenBack = (await every(campaign.id)).filter(({ state }) => state !== 'collected');
  const isSettled = async (): Promise<boolean> =>
    (await campaigns.get(campaign.id))?.state === 'settled';
  await workers.run(clock() + 30 * hourMs, isSettled);
  const all = await every(campaign.id);
  return {
    pledges: all.filter((pledge): pledge is PledgeIn<'collected'> => pledge.state === 'collected'),
    states: Object.fromEntries(
      [...Map.groupBy(all, ({ state }) => state)].map(([state, { length }]) => [state, length]),
    ),
    campaignState: (await campaigns.get(campaign.id))?.state,
    charges: await chargesByPledge(),
    traffic: (await stripe.control('GET', 'stats'))['requests'] as Traffic,
    endedAfterMs: clock() - startedAtMs,
    deadLetters: workers.deadLetters.length,
    leftWhenBack: leftWhenBack.length,
  };
}

async function every(campaignId: string): Promise<Pledge[]> {
  const found: Pledge[] = [];
  await everyPledge(pledges, campaignId, { consistent: true }, (page) => void found.push(...page));
  return found;
}

/** Everything that was charged at Stripe, by the pledge that its metadata names. */
async function chargesByPledge(): Promise<Lived['charges']> {
  const found: Lived['charges'] = new Map();
  for await (const { status, metadata, created } of stripe.client.charges.list({ limit: 100 })) {
    const pledgeId = metadata['fanfund_pledge'] ?? 'nobody';
    if (status !== 'succeeded') continue;
    found.set(pledgeId, [...(found.get(pledgeId) ?? []), { createdMs: created * 1000 }]);
  }
  return found;
}

describe('Stripe is down for six hours in the middle of a settlement', () => {
  const count = 40;
  let lived: Lived;
  beforeAll(async () => {
    lived = await liveThrough(count, 6);
  });

  test('it was in the middle: some were collected before, most were not', () => {
    expect(lived.leftWhenBack).toBeGreaterThan(count / 2);
    expect(lived.leftWhenBack).toBeLessThan(count);
  });

  test('afterwards every pledge is collected, and the campaign settled', () => {
    expect(lived.states).toEqual({ collected: count });
    expect(lived.campaignState).toBe('settled');
  });

  test('each was charged exactly once', () => {
    expect([...lived.charges.values()].filter((charges) => charges.length !== 1)).toEqual([]);
    expect(lived.charges.size).toBe(count);
  });

  test('within half an hour of Stripe being back, and without a dead letter', () => {
    expect(lived.endedAfterMs).toBeLessThan(6 * hourMs + 35 * minuteMs);
    expect(lived.deadLetters).toBe(0);
  });

  test('never above the rate, neither while it was gone nor when it came back', () => {
    const { endpoints, perSlidingSecondMax: inAll } = lived.traffic;
    for (const [name, endpoint] of Object.entries(endpoints))
      expect([name, endpoint.perSlidingSecondMax <= 25]).toEqual([name, true]);
    expect(inAll).toBeLessThanOrEqual(90);
    expect(endpoints['POST /v1/payment_intents']?.total).toBeGreaterThan(count);
  });

  test('no more often than one message for each pledge comes back', () => {
    const { total = Infinity } = lived.traffic.endpoints['POST /v1/payment_intents'] ?? {};
    expect(total).toBeLessThanOrEqual(count * receivesMax);
  });

  test('no charge is made under a key older than twenty hours', () => {
    for (const { id, attempt } of lived.pledges) {
      const [charge] = lived.charges.get(id) ?? [];
      const ageMs = (charge?.createdMs ?? Infinity) - (attempt?.startedAtMs ?? -Infinity);
      expect(ageMs).toBeLessThan(20 * hourMs);
    }
  });
});

describe('Stripe is down for a day and more', () => {
  const count = 12;
  let lived: Lived;
  beforeAll(async () => {
    lived = await liveThrough(count, 26);
  });

  test('every pledge is collected all the same, once, and under a key that can be trusted', () => {
    expect(lived.states).toEqual({ collected: count });
    for (const { id, attempt } of lived.pledges) {
      const charges = lived.charges.get(id) ?? [];
      expect(charges).toHaveLength(1);
      const ageMs = (charges[0]?.createdMs ?? Infinity) - (attempt?.startedAtMs ?? -Infinity);
      expect(ageMs).toBeLessThan(20 * hourMs);
    }
    expect(lived.campaignState).toBe('settled');
  });
});
