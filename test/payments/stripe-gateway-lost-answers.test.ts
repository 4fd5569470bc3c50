import { beforeEach, describe, expect, test } from '@jest/globals';
import type { PledgeIn } from '../../shared/domain/pledge.ts';
import { TransientError, UnknownOutcomeError } from '../../shared/errors.ts';
import { testClock } from '../support/clock.ts';
import { dayMs, pledgedAtMs } from '../support/given.ts';
import { atOnce, paidPledges } from '../support/paid-pledges.ts';
import { useStripe } from '../support/stripe.ts';

const clock = testClock(pledgedAtMs);
const stripe = useStripe(clock);
const { newPledge, confirmed, collecting, keptMinor } = paidPledges(stripe, clock);

beforeEach(async () => {
  await stripe.fault();
});

describe('an attempt to collect of which nobody knows how it ended', () => {
  const chargePath = {
    'save-card': '/v1/payment_intents',
    authorize: '/v1/payment_intents/*/capture',
  };
  const both = ['save-card', 'authorize'] as const;
  /** A hold that stands can be captured once, whatever comes; a charge may still turn up. */
  const nothing = { 'save-card': { kind: 'unknown' }, authorize: { kind: 'untouched' } };

  test.each(both)(
    'a connection that broke after the charge: the same key collects once: %s',
    async (collection) => {
      const pledge = collecting(await confirmed(collection));
      const match = { method: 'POST', path: chargePath[collection], nth: atOnce };
      await stripe.fault({ fault: 'timeout_after_effect', match });
      await expect(stripe.gateway.collect(pledge)).rejects.toThrow(UnknownOutcomeError);
      expect(await stripe.gateway.collect(pledge)).toMatchObject({ kind: 'collected' });
      expect(await keptMinor(pledge)).toEqual([4900]);
    },
  );

  test.each(both)(
    'a connection that broke before the charge: the same key collects once: %s',
    async (collection) => {
      const pledge = collecting(await confirmed(collection));
      const match = { method: 'POST', path: chargePath[collection], nth: atOnce };
      await stripe.fault({ fault: 'timeout_before_effect', match });
      await expect(stripe.gateway.collect(pledge)).rejects.toThrow(UnknownOutcomeError);
      expect(await stripe.gateway.findCollection(pledge)).toEqual(nothing[collection]);
      expect(await stripe.gateway.collect(pledge)).toMatchObject({ kind: 'collected' });
      expect(await keptMinor(pledge)).toEqual([4900]);
    },
  );

  test.each(both)(
    'a 500 that Stripe keeps under the key is found by looking: %s',
    async (collection) => {
      const pledge = collecting(await confirmed(collection));
      const match = { method: 'POST', path: chargePath[collection], nth: atOnce };
      await stripe.fault({ fault: 'error_500_after', match });
      await expect(stripe.gateway.collect(pledge)).rejects.toThrow(UnknownOutcomeError);
      await expect(stripe.anotherGateway().collect(pledge)).rejects.toThrow(UnknownOutcomeError);
      expect(await stripe.gateway.findCollection(pledge)).toMatchObject({ kind: 'collected' });
      expect(await keptMinor(pledge)).toEqual([4900]);
    },
  );

  test.each(both)(
    'a 500 before anything happened is found to be nothing: %s',
    async (collection) => {
      const pledge = collecting(await confirmed(collection));
      const match = { method: 'POST', path: chargePath[collection], nth: atOnce };
      await stripe.fault({ fault: 'error_500_before', match });
      await expect(stripe.gateway.collect(pledge)).rejects.toThrow(UnknownOutcomeError);
      expect(await stripe.gateway.findCollection(pledge)).toEqual(nothing[collection]);
      expect(await keptMinor(pledge)).toEqual([]);
    },
  );

  test.each(both)(
    'long ago, after its key was forgotten, is found by looking: %s',
    async (collection) => {
      const pledge = collecting(await confirmed(collection));
      const match = { method: 'POST', path: chargePath[collection], nth: atOnce };
      await stripe.fault({ fault: 'timeout_after_effect', match });
      await expect(stripe.gateway.collect(pledge)).rejects.toThrow(UnknownOutcomeError);
      clock.advance(3 * dayMs);
      expect(await stripe.anotherGateway().findCollection(pledge)).toMatchObject({
        kind: 'collected',
      });
      expect(await keptMinor(pledge)).toEqual([4900]);
    },
  );

  test('a decline is found as well', async () => {
    const pledge = collecting(await confirmed('save-card', 'pm_card_chargeCustomerFail'));
    const match = { method: 'POST', path: '/v1/payment_intents', nth: atOnce };
    await stripe.fault({ fault: 'timeout_after_effect', match });
    await expect(stripe.gateway.collect(pledge)).rejects.toThrow(UnknownOutcomeError);
    expect(await stripe.gateway.findCollection(pledge)).toEqual({
      kind: 'declined',
      failure: {
        code: 'card_declined',
        declineCode: 'generic_decline',
        adviceCode: 'try_again_later',
      },
      unpaidIntentId: expect.stringMatching(/^pi_/),
    });
  });

  test('is not mistaken for another attempt, or for another pledge of the same backer', async () => {
    const first = await confirmed('save-card', 'pm_card_visa');
    await stripe.gateway.collect(collecting(first));
    expect(await stripe.gateway.findCollection(collecting(first, 2))).toEqual({ kind: 'unknown' });
    const other = { ...collecting(newPledgeLike(first)), payment: first.payment };
    expect(await stripe.gateway.findCollection(other)).toEqual({ kind: 'unknown' });
  });

  const newPledgeLike = (pledge: PledgeIn<'confirmed'>) => ({
    ...pledge,
    id: newPledge('save-card').id,
  });

  test('that made its intent and broke off before the charge is found with its intent', async () => {
    const pledge = collecting(await confirmed('save-card'));
    const { customerId: customer } = pledge.payment;
    const metadata = {
      fanfund_campaign: pledge.campaignId,
      fanfund_pledge: pledge.id,
      fanfund_attempt: 'collect-1',
    };
    const { id } = await stripe.client.paymentIntents.create({
      amount: pledge.amountMinor,
      currency: 'usd',
      customer,
      payment_method: pledge.payment.paymentMethodId,
      metadata,
    });
    const untouched = { kind: 'untouched', madeIntentId: id };
    expect(await stripe.gateway.findCollection(pledge)).toEqual(untouched);
    expect(await keptMinor(pledge)).toEqual([]);
  });

  test('is found behind a hundred other charges of the same customer', async () => {
    const pledge = collecting(await confirmed('save-card'));
    await stripe.gateway.collect(pledge);
    const { customerId: customer } = pledge.payment;
    for (let other = 0; other < 101; other += 1)
      await stripe.client.paymentIntents.create({ amount: 100, currency: 'usd', customer });
    expect(await stripe.gateway.findCollection(pledge)).toMatchObject({ kind: 'collected' });
  });

  test('and a Stripe that cannot be reached is no outcome at all', async () => {
    const pledge = collecting(await confirmed('save-card'));
    await stripe.fault({ fault: 'rate_limited', match: { path: '/v1/payment_intents' } });
    await expect(stripe.gateway.collect(pledge)).rejects.toThrow(TransientError);
    await expect(stripe.gateway.findCollection(pledge)).rejects.toThrow(TransientError);
  });
});
