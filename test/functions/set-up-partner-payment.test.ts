import { describe, expect, test } from '@jest/globals';
import { setUpPartnerPayment } from '../../functions/set-up-partner-payment/set-up-partner-payment.ts';
import type { RefusedEvent } from '../../shared/partners/tell-refusal.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import { stripeOffers } from '../../shared/payments/stripe-offers.ts';
import { TransientError } from '../../shared/errors.ts';
import { makePledge } from '../../shared/store/make-pledge.ts';
import { pledgeIdFor } from '../../shared/store/keys.ts';
import { deadlineMs, holdMs } from '../support/given.ts';
import { useFanfund } from '../support/fanfund.ts';

const fanfund = useFanfund();
const { clock, stripe, releases } = fanfund;
const told: RefusedEvent[] = [];
const deps = {
  ...fanfund,
  payments: {
    setUp: (...asked: Parameters<ReturnType<typeof stripeOffers>['setUp']>) =>
      stripeOffers({ client: () => Promise.resolve(stripe.client), now: clock }).setUp(...asked),
  },
  tellRefusal: (_partnerId: string, refused: RefusedEvent) => {
    told.push(refused);
    return Promise.resolve();
  },
};

let number = 0;
async function offered(campaign: Campaign): Promise<string> {
  const reference = `order-${(number += 1)}`;
  const id = pledgeIdFor(campaign.id, { backerId: 'prt_1', idempotencyKey: reference });
  const order = { ordered: [], quantity: 1, amountMinor: 2500 };
  await makePledge(fanfund.pledges, campaign, order, {
    ...{ id, backerId: 'prt_1:anna', requestHash: 'hash' },
    ...{ createdAtMs: clock(), expiresAtMs: clock() + holdMs },
    partner: { id: 'prt_1', reference },
  });
  return id;
}

async function methodOf(card: string) {
  const customer = await stripe.client.customers.create({});
  const method = await stripe.client.paymentMethods.attach(card, { customer: customer.id });
  return { customerId: customer.id, paymentMethodId: method.id };
}

describe('a payment method that a partner offers', () => {
  test('is set up at once, and the pledge counts; again changes nothing', async () => {
    const pledgeId = await offered(await fanfund.given('live'));
    const method = await methodOf('pm_card_visa');
    await setUpPartnerPayment(deps, { pledgeId, ...method });
    await setUpPartnerPayment(deps, { pledgeId, ...method });
    expect(await fanfund.pledgeNow(pledgeId)).toMatchObject({
      ...{ state: 'confirmed', version: 2 },
      payment: { ...method, intentId: expect.stringMatching(/^seti_/) },
    });
  });

  test('of another customer is refused: the partner is told why and the pledge given up', async () => {
    const pledgeId = await offered(await fanfund.given('live'));
    const { paymentMethodId } = await methodOf('pm_card_visa');
    const { customerId } = await methodOf('pm_card_mastercard');
    await setUpPartnerPayment(deps, { pledgeId, customerId, paymentMethodId });
    expect(releases.take()).toEqual([{ pledgeId, reason: 'lapsed' }]);
    expect(told.splice(0)).toMatchObject([{ pledgeId, refusal: { refused: 'payment_declined' } }]);
  });

  test('whose bank would ask the customer is refused, because nobody is there', async () => {
    const pledgeId = await offered(await fanfund.given('live'));
    const method = await methodOf('pm_card_authenticationRequired');
    await setUpPartnerPayment(deps, { pledgeId, ...method });
    expect((await fanfund.pledgeNow(pledgeId)).state).toBe('pending');
    expect(releases.take()).toEqual([{ pledgeId, reason: 'lapsed' }]);
    expect(told.splice(0)).toHaveLength(1);
  });

  test('waits for a Stripe that is busy', async () => {
    const pledgeId = await offered(await fanfund.given('live'));
    const method = await methodOf('pm_card_visa');
    await stripe.fault({
      match: { method: 'POST', path: '/v1/setup_intents' },
      fault: 'rate_limited',
    });
    const message = { pledgeId, ...method };
    await expect(setUpPartnerPayment(deps, message)).rejects.toThrow(TransientError);
    await stripe.fault();
    await setUpPartnerPayment(deps, message);
    expect((await fanfund.pledgeNow(pledgeId)).state).toBe('confirmed');
  });

  test('after the deadline is not asked for', async () => {
    const pledgeId = await offered(await fanfund.given('live'));
    const method = await methodOf('pm_card_visa');
    clock.set(deadlineMs);
    await setUpPartnerPayment(deps, { pledgeId, ...method });
    expect(releases.take()).toEqual([{ pledgeId, reason: 'lapsed' }]);
    told.splice(0);
  });
});
