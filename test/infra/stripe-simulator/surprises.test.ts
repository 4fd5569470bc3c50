import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Bench } from './bench.ts';
import { chargeOf, day, eventTypes, hour, paid, refusal, savedCard, startBench } from './bench.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

describe('what Stripe does of its own accord', () => {
  test('a payment of elevated risk is paid and put up for review', async () => {
    const intent = await paid(bench, { payment_method: 'pm_card_riskLevelElevated' });
    const charge = await chargeOf(bench, intent);
    expect([intent.status, charge.outcome?.risk_level]).toEqual(['succeeded', 'elevated']);
    const review = await bench.stripe.reviews.retrieve(String(intent.review));
    expect([review.open, review.charge]).toEqual([true, charge.id]);
    expect((await bench.stripe.reviews.approve(review.id)).open).toBe(false);
    expect(await eventTypes(bench, review.id)).toEqual(['review.opened', 'review.closed']);
  });

  test('a blocked payment never reaches the network', async () => {
    const error = await refusal(paid(bench, { payment_method: 'pm_card_radarBlock' }));
    const charge = await bench.stripe.charges.retrieve(error.charge ?? '');
    expect(charge.outcome).toMatchObject({
      type: 'blocked',
      network_status: 'not_sent_to_network',
      reason: 'highest_risk_level',
    });
  });

  test('a charge may be followed by an early fraud warning', async () => {
    const intent = await paid(bench, { payment_method: 'pm_card_createIssuerFraudRecord' });
    const charge = String(intent.latest_charge);
    const { data } = await bench.stripe.radar.earlyFraudWarnings.list({ charge });
    expect(data[0]).toMatchObject({ actionable: true, payment_intent: intent.id });
  });

  test('a card replaced by its issuer keeps its method and may be charged again', async () => {
    const { customer, method } = await savedCard(bench, 'pm_card_chargeCustomerFail');
    const again = { customer, payment_method: method, off_session: true };
    expect((await refusal(paid(bench, again))).code).toBe('card_declined');
    const card = 'pm_card_mastercard';
    await bench.control('POST', `payment_methods/${method}/replace`, { card });
    expect(await eventTypes(bench, method)).toContain('payment_method.automatically_updated');
    expect((await paid(bench, again)).status).toBe('succeeded');
  });

  test('a hold may be asked for longer, and capture_before says what was granted', async () => {
    const card = { request_extended_authorization: 'if_available' } as const;
    const window = async (method: string): Promise<number> => {
      const options = { capture_method: 'manual', payment_method_options: { card } } as const;
      const charge = await chargeOf(
        bench,
        await paid(bench, { ...options, payment_method: method }),
      );
      return (charge.payment_method_details?.card?.capture_before ?? 0) - charge.created;
    };
    expect(await window('pm_card_mastercard')).toBe(30 * day);
    expect(await window('pm_card_visa')).toBe(29 * day + 18 * hour);
    expect(await window('pm_card_amex')).toBe(7 * day);
  });
});

describe('what a charge keeps of its intent', () => {
  test('metadata is copied when the charge is made, not later', async () => {
    const intent = await paid(bench, { metadata: { fanfund_pledge: 'copied' } });
    await bench.stripe.paymentIntents.update(intent.id, { metadata: { fanfund_pledge: 'late' } });
    const charge = await chargeOf(bench, intent);
    expect(charge.metadata).toEqual({ fanfund_pledge: 'copied' });
  });

  test('a paid intent may be labelled anew but not repriced', async () => {
    const intent = await paid(bench);
    const labelled = await bench.stripe.paymentIntents.update(intent.id, { description: 'mug' });
    const error = await refusal(bench.stripe.paymentIntents.update(intent.id, { amount: 9999 }));
    expect(labelled.description).toBe('mug');
    expect(error.code).toBe('payment_intent_unexpected_state');
  });
});

describe('broken requests', () => {
  test.each(['/v1/payment_intents/%zz', '/v1/%', '/v1//customers', '/', '/_sim/nothing'])(
    '%s is answered as not found',
    async (path) => {
      const headers = { Authorization: 'Bearer sk_test_bench' };
      expect((await fetch(`${bench.url}${path}`, { headers })).status).toBe(404);
    },
  );

  test('a body that names the prototype does no harm', async () => {
    const response = await fetch(`${bench.url}/v1/customers`, {
      method: 'POST',
      headers: { Authorization: 'Bearer sk_test_bench' },
      body: 'metadata[__proto__]=x&metadata[constructor]=y',
    });
    expect(response.status).toBe(200);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  test('a body above one megabyte is refused', async () => {
    const response = await fetch(`${bench.url}/v1/customers`, {
      method: 'POST',
      headers: { Authorization: 'Bearer sk_test_bench' },
      body: `name=${'x'.repeat(1_100_000)}`,
    });
    expect(response.status).toBe(413);
  });

  test('a return address that is none is refused', async () => {
    const created = await bench.stripe.paymentIntents.create({ amount: 900, currency: 'eur' });
    const back = { return_url: 'nowhere' };
    const error = await refusal(
      bench.shop.confirm(created, 'pm_card_authenticationRequired', back),
    );
    expect(error.code).toBe('url_invalid');
  });

  test('too much or too long metadata is refused', async () => {
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, 'v']));
    const long = { name: 'x'.repeat(501) };
    expect((await refusal(bench.stripe.customers.create({ metadata: many }))).statusCode).toBe(400);
    expect((await refusal(bench.stripe.customers.create({ metadata: long }))).statusCode).toBe(400);
  });
});
