/**
 * Money that was taken with the pledge is collected by a look at Stripe: what has become of it since
 * must not leave the pledge, and so its campaign, without an end.
 */
import { describe, expect, test } from '@jest/globals';
import { collectPledge } from '../../functions/collect-pledge/collect-pledge.ts';
import { reconcileDisputes } from '../../functions/reconcile-disputes/reconcile-disputes.ts';
import { reconcileRefunds } from '../../functions/reconcile-refunds/reconcile-refunds.ts';
import { TransientError } from '../../shared/errors.ts';
import { stripeRefunds } from '../../shared/payments/stripe-refunds.ts';
import { useCollecting } from '../support/collecting.ts';
import { disputeBench } from '../support/disputes.ts';

const { fanfund, deps, due, refundLooks, disputeLooks } = useCollecting();
const { clock, stripe, pledges } = fanfund;

describe('what was charged ahead', () => {
  const bench = disputeBench(fanfund);
  const refunds = stripeRefunds({ client: () => Promise.resolve(stripe.client), now: clock });
  const lookAtRefunds = (pledgeId: string) =>
    reconcileRefunds({ pledges, due: deps.due, refunds, now: clock }, { pledgeId });

  test('and went back whole is collected, and refunded by the look at its refunds', async () => {
    const { pledge, message } = await due('charge-now');
    await stripe.client.refunds.create({ payment_intent: pledge.payment.intentId });
    await collectPledge(deps, message);
    expect((await fanfund.pledgeNow(pledge.id)).state).toBe('collected');
    expect(refundLooks.messages).toEqual([{ pledgeId: pledge.id }]);
    await lookAtRefunds(pledge.id);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      state: 'refunded',
      refunds: [{ amountMinor: 4900, state: 'succeeded' }],
    });
  });

  test('and went back is not written before somebody is sent to look at its refund', async () => {
    const { pledge, message } = await due('charge-now');
    await stripe.client.refunds.create({ payment_intent: pledge.payment.intentId });
    const lost = { ...refundLooks, send: () => Promise.reject(new TransientError('lost')) };
    await expect(collectPledge({ ...deps, refundLooks: lost }, message)).rejects.toThrow('lost');
    expect((await fanfund.pledgeNow(pledge.id)).state).toBe('confirmed');
    await collectPledge(deps, message);
    expect(refundLooks.sent).toEqual([
      {
        message: { pledgeId: pledge.id },
        options: { campaignId: pledge.campaignId, delaySeconds: 60 },
      },
    ]);
  });

  test.each([
    ['open', 'warning_needs_response'],
    ['closed', 'warning_closed'],
  ] as const)('and is only asked about, %s, is collected', async (how, status) => {
    const { pledge, message } = await due('charge-now');
    const id = await bench.open(pledge, { inquiry: true });
    if (how === 'closed') await bench.close(id, 'warning_closed');
    await reconcileDisputes(bench.deps, { pledgeId: pledge.id });
    await stripe.takeRequests();
    await collectPledge(deps, message);
    expect(await stripe.takeRequests()).toEqual({
      'GET /v1/payment_intents/:intent': 1,
      'GET /v1/disputes': 1,
    });
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      state: 'collected',
      disputes: [{ status }],
    });
    expect(disputeLooks.messages).toEqual([]);
  });

  test('and went back in part is collected, and its refund looked at', async () => {
    const { pledge, message } = await due('charge-now');
    await stripe.client.refunds.create({
      payment_intent: pledge.payment.intentId,
      amount: 1000,
    });
    await collectPledge(deps, message);
    expect((await fanfund.pledgeNow(pledge.id)).state).toBe('collected');
    expect(refundLooks.messages).toEqual([{ pledgeId: pledge.id }]);
  });

  test('and is disputed is left to whoever looks at disputes', async () => {
    const { pledge, message } = await due('charge-now', 'pm_card_createDispute');
    await collectPledge(deps, message);
    expect((await fanfund.pledgeNow(pledge.id)).state).toBe('confirmed');
    expect(disputeLooks.messages).toEqual([{ pledgeId: pledge.id }]);
    await reconcileDisputes(bench.deps, { pledgeId: pledge.id });
    expect((await fanfund.pledgeNow(pledge.id)).state).toBe('disputed');
  });

  test.each(['won', 'lost'] as const)(
    'and was disputed, %s, goes the way of disputes',
    async (end) => {
      const { pledge, message } = await due('charge-now');
      await bench.close(await bench.open(pledge), end);
      await collectPledge(deps, message);
      expect(disputeLooks.messages).toEqual([{ pledgeId: pledge.id }]);
      await reconcileDisputes(bench.deps, { pledgeId: pledge.id });
      expect((await fanfund.pledgeNow(pledge.id)).state).toBe(end);
    },
  );
});
