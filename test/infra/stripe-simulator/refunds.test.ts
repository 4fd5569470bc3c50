import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Bench } from './bench.ts';
import { chargeOf, day, eventTypes, paid, refusal, startBench } from './bench.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterEach(() => bench.control('DELETE', 'refund_rule'));
afterAll(() => bench.close());

const rule = (body: object) => bench.control('POST', 'refund_rule', body);

const movements = async (source: string): Promise<[string, number, number][]> => {
  const { data } = await bench.stripe.balanceTransactions.list({ source });
  return data.map(({ type, amount, fee }) => [type, amount, fee]);
};

describe('several refunds of one charge', () => {
  test('equal parts are refunds of their own, until nothing is left', async () => {
    const intent = await paid(bench);
    const part = { payment_intent: intent.id, amount: 1000 };
    const first = await bench.stripe.refunds.create({ ...part, metadata: { fanfund_refund: '1' } });
    const second = await bench.stripe.refunds.create(part);
    const error = await refusal(bench.stripe.refunds.create(part));
    const rest = await bench.stripe.refunds.create({ charge: String(intent.latest_charge) });
    const none = await refusal(bench.stripe.refunds.create(part));
    expect([first.amount, second.amount, rest.amount]).toEqual([1000, 1000, 500]);
    expect(error.message).toContain('greater than unrefunded amount on charge ($5.00)');
    expect(none.code).toBe('charge_already_refunded');
    const { data } = await bench.stripe.refunds.list({ payment_intent: intent.id });
    expect(data.map(({ id }) => id)).toEqual([rest.id, second.id, first.id]);
    const ofCharge = await bench.stripe.refunds.list({ charge: String(intent.latest_charge) });
    expect(ofCharge.data).toHaveLength(3);
    expect(data.map(({ metadata }) => metadata)).toEqual([{}, {}, { fanfund_refund: '1' }]);
  });

  test('after a partial capture no more than the captured part is left', async () => {
    const intent = await paid(bench, {
      amount: 1000,
      capture_method: 'manual',
      metadata: { fanfund_pledge: 'part' },
    });
    await bench.stripe.paymentIntents.capture(intent.id, { amount_to_capture: 700 });
    const { data } = await bench.stripe.refunds.list({ payment_intent: intent.id });
    expect(data).toMatchObject([{ amount: 300, metadata: {}, reason: null, status: 'succeeded' }]);
    expect(await movements(data[0]?.id ?? '')).toEqual([]);
    const error = await refusal(
      bench.stripe.refunds.create({ payment_intent: intent.id, amount: 701 }),
    );
    expect(error.param).toBe('amount');
    const refund = await bench.stripe.refunds.create({ payment_intent: intent.id });
    expect(refund.amount).toBe(700);
  });
});

describe('a refund that is pending', () => {
  test.each([
    ['processing', [['refund', -2500, 0]]],
    ['insufficient_funds', []],
    ['charge_pending', []],
  ])('for %s succeeds when ruled, and only then has moved all money', async (reason, before) => {
    const intent = await paid(bench);
    await rule({ pendingReason: reason, afterSeconds: 3600 });
    const refund = await bench.stripe.refunds.create({ payment_intent: intent.id });
    expect([refund.status, refund.pending_reason]).toEqual(['pending', reason]);
    expect(await movements(refund.id)).toEqual(before);
    await bench.advance(3601);
    const done = await bench.stripe.refunds.retrieve(refund.id);
    expect([done.status, done.pending_reason]).toEqual(['succeeded', undefined]);
    expect(await movements(refund.id)).toEqual([['refund', -2500, 0]]);
    expect(await eventTypes(bench, refund.id)).toEqual(['refund.created', 'refund.updated']);
  });

  test('for want of funds fails when they do not come, and the charge is owed again', async () => {
    const intent = await paid(bench);
    await rule({ pendingReason: 'insufficient_funds', outcome: 'failed', afterSeconds: 60 });
    const refund = await bench.stripe.refunds.create({ payment_intent: intent.id, amount: 900 });
    await bench.advance(61);
    const failed = await bench.stripe.refunds.retrieve(refund.id);
    expect([failed.status, failed.failure_reason]).toEqual(['failed', 'insufficient_funds']);
    expect(await movements(refund.id)).toEqual([]);
    expect((await chargeOf(bench, intent)).amount_refunded).toBe(0);
    expect(await eventTypes(bench, refund.id)).toContain('refund.failed');
  });

  test('is settled by a control at once', async () => {
    const intent = await paid(bench, { payment_method: 'pm_card_pendingRefund' });
    const refund = await bench.stripe.refunds.create({ payment_intent: intent.id });
    const settled = await bench.control('POST', `refunds/${refund.id}/settle`);
    expect(settled).toMatchObject({ id: refund.id, status: 'succeeded' });
  });

  test('fails when the charge is disputed meanwhile', async () => {
    const intent = await paid(bench);
    await rule({ pendingReason: 'processing', afterSeconds: day });
    const refund = await bench.stripe.refunds.create({ payment_intent: intent.id, amount: 100 });
    await bench.control('POST', 'disputes', { charge: intent.latest_charge });
    const failed = await bench.stripe.refunds.retrieve(refund.id);
    expect([failed.status, failed.failure_reason]).toEqual([
      'failed',
      'charge_for_pending_refund_disputed',
    ]);
  });
});

describe('a refund that is refused or fails later', () => {
  test('thirty days after it succeeded it fails, and the money is back', async () => {
    const intent = await paid(bench);
    await rule({
      outcome: 'failed',
      failureReason: 'expired_or_canceled_card',
      afterSeconds: 30 * day,
      charge: intent.latest_charge,
    });
    const refund = await bench.stripe.refunds.create({ payment_intent: intent.id });
    const other = await bench.stripe.refunds.create({ payment_intent: (await paid(bench)).id });
    await bench.advance(30 * day + 1);
    const failed = await bench.stripe.refunds.retrieve(refund.id);
    expect([failed.status, failed.failure_reason]).toEqual(['failed', 'expired_or_canceled_card']);
    expect(String(failed.failure_balance_transaction)).toMatch(/^txn_/);
    expect(await movements(refund.id)).toEqual([
      ['refund_failure', 2500, 0],
      ['refund', -2500, 0],
    ]);
    expect((await bench.stripe.refunds.retrieve(other.id)).status).toBe('succeeded');
    const again = await bench.stripe.refunds.create({ payment_intent: intent.id });
    expect(again.status).toBe('succeeded');
  });

  test('a charge older than its method allows is refused for good', async () => {
    const intent = await paid(bench);
    await rule({ daysMax: 180 });
    await bench.advance(180 * day - 60);
    const inTime = { payment_intent: intent.id, amount: 100 };
    expect((await bench.stripe.refunds.create(inTime)).status).toBe('succeeded');
    await bench.advance(day);
    const error = await refusal(bench.stripe.refunds.create(inTime));
    expect([error.statusCode, error.code]).toEqual([400, 'charge_not_refundable']);
    expect(error.message).toContain('too old to be refunded');
  });

  test('an unknown reason for waiting is refused by the control', async () => {
    const answer = await rule({ pendingReason: 'laziness' });
    expect(JSON.stringify(answer)).toContain('must be one of processing, insufficient_funds');
  });
});
