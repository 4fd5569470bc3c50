/**
 * What Stripe tells of a pledge's whole life, as its simulator really tells it, brought to the
 * workers in order, backwards and twice; and what the reconciler reads where Stripe tells nothing.
 */
import { describe, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import { sweepPledges } from '../../functions/sweep-pledges/sweep-pledges.ts';
import { forward, routeOf } from '../../shared/payments/stripe-routes.ts';
import { duePledges } from '../../shared/store/due-pledges.ts';
import type { Campaign, Collection } from '../../shared/domain/campaign.ts';
import { useFanfund } from '../support/fanfund.ts';
import { dayMs, minuteMs, sealedAtMs, tally } from '../support/given.ts';
import { startWorkers } from '../support/workers.ts';

const fanfund = useFanfund();
const { clock, stripe, payments } = fanfund;
const orders = {
  'in order': (events: Stripe.Event[]) => events,
  backwards: (events: Stripe.Event[]) => events.toReversed(),
  'all of it twice': (events: Stripe.Event[]) => [...events, ...events],
};
const collections: Collection[] = ['save-card', 'authorize', 'charge-now'];

/** All that Stripe has told since the last time, oldest first. */
function reader(): () => Promise<Stripe.Event[]> {
  const seen = new Set<string>();
  return async () => {
    const fresh: Stripe.Event[] = [];
    for await (const event of stripe.client.events.list({ limit: 100 }))
      if (!seen.has(event.id)) fresh.push(event);
    for (const { id } of fresh) seen.add(id);
    return fresh.reverse();
  };
}

async function deliver(events: readonly Stripe.Event[], untilMs: number): Promise<void> {
  const workers = startWorkers(fanfund, { sweepMinutes: Infinity });
  const queues = { ...workers.queues, failedSetups: { send: async () => undefined } };
  for (const event of events) await forward(queues as never, routeOf(event));
  await workers.run(untilMs);
  expect(workers.deadLetters).toEqual([]);
}

async function pledged(campaign: Campaign) {
  const pledge = await fanfund.givenPending(campaign);
  await stripe.takeRequests();
  const prepared = await payments.prepare(pledge);
  const ours = await stripe.takeRequests();
  await stripe.confirm(prepared);
  await stripe.takeRequests();
  return { pledge, ours };
}

const requests = (counts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(counts).filter(([name]) => !/customers|\/v1\/events/.test(name)),
  );

describe.each(Object.entries(orders))('what Stripe tells %s', (_name, ordered) => {
  test.each(collections)('confirms a pledge without a question: %s', async (collection) => {
    const read = reader();
    await read();
    const campaign = await fanfund.given('live', { collection });
    const { pledge } = await pledged(campaign);
    const events = ordered(await read());
    await stripe.takeRequests();
    await deliver(events, clock() + minuteMs);
    expect(requests(await stripe.takeRequests())).toEqual({});
    const confirmed = await fanfund.pledgeNow(pledge.id);
    expect(confirmed.state).toBe('confirmed');
    const { payment } = confirmed as Extract<typeof confirmed, { state: 'confirmed' }>;
    expect(typeof payment.captureBeforeMs).toBe(
      collection === 'authorize' ? 'number' : 'undefined',
    );
  });

  test.each(collections)('of its collection is known already: %s', async (collection) => {
    const read = reader();
    const campaign = await fanfund.given('settling', { collection });
    const pledge = await fanfund.givenConfirmed(campaign);
    clock.set(sealedAtMs + minuteMs);
    await read();
    const workers = startWorkers(fanfund, { sweepMinutes: Infinity });
    await workers.handle('collections', { pledgeId: pledge.id, collection });
    const collected = await fanfund.pledgeNow(pledge.id);
    expect(collected.state).toBe('collected');
    const events = ordered(await read());
    await stripe.takeRequests();
    await deliver(events, clock() + minuteMs);
    expect(requests(await stripe.takeRequests())).toEqual({});
    expect(await fanfund.pledgeNow(pledge.id)).toEqual(collected);
  });
});

/** Seals a live campaign and finds it funded. */
async function fund(campaign: Campaign): Promise<void> {
  let now = campaign;
  for (const type of ['CampaignSealed', 'CampaignFunded'] as const) {
    const step = await fanfund.campaigns.apply(now, { type, atMs: sealedAtMs, tally });
    if (!('applied' in step)) throw new Error(`${type} was refused.`);
    now = step.applied;
  }
}

test.each([
  ['save-card', { 'POST /v1/setup_intents': 1, 'POST /v1/payment_intents': 1 }],
  ['authorize', { 'POST /v1/payment_intents': 1, 'POST /v1/payment_intents/:intent/capture': 1 }],
] as const)('a pledge with %s costs two requests in all', async (collection, expected) => {
  const read = reader();
  const campaign = await fanfund.given('live', { collection });
  await read();
  const { pledge, ours } = await pledged(campaign);
  const told = await read();
  await stripe.takeRequests();
  await deliver(told, clock() + minuteMs);
  await fund(campaign);
  clock.set(sealedAtMs + minuteMs);
  const workers = startWorkers(fanfund, { sweepMinutes: Infinity });
  await workers.handle('collections', { pledgeId: pledge.id, collection });
  const theirs = await stripe.takeRequests();
  const spent = [...Object.entries(requests(ours)), ...Object.entries(requests(theirs))];
  expect((await fanfund.pledgeNow(pledge.id)).state).toBe('collected');
  expect(spent.reduce((sum, [, count]) => sum + count, 0)).toBe(2);
  expect(spent.map(([name]) => name).toSorted()).toEqual(Object.keys(expected).toSorted());
});

test('a dispute and the sixty days after it cost 150 reads at most, though Stripe tells nothing', async () => {
  const campaign = await fanfund.given('settling');
  const pledge = await fanfund.givenConfirmed(campaign);
  clock.set(sealedAtMs + minuteMs);
  const workers = startWorkers(fanfund, { sweepMinutes: Infinity });
  await workers.handle('collections', { pledgeId: pledge.id, collection: 'save-card' });
  const [charge] = await stripe.chargesOf(pledge.id);
  await stripe.control('POST', 'disputes', { charge: charge?.id });
  await workers.handle('disputeLooks', { intentId: charge?.payment_intent });
  expect((await fanfund.pledgeNow(pledge.id)).state).toBe('disputed');
  await stripe.takeRequests();
  const due = duePledges(fanfund.table);
  const { queues } = workers;
  for (const endMs = clock() + 60 * dayMs; clock() < endMs;) {
    await sweepPledges({ ...queues, due, meter: fanfund.meter, now: clock });
    await workers.run(clock() + 60 * minuteMs);
  }
  const counts = Object.entries(requests(await stripe.takeRequests()));
  const reads = counts.filter(([name]) => name.startsWith('GET'));
  expect(reads.reduce((sum, [, count]) => sum + count, 0)).toBeGreaterThan(10);
  expect(reads.reduce((sum, [, count]) => sum + count, 0)).toBeLessThanOrEqual(150);
  expect(counts).toEqual(reads);
});
