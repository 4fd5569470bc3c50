import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import type { Bench } from './bench.ts';
import { chargeOf, day, eventTypes, paid, refusal, savedCard, startBench } from './bench.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

async function eventsOf(type: Stripe.Event['type'], objectId: string): Promise<Stripe.Event[]> {
  const { data } = await bench.stripe.events.list({ type, limit: 100 });
  return data.filter((event) => (event.data.object as { id: string }).id === objectId);
}

describe('who caused an event', () => {
  test('what a request did names it and its key; what the clock did names nobody', async () => {
    const options = { idempotencyKey: 'hold-7' };
    const params = { amount: 900, currency: 'usd', payment_method: 'pm_card_visa' } as const;
    const held = await bench.stripe.paymentIntents.create(
      { ...params, confirm: true, capture_method: 'manual' },
      options,
    );
    await bench.advance(8 * day);
    const charge = String(held.latest_charge);
    const [caused] = await eventsOf('charge.succeeded', charge);
    const [lapsed] = await eventsOf('charge.expired', charge);
    const [canceled] = await eventsOf('payment_intent.canceled', held.id);
    expect(caused?.request).toEqual({
      id: held.lastResponse.requestId,
      idempotency_key: 'hold-7',
    });
    expect(lapsed?.request).toEqual({ id: null, idempotency_key: null });
    expect(canceled?.data.object).toMatchObject({ cancellation_reason: 'automatic' });
  });

  test('a 500 that took effect tells of it by webhook all the same', async () => {
    const metadata = { fanfund_attempt: 'silent' };
    await bench.control('POST', 'faults', [{ fault: 'error_500_after', match: { metadata } }]);
    expect((await refusal(paid(bench, { metadata }))).statusCode).toBe(500);
    await bench.control('DELETE', 'faults');
    const { data } = await bench.stripe.events.list({ type: 'payment_intent.succeeded' });
    expect(data[0]?.data.object).toMatchObject({ metadata });
  });
});

describe('a charge in its events', () => {
  test('carries the metadata of its intent and how long it is held', async () => {
    const metadata = { fanfund_pledge: 'p1', fanfund_attempt: '2' };
    const held = await paid(bench, { capture_method: 'manual', metadata });
    const [authorized] = await eventsOf('charge.succeeded', String(held.latest_charge));
    const charge = authorized?.data.object as Stripe.Charge;
    expect([charge.metadata, charge.captured, charge.balance_transaction]).toEqual([
      metadata,
      false,
      null,
    ]);
    expect(charge.payment_method_details?.card?.capture_before).toBe(charge.created + 7 * day);
    await bench.stripe.paymentIntents.capture(held.id);
    const [captured] = await eventsOf('charge.captured', charge.id);
    expect(captured?.data.object).toMatchObject({ captured: true, amount_captured: 2500 });
  });

  test('a control lapses a hold, and Stripe may cancel an intent by itself', async () => {
    const held = await paid(bench, { capture_method: 'manual' });
    const lapsed = await bench.control('POST', `payment_intents/${held.id}/expire`);
    expect(lapsed).toMatchObject({ status: 'canceled', cancellation_reason: 'automatic' });
    expect(await eventTypes(bench, String(held.latest_charge))).toContain('charge.expired');
    const open = await bench.stripe.paymentIntents.create({ amount: 900, currency: 'usd' });
    const ended = await bench.control('POST', `payment_intents/${open.id}/cancel`);
    expect(ended).toMatchObject({ status: 'canceled', cancellation_reason: 'automatic' });
  });
});

describe('a charge that is processing', () => {
  const slow = async (card: string) => {
    const { customer, method } = await savedCard(bench, card);
    return paid(bench, { customer, payment_method: method, off_session: true });
  };

  test('is answered later, and then paid', async () => {
    const intent = await slow('pm_card_sim_processing');
    const charge = String(intent.latest_charge);
    expect([intent.status, (await chargeOf(bench, intent)).status]).toEqual([
      'processing',
      'pending',
    ]);
    await bench.advance(61);
    expect((await bench.stripe.paymentIntents.retrieve(intent.id)).status).toBe('succeeded');
    expect(await eventTypes(bench, intent.id)).toEqual([
      'payment_intent.created',
      'payment_intent.processing',
      'payment_intent.succeeded',
    ]);
    expect(await eventTypes(bench, charge)).toEqual(['charge.pending', 'charge.succeeded']);
  });

  test('or refused', async () => {
    const intent = await slow('pm_card_sim_processing_insufficient_funds');
    await bench.advance(61);
    const failed = await bench.stripe.paymentIntents.retrieve(intent.id);
    expect([failed.status, failed.last_payment_error?.decline_code]).toEqual([
      'requires_payment_method',
      'insufficient_funds',
    ]);
    const charge = await chargeOf(bench, intent);
    expect([charge.status, charge.captured, charge.balance_transaction]).toEqual([
      'failed',
      false,
      null,
    ]);
  });
});

describe('disputes', () => {
  const open = async (more: object = {}): Promise<[Stripe.PaymentIntent, string]> => {
    const intent = await paid(bench);
    const opened = await bench.control('POST', 'disputes', {
      charge: intent.latest_charge,
      ...more,
    });
    return [intent, String(opened['id'])];
  };

  test('one that nobody answers is lost at its deadline', async () => {
    const [, id] = await open();
    const { evidence_details: before } = await bench.stripe.disputes.retrieve(id);
    await bench.advance(9 * day + 1);
    const lost = await bench.stripe.disputes.retrieve(id);
    expect([before.past_due, lost.evidence_details.past_due, lost.status]).toEqual([
      false,
      true,
      'lost',
    ]);
    expect(await eventTypes(bench, id)).toEqual([
      'charge.dispute.created',
      'charge.dispute.funds_withdrawn',
      'charge.dispute.closed',
    ]);
  });

  test('an answered one outlives its deadline', async () => {
    const [, id] = await open();
    await bench.stripe.disputes.update(id, { evidence: { uncategorized_text: 'see pledge' } });
    await bench.advance(9 * day + 1);
    expect((await bench.stripe.disputes.retrieve(id)).status).toBe('under_review');
  });

  test('an inquiry that nobody answers is closed without moving money', async () => {
    const [, id] = await open({ inquiry: true });
    await bench.advance(9 * day + 1);
    const closed = await bench.stripe.disputes.retrieve(id);
    expect([closed.status, closed.balance_transactions]).toEqual(['warning_closed', []]);
  });

  test('an inquiry becomes a chargeback, which takes money', async () => {
    const [, id] = await open({ inquiry: true });
    const grown = await bench.control('POST', `disputes/${id}/escalate`);
    expect(grown).toMatchObject({ status: 'needs_response', is_charge_refundable: false });
    expect(await eventTypes(bench, id)).toEqual([
      'charge.dispute.created',
      'charge.dispute.updated',
      'charge.dispute.funds_withdrawn',
    ]);
  });

  test('one may come lost, and still be won later', async () => {
    const [, id] = await open({ status: 'lost', reason: 'duplicate' });
    const lost = await bench.stripe.disputes.retrieve(id);
    expect([lost.status, lost.reason]).toEqual(['lost', 'duplicate']);
    await bench.control('POST', `disputes/${id}/close`, { status: 'won' });
    const won = await bench.stripe.disputes.retrieve(id);
    expect(won.balance_transactions.map(({ net }) => net)).toEqual([-4000, 4000]);
    expect(await eventTypes(bench, id)).toEqual([
      'charge.dispute.created',
      'charge.dispute.funds_withdrawn',
      'charge.dispute.closed',
      'charge.dispute.funds_reinstated',
      'charge.dispute.closed',
    ]);
  });

  test('a charge may have several', async () => {
    const [intent] = await open({ amount: 1000 });
    await bench.control('POST', 'disputes', { charge: intent.latest_charge, amount: 1500 });
    const { data } = await bench.stripe.disputes.list({ payment_intent: intent.id });
    expect(data.map(({ amount }) => amount)).toEqual([1500, 1000]);
  });
});

describe('reviews and warnings', () => {
  test('a refund of the whole, and a dispute, close the review', async () => {
    const risky = { payment_method: 'pm_card_riskLevelElevated' };
    const refunded = await paid(bench, risky);
    await bench.stripe.refunds.create({ payment_intent: refunded.id });
    const first = await bench.stripe.reviews.retrieve(String(refunded.review));
    expect([first.open, first.closed_reason]).toEqual([false, 'refunded']);
    const disputed = await paid(bench, risky);
    await bench.control('POST', 'disputes', { charge: disputed.latest_charge });
    const second = await bench.stripe.reviews.retrieve(String(disputed.review));
    expect(second.closed_reason).toBe('disputed');
    expect(await eventTypes(bench, second.id)).toEqual(['review.opened', 'review.closed']);
  });

  test('a control opens a review and warns of fraud', async () => {
    const intent = await paid(bench);
    const charge = intent.latest_charge;
    const review = await bench.control('POST', 'reviews', { charge });
    expect(review).toMatchObject({ object: 'review', open: true, payment_intent: intent.id });
    const warning = await bench.control('POST', 'early_fraud_warnings', {
      charge,
      fraudType: 'made_with_stolen_card',
    });
    expect(warning).toMatchObject({ fraud_type: 'made_with_stolen_card', actionable: true });
    expect(await eventTypes(bench, String(warning['id']))).toEqual([
      'radar.early_fraud_warning.created',
    ]);
  });
});

describe('saved cards', () => {
  test('say when they are attached, changed, replaced and taken away', async () => {
    const { method } = await savedCard(bench);
    await bench.stripe.paymentMethods.update(method, { card: { exp_year: 2040 } });
    await bench.control('POST', `payment_methods/${method}/replace`, { card: 'pm_card_amex' });
    await bench.stripe.paymentMethods.detach(method);
    expect(await eventTypes(bench, method)).toEqual([
      'payment_method.attached',
      'payment_method.updated',
      'payment_method.automatically_updated',
      'payment_method.detached',
    ]);
  });

  test('a setup says how it went', async () => {
    const { stripe, shop } = bench;
    const customer = await stripe.customers.create();
    const failing = await stripe.setupIntents.create({ customer: customer.id });
    await refusal(shop.confirmSetup(failing, 'pm_card_chargeDeclined'));
    await stripe.setupIntents.cancel(failing.id);
    expect(await eventTypes(bench, failing.id)).toEqual([
      'setup_intent.created',
      'setup_intent.setup_failed',
      'setup_intent.canceled',
    ]);
    const asked = await stripe.setupIntents.create({ customer: customer.id });
    await shop.confirmSetup(asked, 'pm_card_authenticationRequired');
    const query = `intent=${asked.id}&client_secret=${asked.client_secret}&outcome=success`;
    await bench.control('GET', `authenticate?${query}`);
    expect(await eventTypes(bench, asked.id)).toEqual([
      'setup_intent.created',
      'setup_intent.requires_action',
      'setup_intent.succeeded',
    ]);
  });
});
