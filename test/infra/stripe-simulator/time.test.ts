import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Bench } from './bench.ts';
import { chargeOf, day, eventTypes, hour, paid, refusal, savedCard, startBench } from './bench.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

const captureWindow = async (intent: Parameters<typeof chargeOf>[1]): Promise<number> => {
  const charge = await chargeOf(bench, intent);
  return (charge.payment_method_details?.card?.capture_before ?? 0) - charge.created;
};

describe('authorizations', () => {
  test('a hold with the card holder present lives seven days', async () => {
    const intent = await paid(bench, { capture_method: 'manual' });
    expect(await captureWindow(intent)).toBe(7 * day);
  });

  test('an off-session hold on Visa lives 4 days and 18 hours, on others seven days', async () => {
    const hold = async (card: string) => {
      const { customer, method } = await savedCard(bench, card);
      const more = { customer, payment_method: method, off_session: true };
      return captureWindow(await paid(bench, { ...more, capture_method: 'manual' }));
    };
    expect(await hold('pm_card_visa')).toBe(4 * day + 18 * hour);
    expect(await hold('pm_card_mastercard')).toBe(7 * day);
  });

  test('a hold that nobody captures lapses, cancels its intent and says so', async () => {
    const intent = await paid(bench, { capture_method: 'manual' });
    await bench.advance(7 * day - 10);
    expect((await bench.stripe.paymentIntents.retrieve(intent.id)).status).toBe('requires_capture');
    await bench.advance(20);
    const lapsed = await bench.stripe.paymentIntents.retrieve(intent.id);
    expect([lapsed.status, lapsed.cancellation_reason]).toEqual(['canceled', 'automatic']);
    const charge = await chargeOf(bench, intent);
    const { data } = await bench.stripe.refunds.list({ charge: charge.id });
    expect(data.map((refund) => refund.reason)).toEqual(['expired_uncaptured_charge']);
    expect(await eventTypes(bench, charge.id)).toEqual(['charge.succeeded', 'charge.expired']);
    const error = await refusal(bench.stripe.paymentIntents.capture(intent.id));
    expect([error.code, error.payment_intent?.status]).toEqual([
      'payment_intent_unexpected_state',
      'canceled',
    ]);
  });

  test('a captured amount does not lapse', async () => {
    const intent = await paid(bench, { capture_method: 'manual' });
    await bench.stripe.paymentIntents.capture(intent.id);
    await bench.advance(8 * day);
    expect((await bench.stripe.paymentIntents.retrieve(intent.id)).status).toBe('succeeded');
  });
});

describe('refunds that end late', () => {
  test('a pending refund succeeds after a while', async () => {
    const intent = await paid(bench, { payment_method: 'pm_card_pendingRefund' });
    const refund = await bench.stripe.refunds.create({ payment_intent: intent.id });
    expect([refund.status, refund.pending_reason]).toEqual(['pending', 'processing']);
    await bench.advance(61);
    expect((await bench.stripe.refunds.retrieve(refund.id)).status).toBe('succeeded');
    expect(await eventTypes(bench, refund.id)).toEqual(['refund.created', 'refund.updated']);
  });

  test('a refund that succeeded may fail later, and the charge is owed again', async () => {
    const intent = await paid(bench, { payment_method: 'pm_card_refundFail' });
    const refund = await bench.stripe.refunds.create({ payment_intent: intent.id, amount: 1000 });
    expect(refund.status).toBe('succeeded');
    await bench.advance(61);
    const failed = await bench.stripe.refunds.retrieve(refund.id);
    const charge = await chargeOf(bench, intent);
    expect(failed.status).toBe('failed');
    expect([charge.amount_refunded, charge.refunded]).toEqual([0, false]);
    const back = await bench.stripe.balanceTransactions.retrieve(
      String(failed.failure_balance_transaction),
    );
    expect([back.type, back.amount]).toEqual(['refund_failure', 1000]);
    expect(await eventTypes(bench, refund.id)).toContain('refund.failed');
  });

  test('a test may fail any refund', async () => {
    const intent = await paid(bench);
    const refund = await bench.stripe.refunds.create({ payment_intent: intent.id });
    await bench.control('POST', `refunds/${refund.id}/fail`, { reason: 'lost_or_stolen_card' });
    const failed = await bench.stripe.refunds.retrieve(refund.id);
    expect([failed.status, failed.failure_reason]).toEqual(['failed', 'lost_or_stolen_card']);
  });

  test('without available balance a refund waits until the funds have arrived', async () => {
    const poor = await startBench();
    const intent = await paid(poor);
    await poor.control('POST', 'balance', { refundsNeedAvailable: true });
    const refund = await poor.stripe.refunds.create({ payment_intent: intent.id, amount: 1000 });
    expect([refund.status, refund.pending_reason, refund.balance_transaction]).toEqual([
      'pending',
      'insufficient_funds',
      null,
    ]);
    await poor.advance(3 * day);
    expect((await poor.stripe.refunds.retrieve(refund.id)).status).toBe('succeeded');
    await poor.close();
  });
});

describe('disputes', () => {
  test('a chargeback takes the money and a fee, and evidence wins it back', async () => {
    const intent = await paid(bench, { payment_method: 'pm_card_createDispute' });
    const { data } = await bench.stripe.disputes.list({ payment_intent: intent.id });
    const dispute = data[0];
    if (dispute === undefined) throw new Error('no dispute');
    expect([dispute.status, dispute.reason, dispute.amount]).toEqual([
      'needs_response',
      'fraudulent',
      2500,
    ]);
    expect(dispute.balance_transactions.map((moved) => moved.net)).toEqual([-4000]);
    const won = await bench.stripe.disputes.update(dispute.id, {
      evidence: { uncategorized_text: 'winning_evidence' },
    });
    expect(won.status).toBe('won');
    expect(await eventTypes(bench, dispute.id)).toEqual([
      'charge.dispute.created',
      'charge.dispute.funds_withdrawn',
      'charge.dispute.updated',
      'charge.dispute.funds_reinstated',
      'charge.dispute.closed',
    ]);
  });

  test('an inquiry moves no money and leaves the charge refundable', async () => {
    const intent = await paid(bench, { payment_method: 'pm_card_createDisputeInquiry' });
    const { data } = await bench.stripe.disputes.list({ payment_intent: intent.id });
    expect(data[0]).toMatchObject({
      status: 'warning_needs_response',
      balance_transactions: [],
      is_charge_refundable: true,
    });
    const refund = await bench.stripe.refunds.create({ payment_intent: intent.id });
    expect(refund.status).toBe('succeeded');
  });

  test('a test may dispute any charge and decide the case', async () => {
    const intent = await paid(bench);
    const charge = String(intent.latest_charge);
    const opened = await bench.control('POST', 'disputes', { charge, amount: 3000 });
    expect(opened).toMatchObject({ amount: 3000, status: 'needs_response' });
    const closed = await bench.control('POST', `disputes/${String(opened['id'])}/close`, {
      status: 'lost',
    });
    expect(closed).toMatchObject({ status: 'lost' });
  });
});

describe('search', () => {
  test('it finds by metadata, but not what was written within the last minute', async () => {
    const metadata = { fanfund_pledge: 'sought' };
    const intent = await paid(bench, { metadata });
    const query = `metadata["fanfund_pledge"]:"sought" AND status:"succeeded"`;
    const early = await bench.stripe.paymentIntents.search({ query });
    await bench.advance(61);
    const late = await bench.stripe.paymentIntents.search({ query });
    expect(early.data).toEqual([]);
    expect(late.data.map((found) => found.id)).toEqual([intent.id]);
  });
});

describe('lists', () => {
  test('pages run from new to old and back, bounded by created', async () => {
    const fresh = await startBench();
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      ids.unshift((await fresh.stripe.customers.create()).id);
      await fresh.advance(10);
    }
    const first = await fresh.stripe.customers.list({ limit: 2 });
    const second = await fresh.stripe.customers.list({ limit: 2, starting_after: ids[1] ?? '' });
    const back = await fresh.stripe.customers.list({ limit: 2, ending_before: ids[2] ?? '' });
    const middle = first.data[1]?.created ?? 0;
    const older = await fresh.stripe.customers.list({ created: { lt: middle } });
    const seen: string[] = [];
    for await (const customer of fresh.stripe.customers.list({ limit: 2 })) seen.push(customer.id);
    expect(first.data.map((found) => found.id)).toEqual(ids.slice(0, 2));
    expect(first.has_more).toBe(true);
    expect(second.data.map((found) => found.id)).toEqual(ids.slice(2, 4));
    expect(back.data.map((found) => found.id)).toEqual(ids.slice(0, 2));
    expect(older.data.map((found) => found.id)).toEqual(ids.slice(2));
    expect(seen).toEqual(ids);
    await fresh.close();
  });
});
