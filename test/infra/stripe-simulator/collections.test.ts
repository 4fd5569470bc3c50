import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Bench } from './bench.ts';
import { chargeOf, eventTypes, paid, savedCard, startBench } from './bench.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

describe('the three ways to take money', () => {
  test('a card saved by the browser is charged when nobody is there', async () => {
    const { customer, method } = await savedCard(bench);
    const intent = await bench.stripe.paymentIntents.create({
      amount: 4200,
      currency: 'eur',
      customer,
      payment_method: method,
      off_session: true,
      confirm: true,
      metadata: { fanfund_pledge: 'pledge-1', fanfund_attempt: '1' },
      expand: ['latest_charge.balance_transaction'],
    });
    const charge = intent.latest_charge;
    if (charge === null || typeof charge === 'string') throw new Error('not expanded');
    const transaction = charge.balance_transaction;
    if (transaction === null || typeof transaction === 'string') throw new Error('not expanded');
    expect(intent.status).toBe('succeeded');
    expect(intent.amount_received).toBe(4200);
    expect(charge.captured).toBe(true);
    expect(charge.metadata).toEqual({ fanfund_pledge: 'pledge-1', fanfund_attempt: '1' });
    expect([transaction.amount, transaction.fee, transaction.net]).toEqual([4200, 152, 4048]);
    expect(await eventTypes(bench, intent.id)).toEqual([
      'payment_intent.created',
      'payment_intent.succeeded',
    ]);
  });

  test('an authorized amount waits and is captured whole', async () => {
    const created = await bench.stripe.paymentIntents.create({
      amount: 3000,
      currency: 'usd',
      capture_method: 'manual',
      allowed_payment_method_types: ['card'],
    });
    const held = await bench.shop.confirm(created, 'pm_card_mastercard');
    expect(held.status).toBe('requires_capture');
    const captured = await bench.stripe.paymentIntents.capture(created.id);
    expect(captured.status).toBe('succeeded');
    expect([captured.amount_received, captured.amount_capturable]).toEqual([3000, 0]);
    expect(await eventTypes(bench, created.id)).toEqual([
      'payment_intent.created',
      'payment_intent.amount_capturable_updated',
      'payment_intent.succeeded',
    ]);
  });

  test('an amount charged at once is refunded whole', async () => {
    const intent = await paid(bench);
    const refund = await bench.stripe.refunds.create({ payment_intent: intent.id });
    const charge = await chargeOf(bench, intent);
    expect([refund.status, refund.amount]).toEqual(['succeeded', 2500]);
    expect([charge.refunded, charge.amount_refunded]).toEqual([true, 2500]);
  });

  test('a partial capture gives the rest back as a refund that moved no money', async () => {
    const intent = await paid(bench, { amount: 1000, capture_method: 'manual' });
    await bench.stripe.paymentIntents.capture(intent.id, { amount_to_capture: 700 });
    const charge = await chargeOf(bench, intent);
    const refunds = await bench.stripe.refunds.list({ charge: charge.id });
    expect([charge.amount_captured, charge.amount_refunded, charge.refunded]).toEqual([
      700,
      300,
      false,
    ]);
    expect(refunds.data.map((refund) => [refund.amount, refund.balance_transaction])).toEqual([
      [300, null],
    ]);
  });

  test('a canceled hold is released and takes no money', async () => {
    const intent = await paid(bench, { capture_method: 'manual' });
    const canceled = await bench.stripe.paymentIntents.cancel(intent.id, {
      cancellation_reason: 'requested_by_customer',
    });
    const charge = await chargeOf(bench, intent);
    expect([canceled.status, canceled.cancellation_reason]).toEqual([
      'canceled',
      'requested_by_customer',
    ]);
    expect([charge.captured, charge.amount_captured, charge.refunded]).toEqual([false, 0, true]);
  });

  test('the witness counts captures by pledge and sums by currency', async () => {
    const fresh = await startBench();
    const metadata = { fanfund_pledge: 'twice' };
    await paid(fresh, { metadata });
    await paid(fresh, { metadata });
    const once = await paid(fresh, { metadata: { fanfund_pledge: 'once' }, currency: 'jpy' });
    await fresh.stripe.refunds.create({ payment_intent: once.id, amount: 500 });
    const { money } = await fresh.control('GET', 'stats?pledges=all');
    expect(money).toMatchObject({
      capturedMinor: { usd: 5000, jpy: 2500 },
      refundedMinor: { jpy: 500 },
      pledgesCapturedTwice: ['twice'],
      pledges: { once: { captured: 1, capturedMinor: 2500, refundedMinor: 500 } },
    });
    await fresh.close();
  });
});
