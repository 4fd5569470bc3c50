/**
 * Messages that come back long after their work was done, or after its answer was lost: from a
 * dead-letter queue, at any age that SQS keeps one. Stripe forgets keys after a day, and the clock
 * is played; what moves money at Stripe is compared before and after.
 */
import { describe, expect, test } from '@jest/globals';
import type { FaultRule } from '../../infra/stripe-simulator/faults.ts';
import type { Collection } from '../../shared/domain/campaign.ts';
import type { Pledge, PledgeEvent } from '../../shared/domain/pledge.ts';
import { useFanfund } from '../support/fanfund.ts';
import { dayMs, hourMs, minuteMs, refundRecord, sealedAtMs } from '../support/given.ts';
import { startWorkers } from '../support/workers.ts';
import type { QueueName } from '../support/workers.ts';

const fanfund = useFanfund();
const { clock, stripe, pledges, payments } = fanfund;

/** A message whose work can be done now. */
type Work = { readonly pledge: Pledge; readonly queue: QueueName; readonly message: object };

const ages = [
  ['1 hour', hourMs],
  ['25 hours', 25 * hourMs],
  ['13 days', 13 * dayMs],
] as const;

async function confirmed(collection: Collection, card?: string): Promise<Pledge> {
  const campaign = await fanfund.given('settling', { collection });
  clock.set(sealedAtMs - hourMs);
  const pledge = await fanfund.givenConfirmed(campaign, {}, card);
  clock.set(sealedAtMs + minuteMs);
  return pledge;
}

async function written(pledge: Pledge, event: PledgeEvent): Promise<Pledge> {
  const step = await pledges.apply(pledge, event);
  if (!('applied' in step)) throw new Error(`${event.type} was refused.`);
  return step.applied;
}

const handleOnce = async ({ queue, message }: Work): Promise<void> => {
  await startWorkers(fanfund, { sweepMinutes: Infinity }).handle(queue, message);
};

const collect = (pledge: Pledge): Work => ({
  ...{ pledge, queue: 'collections' },
  message: { pledgeId: pledge.id, collection: pledge.collection },
});

const release = (pledge: Pledge): Work => ({
  ...{ pledge, queue: 'releases' },
  message: { pledgeId: pledge.id, reason: 'campaign_unfunded' },
});

async function collected(collection: Collection): Promise<Pledge> {
  const pledge = await confirmed(collection);
  await handleOnce(collect(pledge));
  return fanfund.pledgeNow(pledge.id);
}

/** Part of the money, asked back by the backer. */
async function refund(collection: Collection): Promise<Work> {
  const pledge = await collected(collection);
  if (pledge.state !== 'collected') throw new Error(`It is ${pledge.state}.`);
  const { chargedIntentId } = pledge;
  const record = refundRecord({ id: 'rf_7', amountMinor: 1000, requestedAtMs: clock() });
  const refunds = [{ ...record, startedAtMs: clock() }];
  const event = { type: 'PledgeRefundRequested', atMs: clock(), refunds, chargedIntentId } as const;
  await written(pledge, event);
  return { pledge, queue: 'refunds', message: { pledgeId: pledge.id, refundId: 'rf_7' } };
}

async function refundOfAll(): Promise<Work> {
  const pledge = await collected('save-card');
  const message = { pledgeId: pledge.id, reason: 'campaign_abandoned' };
  return { pledge, queue: 'refunds', message };
}

/** A payment that failed, with its next try. */
async function retry(): Promise<Work> {
  const pledge = await confirmed('save-card');
  await stripe.fault({ fault: 'decline', code: 'insufficient_funds', match: { charging: true } });
  await handleOnce(collect(pledge));
  await stripe.fault();
  const failed = await fanfund.pledgeNow(pledge.id);
  if (failed.state !== 'past_due') throw new Error(`It is ${failed.state}.`);
  clock.set(failed.dueAtMs ?? NaN);
  await handleOnce({ pledge, queue: 'dunnings', message: { pledgeId: pledge.id } });
  return collect(pledge);
}

/** Everything that money did at Stripe for a pledge, and what is held. */
async function moneyOf({ id }: Pledge) {
  const told: unknown[] = [];
  for (const intent of await stripe.intentsOf(id)) {
    const refunds: unknown[] = [];
    for await (const made of stripe.client.refunds.list({ payment_intent: intent.id }))
      refunds.push([made.id, made.amount, made.status === 'failed']);
    told.push([intent.id, intent.status, intent.amount_received, refunds]);
  }
  return told;
}

const createIntent = { method: 'POST', path: '/v1/payment_intents' };
const moving: FaultRule['match'] = {
  method: 'POST',
  path: [
    ...['/v1/payment_intents', '/v1/payment_intents/*/capture', '/v1/payment_intents/*/confirm'],
    ...['/v1/payment_intents/*/cancel', '/v1/refunds'],
  ],
};

/** Handles it as often as it would be received, without anybody else's help. */
async function redrive(work: Work): Promise<void> {
  const workers = startWorkers(fanfund, { sweepMinutes: Infinity });
  workers.send(work.queue, work.message);
  await workers.run(clock() + hourMs);
  expect(workers.deadLetters).toEqual([]);
}

const movingWork: readonly (readonly [string, () => Promise<Work>])[] = [
  ['a charge of a saved card', async () => collect(await confirmed('save-card'))],
  ['a capture', async () => collect(await confirmed('authorize'))],
  ['a void', async () => release(await confirmed('authorize'))],
  ['a refund of what was charged ahead', async () => release(await confirmed('charge-now'))],
  ['a partial refund', () => refund('save-card')],
  ['a refund of all that is left', refundOfAll],
  ['a second try after a decline', retry],
];

describe.each(ages)('put back after %s', (_age, ageMs) => {
  test.each(movingWork)('%s that was done moves nothing', async (_what, arrange) => {
    const work = await arrange();
    await handleOnce(work);
    const before = await moneyOf(work.pledge);
    const done = await fanfund.pledgeNow(work.pledge.id);
    clock.advance(ageMs);
    await redrive(work);
    expect(await moneyOf(work.pledge)).toEqual(before);
    expect((await fanfund.pledgeNow(work.pledge.id)).state).toBe(done.state);
  });

  test.each(movingWork)('%s whose answer was lost is not made again', async (_what, arrange) => {
    const work = await arrange();
    await stripe.fault({ fault: 'timeout_after_effect', match: moving });
    await handleOnce(work).catch(() => undefined);
    await stripe.fault();
    const before = await moneyOf(work.pledge);
    clock.advance(ageMs);
    await redrive(work);
    expect(await moneyOf(work.pledge)).toEqual(before);
    const open = ['collecting', 'releasing', 'refunding'];
    expect(open).not.toContain((await fanfund.pledgeNow(work.pledge.id)).state);
  });

  test('a charge that never arrived is made, once', async () => {
    const work = collect(await confirmed('save-card'));
    await stripe.fault({ fault: 'timeout_before_effect', match: createIntent });
    await handleOnce(work).catch(() => undefined);
    await stripe.fault();
    clock.advance(ageMs);
    await redrive(work);
    await redrive(work);
    expect(await stripe.chargesOf(work.pledge.id)).toHaveLength(1);
    expect((await fanfund.pledgeNow(work.pledge.id)).state).toBe('collected');
  });

  test.each([
    ['dunnings', (pledgeId: string) => ({ pledgeId })],
    ['refundLooks', (pledgeId: string) => ({ pledgeId })],
    ['disputeLooks', (pledgeId: string) => ({ pledgeId })],
    ['authorizations', (pledgeId: string) => ({ pledgeId })],
    ['preparations', (pledgeId: string) => ({ pledgeId })],
    ['releases', (pledgeId: string) => ({ pledgeId, reason: 'lapsed' })],
    ['releases', (pledgeId: string) => ({ pledgeId, reason: 'cancelled_by_backer' })],
    ['collections', (pledgeId: string) => ({ pledgeId, collection: 'authorize' })],
  ] as const)('a message of %s leaves collected money alone', async (queue, messageOf) => {
    for (const collection of ['save-card', 'authorize', 'charge-now'] as const) {
      const pledge = await collected(collection);
      const before = await moneyOf(pledge);
      clock.advance(ageMs);
      await redrive({ pledge, queue, message: messageOf(pledge.id) });
      expect(await moneyOf(pledge)).toEqual(before);
      expect((await fanfund.pledgeNow(pledge.id)).state).toBe('collected');
    }
  });

  test('what Stripe told of a payment leaves collected money alone', async () => {
    const pledge = await collected('save-card');
    if (pledge.state !== 'collected') throw new Error(`It is ${pledge.state}.`);
    const { chargedIntentId, payment } = pledge;
    const before = await moneyOf(pledge);
    clock.advance(ageMs);
    const told = { pledgeId: pledge.id, intentId: chargedIntentId };
    await redrive({ pledge, queue: 'paymentLooks', message: told });
    await redrive({ pledge, queue: 'confirmations', message: { ...told, payment } });
    await redrive({ pledge, queue: 'disputeLooks', message: { intentId: chargedIntentId } });
    expect(await moneyOf(pledge)).toEqual(before);
    expect((await fanfund.pledgeNow(pledge.id)).state).toBe('collected');
  });

  test.each(['authorize', 'charge-now'] as const)(
    'the news that a payment is set up moves nothing of a pledge that was given back: %s',
    async (collection) => {
      const pledge = await confirmed(collection);
      await handleOnce(release(pledge));
      const before = await moneyOf(pledge);
      clock.advance(ageMs);
      const { payment } = pledge as Extract<Pledge, { state: 'confirmed' }>;
      const message = { pledgeId: pledge.id, intentId: payment.intentId, payment };
      await redrive({ pledge, queue: 'confirmations', message });
      expect(await moneyOf(pledge)).toEqual(before);
      expect((await fanfund.pledgeNow(pledge.id)).state).toBe('released');
    },
  );

  test.each(['save-card', 'authorize', 'charge-now'] as const)(
    'a payment that was prepared is not prepared again: %s',
    async (collection) => {
      const campaign = await fanfund.given('live', { collection });
      const pledge = await fanfund.givenPending(campaign);
      const work: Work = { pledge, queue: 'preparations', message: { pledgeId: pledge.id } };
      await handleOnce(work);
      const before = await fanfund.pledgeNow(pledge.id);
      const intents = await moneyOf(pledge);
      clock.advance(ageMs);
      await redrive(work);
      expect(await fanfund.pledgeNow(pledge.id)).toEqual(before);
      expect(await moneyOf(pledge)).toEqual(intents);
      expect(await payments.inspect(pledge, String(intentOf(before)))).toBeDefined();
    },
  );
});

const intentOf = (pledge: Pledge): string | undefined =>
  'prepared' in pledge ? pledge.prepared?.intentId : undefined;
