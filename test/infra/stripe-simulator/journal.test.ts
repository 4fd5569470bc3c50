import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DatabaseSync } from 'node:sqlite';
import type Stripe from 'stripe';
import { schemaSql, selectSql } from '../../../infra/stripe-simulator/world/sql.ts';
import type { Bench } from './bench.ts';
import { day, eventTypes, paid, savedCard, startBench } from './bench.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

const expand = ['latest_charge.balance_transaction'];

function feeOf({ latest_charge: charge }: Stripe.PaymentIntent): unknown {
  if (charge === null || typeof charge === 'string') throw new Error('the charge is no object');
  const booked = charge.balance_transaction;
  return booked === null || typeof booked === 'string' ? booked : booked.fee;
}

const journalOf = async (source: string): Promise<unknown[]> => {
  const { data } = await bench.stripe.balanceTransactions.list({ source });
  return data.map(({ type, reporting_category: category, amount, fee, net }) => [
    type,
    category,
    amount,
    fee,
    net,
  ]);
};

describe('what the journal says of', () => {
  test('a charge: its fee in detail, and what is left', async () => {
    const intent = await paid(bench);
    const { data } = await bench.stripe.balanceTransactions.list({
      source: String(intent.latest_charge),
      expand: ['data.source'],
    });
    expect(data).toMatchObject([
      {
        type: 'charge',
        reporting_category: 'charge',
        amount: 2500,
        fee: 103,
        net: 2397,
        fee_details: [{ amount: 103, currency: 'usd', type: 'stripe_fee' }],
        source: { id: intent.latest_charge, object: 'charge', payment_intent: intent.id },
      },
    ]);
  });

  test('a chargeback and its reversal: amount and fee, there and back', async () => {
    const intent = await paid(bench);
    const { id } = await bench.control('POST', 'disputes', { charge: intent.latest_charge });
    await bench.control('POST', `disputes/${String(id)}/close`, { status: 'won' });
    expect(await journalOf(String(id))).toEqual([
      ['adjustment', 'dispute_reversal', 2500, -1500, 4000],
      ['adjustment', 'dispute', -2500, 1500, -4000],
    ]);
  });

  test('a hold that was voided or lapsed: nothing', async () => {
    const before = await bench.stripe.balanceTransactions.list({ limit: 1 });
    const voided = await paid(bench, { capture_method: 'manual' });
    const lapsed = await paid(bench, { capture_method: 'manual' });
    await bench.stripe.paymentIntents.cancel(voided.id);
    await bench.control('POST', `payment_intents/${lapsed.id}/expire`);
    const after = await bench.stripe.balanceTransactions.list({ limit: 1 });
    expect(after.data[0]?.id).toBe(before.data[0]?.id);
  });
});

describe('the balance transaction comes with the intent', () => {
  test('when it is created, confirmed, captured or read', async () => {
    const created = await paid(bench, { expand });
    expect([
      feeOf(created),
      feeOf(await bench.stripe.paymentIntents.retrieve(created.id, { expand })),
    ]).toEqual([103, 103]);
    const { customer, method } = await savedCard(bench);
    const bare = { amount: 2500, currency: 'usd', customer, payment_method: method } as const;
    const waiting = await bench.stripe.paymentIntents.create(bare);
    const confirmed = await bench.stripe.paymentIntents.confirm(waiting.id, { expand });
    expect(feeOf(confirmed)).toBe(103);
    const held = await paid(bench, { capture_method: 'manual', expand });
    expect(feeOf(held)).toBeNull();
    const captured = await bench.stripe.paymentIntents.capture(held.id, {
      amount_to_capture: 1000,
      expand,
    });
    expect(feeOf(captured)).toBe(59);
  });

  test('or only later with asynchronous capture, told by charge.updated', async () => {
    const late = await startBench();
    await late.control('POST', 'balance', { lateBookingSeconds: 5 });
    const intent = await paid(late, { expand });
    expect([intent.capture_method, intent.status, feeOf(intent)]).toEqual([
      'automatic_async',
      'succeeded',
      null,
    ]);
    const sync = await paid(late, { capture_method: 'automatic', expand });
    expect(feeOf(sync)).toBe(103);
    await late.advance(6);
    const read = await late.stripe.paymentIntents.retrieve(intent.id, { expand });
    expect(feeOf(read)).toBe(103);
    const charge = read.latest_charge as Stripe.Charge;
    expect(await eventTypes(late, charge.id)).toEqual(['charge.succeeded', 'charge.updated']);
    await late.close();
  });
});

describe('the journal by the day', () => {
  test('is paged through whole, and by type', async () => {
    const fresh = await startBench({ now: () => Date.UTC(2026, 10, 22, 23, 59, 0) });
    const ids: string[] = [];
    for (let count = 0; count < 7; count += 1) {
      const intent = await paid(fresh, { expand });
      const charge = intent.latest_charge as Stripe.Charge;
      ids.unshift((charge.balance_transaction as Stripe.BalanceTransaction).id);
      if (count === 2) await fresh.stripe.refunds.create({ payment_intent: intent.id });
      await fresh.advance(20);
    }
    const midnight = Date.UTC(2026, 10, 23) / 1000;
    const listed = async (params: Stripe.BalanceTransactionListParams): Promise<string[]> => {
      const found: string[] = [];
      for await (const { id } of fresh.stripe.balanceTransactions.list({ limit: 2, ...params })) {
        found.push(id);
      }
      return found;
    };
    const yesterday = { created: { gte: midnight - day, lt: midnight } };
    expect(await listed({ ...yesterday, type: 'charge' })).toEqual(ids.slice(4));
    expect(await listed({ created: { gte: midnight }, type: 'charge' })).toEqual(ids.slice(0, 4));
    expect(await listed(yesterday)).toHaveLength(4);
    expect(await listed({ type: 'refund' })).toHaveLength(1);
    await fresh.close();
  });
});

describe('a long day', () => {
  test('is paged along an index, without sorting it anew for each page', () => {
    const [sql] = selectSql('balance_transactions', {
      created: { gte: 1, lt: 2 },
      olderThanId: 'txn_1',
      limit: 101,
    });
    const database = new DatabaseSync(':memory:');
    for (const statement of schemaSql()) database.exec(statement);
    const plan = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(1, 2, 'txn_1', 'txn_1', 101);
    const steps = plan.map(({ detail }) => String(detail)).join('; ');
    expect(steps).toContain('USING INDEX balance_transactions_created');
    expect(steps).not.toContain('TEMP B-TREE');
    database.close();
  });
});
