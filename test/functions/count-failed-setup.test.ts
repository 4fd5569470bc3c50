import { describe, expect, test } from '@jest/globals';
import { acceptPledge } from '../../functions/accept-pledge/accept-pledge.ts';
import { renewPaymentMethod } from '../../functions/renew-payment-method/renew-payment-method.ts';
import { countFailedSetup } from '../../functions/count-failed-setup/count-failed-setup.ts';
import type { Collection } from '../../shared/domain/campaign.ts';
import type { FraudLimits } from '../../shared/domain/fraud-limits.ts';
import type { PrepareMessage, ReleaseMessage } from '../../shared/queues/messages.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { Item } from '../../shared/store/table.ts';
import { RequestProblem } from '../../shared/entry/problem.ts';
import { forward, routeOf } from '../../shared/payments/stripe-routes.ts';
import { fraudCounts } from '../../shared/store/fraud-counts.ts';
import { pledgeDoor } from '../../shared/store/pledge-door.ts';
import { stripeSetupClosing } from '../../shared/payments/setup-closing.ts';
import { subjectHashing } from '../../shared/store/subject-hash.ts';
import { failedSetupMessage } from '../../shared/queues/messages.ts';
import { callerOf, request, useFanfund } from '../support/fanfund.ts';
import { dayMs, minuteMs, secondMs } from '../support/given.ts';
import { pastDuePledges } from '../support/past-due.ts';
import { keptQueue, keptStripeQueues } from '../support/queue.ts';

const fanfund = useFanfund();
const { clock, stripe, table } = fanfund;
const limits: FraudLimits = {
  pledgesPerBackerPerHour: 100,
  pledgesPerAddressPerHour: 100,
  failuresPerBackerPerDay: 2,
  failuresPerCardPerDay: 3,
  backersPerCardPerDay: 2,
};
const guard = {
  counts: fraudCounts(table),
  hashing: () => Promise.resolve(subjectHashing('a-key-for-tests')),
  limits,
  now: clock,
};
const { pastDue, intentOf } = pastDuePledges(fanfund);
const releases = keptQueue<ReleaseMessage>();
const setups = stripeSetupClosing({ client: async () => stripe.client, now: clock });
const deps = { ...guard, pledges: fanfund.pledges, setups, releases };

const failed = (pledge: Pledge, failureId: string, fingerprint: string) =>
  countFailedSetup(deps, { pledgeId: pledge.id, intentId: 'seti_gone', failureId, fingerprint });

let number = 0;
async function pledgeOf(backerId: string) {
  number += 1;
  return fanfund.givenPending(await fanfund.given('live'), { backerId, number });
}

/** What somebody who comes now is told: a status, and for how long to stay away. */
async function entering(backerId: string): Promise<string> {
  const campaign = await fanfund.given('live');
  const answer = acceptPledge(
    {
      ...fanfund,
      door: pledgeDoor(guard),
      preparations: keptQueue<PrepareMessage>(),
      holdMs: 15 * minuteMs,
    },
    request({ caller: callerOf(backerId), path: { id: campaign.id }, body: { amountMinor: 500 } }),
  );
  return answer.then(
    () => 'may enter',
    (error: unknown) =>
      error instanceof RequestProblem ? `${error.code} ${error.headers['retry-after']}` : 'fails',
  );
}

const untilMidnight = '43200';

describe('cards that are refused', () => {
  test('keep their backer out until the day is over, once they are too many', async () => {
    const pledge = await pledgeOf('anna');
    await failed(pledge, 'anna-1', 'card-a1');
    await failed(pledge, 'anna-2', 'card-a2');
    expect(await entering('anna')).toBe('may enter');
    await failed(pledge, 'anna-3', 'card-a3');
    await stripe.takeRequests();
    table.calls.length = 0;
    expect(await entering('anna')).toBe(`too_many_attempts ${untilMidnight}`);
    expect(await stripe.takeRequests()).toEqual({});
    const written = table.calls.map(({ input }) =>
      String((input['Item'] as Item | undefined)?.['pk']),
    );
    expect(written.filter((pk) => pk.startsWith('P#'))).toEqual([]);
    expect(await entering('ben')).toBe('may enter');
    clock.advance(dayMs / 2);
    expect(await entering('anna')).toBe('may enter');
  });

  test('count once, however often they are told', async () => {
    const pledge = await pledgeOf('carla');
    for (let told = 0; told < 5; told += 1) await failed(pledge, 'carla-1', 'card-c');
    expect(await entering('carla')).toBe('may enter');
  });

  test('of one card at too many backers keep all of these out', async () => {
    const backers = ['dora', 'emil', 'fred'];
    const pledges = [await pledgeOf('dora'), await pledgeOf('emil'), await pledgeOf('fred')];
    await failed(pledges[0]!, 'd-1', 'stolen');
    await failed(pledges[1]!, 'e-1', 'stolen');
    expect(await entering('dora')).toBe('may enter');
    await failed(pledges[2]!, 'f-1', 'stolen');
    for (const backer of backers)
      expect(await entering(backer)).toBe(`too_many_attempts ${untilMidnight}`);
  });

  test('of one card again and again keep out who enters it', async () => {
    const [gina, hugo] = [await pledgeOf('gina'), await pledgeOf('hugo')];
    await failed(gina, 'g-1', 'weak');
    await failed(hugo, 'h-1', 'weak');
    await failed(gina, 'g-2', 'weak');
    expect(await entering('hugo')).toBe('may enter');
    await failed(hugo, 'h-2', 'weak');
    expect(await entering('gina')).toBe(`too_many_attempts ${untilMidnight}`);
    expect(await entering('hugo')).toBe(`too_many_attempts ${untilMidnight}`);
  });

  test('of a pledge that does not exist count for nothing', async () => {
    table.calls.length = 0;
    const pledgeId = 'plg_aaaaaaaaaaaaaaaa0aaaaaaaaaaaaaaaa';
    await countFailedSetup(deps, {
      pledgeId,
      intentId: 'seti_gone',
      failureId: 'x',
      fingerprint: 'y',
    });
    expect(table.calls.map(({ operation }) => operation)).toEqual(['GetItem']);
  });
});

/** What Stripe has told of refused cards reaches the count. */
async function hearFailures(pledgeId: string): Promise<void> {
  const queues = keptStripeQueues();
  const events = stripe.client.events.list({ type: 'payment_intent.payment_failed', limit: 100 });
  for await (const event of events) await forward(queues, routeOf(event));
  for (const message of queues.failedSetups.messages.map((one) => failedSetupMessage.parse(one)))
    if (message.pledgeId === pledgeId) await countFailedSetup(deps, message);
}

type Renewal = { readonly pledge: Pledge; readonly door: ReturnType<typeof pledgeDoor> };
const renew = ({ pledge, door }: Renewal) =>
  renewPaymentMethod(
    {
      ...{ ...fanfund, door, linkKeys: async () => [] },
      testCardsAt: async () => undefined,
    },
    request({ path: { id: pledge.id }, caller: callerOf(pledge.backerId), body: {} }),
  );

describe('a pledge at which too many cards were refused', () => {
  async function tested(collection: Collection) {
    number += 1;
    const campaign = await fanfund.given('live', { collection });
    const pledge = await fanfund.givenPending(campaign, { backerId: `thief-${number}`, number });
    const prepared = await fanfund.payments.prepare(pledge);
    const tell = (times: number) =>
      countFailedSetup(deps, {
        ...{ pledgeId: pledge.id, intentId: prepared.intentId },
        failureId: `${pledge.id}-${times}`,
      });
    for (const times of [1, 2]) await tell(times);
    releases.take();
    return { pledge, prepared, tell };
  }

  test.each(['save-card', 'authorize', 'charge-now'] as const)(
    'takes no further card, and what it holds comes back: %s',
    async (collection) => {
      const { pledge, prepared, tell } = await tested(collection);
      expect(releases.take()).toEqual([]);
      await tell(3);
      await expect(stripe.confirm(prepared)).rejects.toThrow(/canceled/);
      expect(releases.take()).toEqual([{ pledgeId: pledge.id, reason: 'lapsed' }]);
      await tell(3);
      expect(await stripe.chargesOf(pledge.id)).toEqual([]);
    },
  );

  test.each(['authorize', 'charge-now'] as const)(
    'keeps what its backer has completed meanwhile: %s',
    async (collection) => {
      const { pledge, prepared, tell } = await tested(collection);
      const { status } = await stripe.confirm(prepared);
      await tell(3);
      expect(await stripe.intentsOf(pledge.id)).toMatchObject([{ status }]);
    },
  );

  test('whose payment failed takes no further card until its backer may come in again', async () => {
    const { pledge } = await pastDue({ backerId: 'thief-past-due' });
    releases.take();
    const secret = () => renew({ pledge, door: pledgeDoor(guard) });
    await secret();
    for (const _try of [1, 2, 3])
      await expect(
        stripe.confirm(await intentOf(pledge), 'pm_card_visa_chargeDeclined'),
      ).rejects.toThrow();
    await hearFailures(pledge.id);
    expect((await intentOf(pledge)).status).toBe('canceled');
    await expect(secret()).rejects.toMatchObject({ code: 'too_many_attempts' });
    expect(releases.take()).toEqual([]);
    clock.advance(dayMs);
    expect(await secret()).toMatchObject({
      body: { payment: { status: 'requires_confirmation' } },
    });
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({ state: 'past_due' });
  });

  test('is left alone once it is confirmed', async () => {
    const { pledge, prepared, tell } = await tested('save-card');
    await stripe.confirm(prepared);
    const payment = { intentId: prepared.intentId, customerId: 'cus_1', paymentMethodId: 'pm_1' };
    const event = { type: 'PledgeConfirmed', atMs: clock(), payment } as const;
    await fanfund.pledges.apply(pledge, event);
    await stripe.takeRequests();
    await tell(3);
    expect(await stripe.takeRequests()).toEqual({});
    expect(releases.take()).toEqual([]);
  });
});

describe('what Stripe tells of a refused card', () => {
  test('is counted by attempt and card', async () => {
    const pledge = await pledgeOf('ida');
    const prepared = await fanfund.payments.prepare(pledge);
    for (const _try of [1, 2, 3])
      await expect(stripe.confirm(prepared, 'pm_card_visa_chargeDeclined')).rejects.toThrow();
    const queues = keptStripeQueues();
    const events = stripe.client.events.list({ type: 'setup_intent.setup_failed', limit: 100 });
    for await (const event of events) await forward(queues, routeOf(event));
    const own = queues.failedSetups.messages
      .map((message) => failedSetupMessage.parse(message))
      .filter(({ pledgeId }) => pledgeId === pledge.id);
    expect(new Set(own.map(({ failureId }) => failureId)).size).toBe(3);
    expect(new Set(own.map(({ fingerprint }) => fingerprint)).size).toBe(1);
    expect(own[0]?.fingerprint).toMatch(/^\w+$/);
    for (const message of [...own, ...own]) await countFailedSetup(deps, message);
    clock.advance(5 * secondMs);
    expect(await entering('ida')).toMatch(/^too_many_attempts/);
  });
});
