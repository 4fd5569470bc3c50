import { afterAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { dunPledge } from '../../functions/dun-pledge/dun-pledge.ts';
import { reconcilePayment } from '../../functions/reconcile-payment/reconcile-payment.ts';
import type { PledgeIn, PledgeState } from '../../shared/domain/pledge.ts';
import type { CollectMessage } from '../../shared/queues/messages.ts';
import { TransientError } from '../../shared/errors.ts';
import { forward, routeOf } from '../../shared/payments/stripe-routes.ts';
import { logger } from '../../shared/entry/logger.ts';
import { paymentMessage } from '../../shared/queues/messages.ts';
import { useFanfund } from '../support/fanfund.ts';
import { dayMs, givenPledge } from '../support/given.ts';
import { pastDuePledges, windowEndMs } from '../support/past-due.ts';
import { keptQueue, keptStripeQueues } from '../support/queue.ts';

const fanfund = useFanfund();
const { clock, stripe, pledges, recoveries, pledgeNow } = fanfund;
const { pastDue, retrying, intentOf, collect } = pastDuePledges(fanfund);

const counted: string[] = [];
const collections = keptQueue<CollectMessage>();
const deps = {
  ...{ pledges, recoveries, collections, now: clock, tasks: fanfund.tasks },
  meter: { count: (name: string) => void counted.push(name) },
};
const told = jest.spyOn(logger, 'error').mockImplementation(() => undefined);
beforeEach(() => {
  counted.length = 0;
  collections.take();
  told.mockClear();
});
afterAll(() => told.mockRestore());

const reconcile = (pledgeId: string, intentId: string) =>
  reconcilePayment(deps, { pledgeId, intentId });

/** What is left of each payment of a pledge. */
const keptMinor = async (pledgeId: string): Promise<number[]> =>
  (await stripe.chargesOf(pledgeId))
    .map((charge) => charge.amount_captured - charge.amount_refunded)
    .toSorted((a, b) => a - b);

/** A second PaymentIntent of the same pledge, as there must never be one, paid. */
async function paidBeside(pledge: Pick<PledgeIn<'past_due'>, 'id' | 'campaignId' | 'payment'>) {
  const made = await stripe.client.paymentIntents.create({
    ...{ amount: 4900, currency: 'usd', customer: pledge.payment.customerId },
    metadata: {
      fanfund_campaign: pledge.campaignId,
      fanfund_pledge: pledge.id,
      fanfund_attempt: 'recover-1',
    },
  });
  await stripe.confirm({ intentId: made.id, clientSecret: made.client_secret ?? '' });
  return made.id;
}

describe('a pledge that is past due', () => {
  test('is collected when its PaymentIntent was paid, with the fee, however often that is told', async () => {
    const { pledge } = await pastDue();
    const intent = await intentOf(pledge);
    await stripe.confirm(intent);
    await reconcile(pledge.id, intent.intentId);
    const after = await pledgeNow(pledge.id);
    expect(after).toMatchObject({
      ...{ state: 'collected', chargedIntentId: intent.intentId },
      fee: { minor: 172, currency: 'USD' },
    });
    expect(after).not.toHaveProperty('dueAtMs');
    await reconcile(pledge.id, intent.intentId);
    expect(await pledgeNow(pledge.id)).toEqual(after);
    expect(await keptMinor(pledge.id)).toEqual([4900]);
    expect(counted).toEqual([]);
  });

  test('stays so while its PaymentIntent is open or cancelled: when it is due tells', async () => {
    const { pledge } = await pastDue();
    await reconcile(pledge.id, pledge.unpaidIntentId ?? '');
    await recoveries.abandon(pledge);
    await reconcile(pledge.id, pledge.unpaidIntentId ?? '');
    expect(await pledgeNow(pledge.id)).toEqual(pledge);
  });

  test('paid by another PaymentIntent cannot be paid by its own as well', async () => {
    const { pledge } = await pastDue();
    const other = await paidBeside(pledge);
    await reconcile(pledge.id, other);
    expect(await pledgeNow(pledge.id)).toMatchObject({
      ...{ state: 'collected', chargedIntentId: other },
    });
    expect((await intentOf(pledge)).status).toBe('canceled');
    expect(await keptMinor(pledge.id)).toEqual([4900]);
  });

  test('paid by both keeps its own, and the other goes back', async () => {
    const { pledge } = await pastDue();
    await stripe.confirm(await intentOf(pledge));
    const other = await paidBeside(pledge);
    await expect(reconcile(pledge.id, other)).rejects.toThrow(TransientError);
    await reconcile(pledge.id, other);
    expect(await pledgeNow(pledge.id)).toMatchObject({
      chargedIntentId: pledge.unpaidIntentId,
    });
    expect(await keptMinor(pledge.id)).toEqual([0, 4900]);
  });
});

describe('when backer and dunning are at it together', () => {
  test('the backer pays before the second attempt does: it is paid once', async () => {
    const { pledge } = await pastDue();
    const intent = await intentOf(pledge);
    const attempt = await retrying(pledge);
    await stripe.confirm(intent);
    await expect(reconcile(pledge.id, intent.intentId)).rejects.toThrow(TransientError);
    expect(collections.take()).toEqual([{ pledgeId: pledge.id, collection: 'save-card' }]);
    expect(await pledgeNow(pledge.id)).toEqual(attempt);
    await collect(pledge.id);
    await reconcile(pledge.id, intent.intentId);
    expect(await pledgeNow(pledge.id)).toMatchObject({
      ...{ state: 'collected', chargedIntentId: intent.intentId },
    });
    expect(await keptMinor(pledge.id)).toEqual([4900]);
    expect(counted).toEqual([]);
  });

  test('the second attempt pays before the backer does: the backer is told so', async () => {
    const { pledge } = await pastDue({ card: 'pm_card_sim_first1_insufficient_funds' });
    const intent = await intentOf(pledge);
    await retrying(pledge);
    await collect(pledge.id);
    expect((await pledgeNow(pledge.id)).state).toBe('collected');
    await expect(stripe.confirm(intent)).rejects.toThrow('already succeeded');
    expect(await keptMinor(pledge.id)).toEqual([4900]);
  });

  test('an attempt under way is left to its worker while nothing has come of it', async () => {
    const { pledge } = await pastDue();
    await retrying(pledge);
    await reconcile(pledge.id, pledge.unpaidIntentId ?? '');
    expect(collections.take()).toEqual([]);
  });

  test('the backer pays in the moment in which the pledge is given up: it is collected', async () => {
    const { pledge } = await pastDue();
    await stripe.confirm(await intentOf(pledge));
    clock.set(windowEndMs);
    await dunPledge(
      { ...deps, campaign: fanfund.campaign, dunningDayMs: dayMs },
      {
        pledgeId: pledge.id,
      },
    );
    expect(await pledgeNow(pledge.id)).toMatchObject({ state: 'collected' });
    expect(await keptMinor(pledge.id)).toEqual([4900]);
  });

  test('a pledge that was given up cannot be paid any more', async () => {
    const { pledge } = await pastDue();
    const intent = await intentOf(pledge);
    clock.set(windowEndMs);
    await dunPledge(
      { ...deps, campaign: fanfund.campaign, dunningDayMs: dayMs },
      {
        pledgeId: pledge.id,
      },
    );
    expect((await pledgeNow(pledge.id)).state).toBe('dropped');
    await expect(stripe.confirm(intent)).rejects.toThrow('canceled');
    expect(await keptMinor(pledge.id)).toEqual([]);
  });
});

describe('a stray payment', () => {
  test('for a pledge that was dropped goes back whole, once, and is told', async () => {
    const { pledge } = await pastDue();
    await pledges.apply(pledge, { type: 'PledgeDropped', atMs: clock() });
    await stripe.confirm(await intentOf(pledge));
    const dropped = await pledgeNow(pledge.id);
    await reconcile(pledge.id, pledge.unpaidIntentId ?? '');
    expect(await keptMinor(pledge.id)).toEqual([0]);
    expect(counted).toEqual(['StrayPayments']);
    expect(told.mock.calls).toEqual([
      [
        'Money came in beside a pledge and goes back',
        { pledgeId: pledge.id, state: 'dropped', intentId: pledge.unpaidIntentId },
      ],
    ]);
    clock.advance(13 * dayMs);
    await reconcile(pledge.id, pledge.unpaidIntentId ?? '');
    expect(counted).toEqual(['StrayPayments']);
    expect(await pledgeNow(pledge.id)).toEqual(dropped);
  });

  test('beside a pledge that is collected goes back, and what collected it stays', async () => {
    const { pledge } = await pastDue();
    const intent = await intentOf(pledge);
    await stripe.confirm(intent);
    await reconcile(pledge.id, intent.intentId);
    const other = await paidBeside(pledge);
    await reconcile(pledge.id, other);
    await reconcile(pledge.id, intent.intentId);
    expect(await keptMinor(pledge.id)).toEqual([0, 4900]);
    const { data } = await stripe.client.refunds.list({ payment_intent: other });
    expect(data).toHaveLength(1);
    expect(counted).toEqual(['StrayPayments']);
  });

  test('is told again rather than not at all when sending it back breaks off', async () => {
    const { pledge } = await pastDue();
    await pledges.apply(pledge, { type: 'PledgeDropped', atMs: clock() });
    await stripe.confirm(await intentOf(pledge));
    await stripe.fault({ match: { path: '/v1/refunds' }, fault: 'rate_limited' });
    await expect(reconcile(pledge.id, pledge.unpaidIntentId ?? '')).rejects.toThrow(TransientError);
    await stripe.fault();
    await reconcile(pledge.id, pledge.unpaidIntentId ?? '');
    expect(counted).toEqual(['StrayPayments', 'StrayPayments']);
    expect(await keptMinor(pledge.id)).toEqual([0]);
  });
});

describe('a stray payment that Stripe cannot give back', () => {
  /** All events that Stripe has told of a refund, as the webhook reads them. */
  async function hear(): Promise<void> {
    const queues = keptStripeQueues();
    for await (const event of stripe.client.events.list({ limit: 100 }))
      if (event.type.startsWith('refund.')) await forward(queues, routeOf(event));
    const looks = queues.paymentLooks.messages.map((message) => paymentMessage.parse(message));
    for (const { pledgeId, intentId } of looks) await reconcile(pledgeId, intentId);
  }
  const tasksOf = async (pledgeId: string) =>
    (await fanfund.tasks.listOpen({})).tasks.filter((task) => task.pledgeId === pledgeId);
  const asked = (pledge: PledgeIn<'past_due'>, detail: string) => ({
    kind: 'stray_refund_failed',
    ...{ campaignId: pledge.campaignId, pledgeId: pledge.id },
    lookAt: `/v1/ops/pledges/${pledge.id}`,
    toDo:
      `${pledge.unpaidIntentId} was paid beside its pledge, and Stripe could not refund it ` +
      `(${detail}). Pay the backer by another route, unless a dispute has taken the money.`,
  });
  async function strayed() {
    const { pledge } = await pastDue();
    await pledges.apply(pledge, { type: 'PledgeDropped', atMs: clock() });
    await stripe.confirm(await intentOf(pledge));
    return { pledge, intentId: pledge.unpaidIntentId ?? '' };
  }
  const refundsOf = async (intentId: string) =>
    (await stripe.client.refunds.list({ payment_intent: intentId })).data;

  test('after it was under way is one task for operations, and not sent a second time', async () => {
    const { pledge, intentId } = await strayed();
    await reconcile(pledge.id, intentId);
    expect(await tasksOf(pledge.id)).toEqual([]);
    clock.advance(20 * dayMs);
    const [sent] = await refundsOf(intentId);
    await stripe.control('POST', `refunds/${sent?.id}/fail`, { reason: 'lost_or_stolen_card' });
    for (const _time of [1, 2]) await hear();
    expect(await tasksOf(pledge.id)).toEqual([
      expect.objectContaining(asked(pledge, 'lost_or_stolen_card')),
    ]);
    expect(await refundsOf(intentId)).toHaveLength(1);
  });

  test('because a dispute has taken it is no task: it would be paid twice', async () => {
    const { pledge, intentId } = await strayed();
    await reconcile(pledge.id, intentId);
    const [sent] = await refundsOf(intentId);
    const reason = 'charge_for_pending_refund_disputed';
    await stripe.control('POST', `refunds/${sent?.id}/fail`, { reason });
    await hear();
    expect(await tasksOf(pledge.id)).toEqual([]);
  });

  test.each([
    [{ status: 'failed', failure_reason: 'declined' }, 'declined'],
    [{ status: 'canceled' }, 'no reason given'],
  ])('at once is one as well: %j', async (answer, detail) => {
    const { pledge, intentId } = await strayed();
    const create = jest.spyOn(stripe.client.refunds, 'create');
    create.mockResolvedValue(answer as never);
    await reconcile(pledge.id, intentId);
    create.mockRestore();
    expect(await tasksOf(pledge.id)).toEqual([expect.objectContaining(asked(pledge, detail))]);
  });
});

describe('nothing happens', () => {
  test('for a pledge that there is not, or an intent that is not its own', async () => {
    const { pledge } = await pastDue();
    const { pledge: other } = await pastDue();
    await stripe.confirm(await intentOf(other));
    await reconcile('plg_aaaaaaaaaaaaaaaa0aaaaaaaaaaaaaaaa', other.unpaidIntentId ?? '');
    await reconcile(pledge.id, other.unpaidIntentId ?? '');
    expect(await pledgeNow(pledge.id)).toEqual(pledge);
    expect(await keptMinor(other.id)).toEqual([4900]);
  });

  test.each<PledgeState>(['pending', 'confirmed', 'releasing', 'released', 'cancelled', 'lapsed'])(
    'to a %s pledge, whose money its own worker looks after, and Stripe is not asked',
    async (state) => {
      const campaign = await fanfund.given('settling');
      const pledge = await givenPledge(fanfund.table, state, { campaign });
      await stripe.takeRequests();
      await reconcile(pledge.id, 'pi_1');
      expect(await stripe.takeRequests()).toEqual({});
      expect(await pledgeNow(pledge.id)).toEqual(pledge);
    },
  );
});
