import { describe, expect, test } from '@jest/globals';
import type { PledgeIn } from '../../shared/domain/pledge.ts';
import type { Reopened } from '../../shared/payments/recovery-gateway.ts';
import { TransientError } from '../../shared/errors.ts';
import { useFanfund } from '../support/fanfund.ts';
import { hourMs, minuteMs } from '../support/given.ts';
import { pastDuePledges } from '../support/past-due.ts';

const fanfund = useFanfund();
const { clock, stripe, recoveries } = fanfund;
const { pastDue, intentOf } = pastDuePledges(fanfund);

const threeDSecure = 'pm_card_threeDSecure2Required';

const statusOf = async (intentId: string) =>
  (await stripe.client.paymentIntents.retrieve(intentId)).status;

async function opened(
  pledge: PledgeIn<'past_due'>,
): Promise<Extract<Reopened, { readonly kind: 'open' }>> {
  const reopened = await recoveries.reopen(pledge);
  if (reopened.kind !== 'open') throw new Error(`It is ${reopened.kind}.`);
  return reopened;
}

/** As it is when Stripe has ended the intent by itself, or there never was one. */
const without = (pledge: PledgeIn<'past_due'>): PledgeIn<'past_due'> => {
  const { unpaidIntentId: _none, ...rest } = pledge;
  return rest;
};

describe('reopening a failed payment', () => {
  test('hands out the very PaymentIntent that failed, with one look at Stripe', async () => {
    const { pledge } = await pastDue();
    const { intentId, clientSecret } = await intentOf(pledge);
    await stripe.takeRequests();
    expect(await recoveries.reopen(pledge)).toEqual({
      ...{ kind: 'open', status: 'requires_confirmation', intentId, clientSecret },
    });
    expect(await stripe.takeRequests()).toEqual({ 'GET /v1/payment_intents/:intent': 1 });
  });

  test('says that the bank still wants to see its backer', async () => {
    const { pledge } = await pastDue();
    expect(await stripe.confirm(await intentOf(pledge), threeDSecure)).toMatchObject({
      status: 'requires_action',
    });
    expect(await opened(pledge)).toMatchObject({ status: 'requires_action' });
  });

  test('finds out that it is paid, and for which fee', async () => {
    const { pledge } = await pastDue();
    await stripe.confirm(await intentOf(pledge));
    expect(await recoveries.reopen(pledge)).toEqual({
      kind: 'collected',
      chargedIntentId: pledge.unpaidIntentId,
      fee: { minor: 172, currency: 'USD' },
    });
  });

  test('makes another where Stripe has cancelled it, and the same one again and again', async () => {
    const { pledge } = await pastDue();
    await stripe.client.paymentIntents.cancel(pledge.unpaidIntentId ?? '');
    const first = await opened(pledge);
    expect(first.intentId).not.toBe(pledge.unpaidIntentId);
    expect(await opened(pledge)).toEqual(first);
    const made = await stripe.client.paymentIntents.retrieve(first.intentId);
    expect(made).toMatchObject({
      ...{ amount: 4900, currency: 'usd', customer: pledge.payment.customerId },
      setup_future_usage: 'off_session',
      metadata: {
        fanfund_campaign: pledge.campaignId,
        fanfund_pledge: pledge.id,
        fanfund_attempt: 'recover-1',
      },
    });
  });

  test('replaces a replacement by yet another', async () => {
    const { pledge } = await pastDue();
    const first = await opened(without(pledge));
    await stripe.client.paymentIntents.cancel(first.intentId);
    const second = await opened({ ...pledge, unpaidIntentId: first.intentId });
    expect(second.intentId).not.toBe(first.intentId);
    expect(await statusOf(second.intentId)).toBe('requires_payment_method');
  });

  test('finds the other one by its metadata once its key may be forgotten', async () => {
    const { pledge } = await pastDue();
    const first = await opened(without(pledge));
    clock.advance(30 * hourMs);
    await stripe.takeRequests();
    expect(await opened(without(pledge))).toEqual(first);
    expect(await stripe.takeRequests()).not.toHaveProperty('POST /v1/payment_intents');
  });

  test.each(['error_500_before', 'error_500_after', 'timeout_after_effect'] as const)(
    'is not blocked for a day by an answer that tells nothing (%s)',
    async (fault) => {
      const { pledge } = await pastDue();
      const creating = { method: 'POST', path: '/v1/payment_intents', nth: [1, 2] };
      await stripe.fault({ match: creating, fault });
      const reopened = await recoveries.reopen(without(pledge)).catch(() => undefined);
      await stripe.fault();
      clock.advance(2 * minuteMs);
      const again = await opened(without(pledge));
      if (reopened?.kind === 'open') expect(again.intentId).toBe(reopened.intentId);
      expect(await statusOf(again.intentId)).toBe('requires_payment_method');
    },
  );
});

describe('abandoning a failed payment', () => {
  test('cancels its PaymentIntent, as often as it is asked to', async () => {
    const { pledge } = await pastDue();
    expect(await recoveries.abandon(pledge)).toEqual({ kind: 'cancelled' });
    clock.advance(30 * hourMs);
    expect(await recoveries.abandon(pledge)).toEqual({ kind: 'cancelled' });
    const { intentId, clientSecret } = await intentOf(pledge);
    expect(await statusOf(intentId)).toBe('canceled');
    await expect(stripe.confirm({ intentId, clientSecret })).rejects.toThrow('canceled');
  });

  test('comes too late when the backer has paid: then that is the answer', async () => {
    const { pledge } = await pastDue();
    await stripe.confirm(await intentOf(pledge));
    expect(await recoveries.abandon(pledge)).toEqual({
      kind: 'collected',
      chargedIntentId: pledge.unpaidIntentId,
      fee: { minor: 172, currency: 'USD' },
    });
  });

  test('asks Stripe nothing where there is no PaymentIntent', async () => {
    const { pledge } = await pastDue();
    expect(await recoveries.abandon(without(pledge))).toEqual({ kind: 'cancelled' });
    expect(await stripe.takeRequests()).toEqual({});
  });

  test('of an intent that Stripe does not know is done', async () => {
    const { pledge } = await pastDue();
    const gone = { ...pledge, unpaidIntentId: 'pi_unheardof' };
    expect(await recoveries.abandon(gone)).toEqual({ kind: 'cancelled' });
  });

  test.each(['error_500_before', 'error_500_after'] as const)(
    'is not blocked for a day by an answer that tells nothing (%s)',
    async (fault) => {
      const { pledge } = await pastDue();
      await stripe.fault({ match: { path: '/v1/payment_intents/:intent/cancel', nth: 1 }, fault });
      expect(await recoveries.abandon(pledge)).toEqual({ kind: 'cancelled' });
      expect(await statusOf(pledge.unpaidIntentId ?? '')).toBe('canceled');
    },
  );

  test('is tried again later when Stripe has too much to do', async () => {
    const { pledge } = await pastDue();
    await stripe.fault({ fault: 'rate_limited' });
    await expect(recoveries.abandon(pledge)).rejects.toThrow(TransientError);
  });
});

describe('looking at a PaymentIntent', () => {
  test('tells whether it is open, cancelled or paid', async () => {
    const { pledge } = await pastDue();
    const intent = await intentOf(pledge);
    expect(await recoveries.look(pledge, intent.intentId)).toEqual({ kind: 'open' });
    await stripe.confirm(intent);
    expect(await recoveries.look(pledge, intent.intentId)).toEqual({
      kind: 'collected',
      chargedIntentId: intent.intentId,
      fee: { minor: 172, currency: 'USD' },
      isRefunded: false,
    });
    const { pledge: other } = await pastDue();
    await recoveries.abandon(other);
    expect(await recoveries.look(other, other.unpaidIntentId ?? '')).toEqual({ kind: 'cancelled' });
  });

  test("tells nothing of another pledge's, or of none", async () => {
    const { pledge } = await pastDue();
    const { pledge: other } = await pastDue();
    expect(await recoveries.look(pledge, other.unpaidIntentId ?? '')).toBeUndefined();
    expect(await recoveries.look(pledge, 'pi_unheardof')).toBeUndefined();
  });
});

describe('sending back a stray payment', () => {
  async function paid() {
    const { pledge } = await pastDue();
    const intent = await intentOf(pledge);
    await stripe.confirm(intent);
    return { pledge, intentId: intent.intentId };
  }
  const refundsOf = async (intentId: string) =>
    (await stripe.client.refunds.list({ payment_intent: intentId })).data;

  test('refunds it whole, and says in Stripe of which pledge it was', async () => {
    const { pledge, intentId } = await paid();
    expect(await recoveries.returnStray(pledge, intentId)).toEqual({ kind: 'refunded' });
    const [refund, ...others] = await refundsOf(intentId);
    expect(others).toEqual([]);
    expect(refund).toMatchObject({
      amount: 4900,
      metadata: { fanfund_pledge: pledge.id, fanfund_attempt: 'stray' },
    });
  });

  test.each([0, 25, 13 * 24])('once, also when it is repeated after %d hours', async (hours) => {
    const { pledge, intentId } = await paid();
    await recoveries.returnStray(pledge, intentId);
    clock.advance(hours * hourMs);
    expect(await recoveries.returnStray(pledge, intentId)).toEqual({ kind: 'refunded' });
    expect(await refundsOf(intentId)).toHaveLength(1);
  });

  test.each(['error_500_before', 'error_500_after', 'timeout_after_effect'] as const)(
    'once, whatever becomes of the answer (%s)',
    async (fault) => {
      const { pledge, intentId } = await paid();
      const refunding = { method: 'POST', path: '/v1/refunds', nth: [1, 2] };
      await stripe.fault({ match: refunding, fault });
      await recoveries.returnStray(pledge, intentId).catch(() => undefined);
      await stripe.fault();
      clock.advance(hourMs);
      expect(await recoveries.returnStray(pledge, intentId)).toEqual({ kind: 'refunded' });
      expect(await refundsOf(intentId)).toHaveLength(1);
    },
  );

  test('leaves money alone that the bank has taken', async () => {
    const { pledge } = await pastDue();
    const intent = await intentOf(pledge);
    await stripe.confirm(intent, 'pm_card_createDispute');
    expect(await recoveries.returnStray(pledge, intent.intentId)).toEqual({ kind: 'disputed' });
    expect(await refundsOf(intent.intentId)).toEqual([]);
  });
});
