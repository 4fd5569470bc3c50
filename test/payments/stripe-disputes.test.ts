import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { PledgeIn } from '../../shared/domain/pledge.ts';
import { TransientError, UnknownOutcomeError } from '../../shared/errors.ts';
import { stripeClient } from '../../shared/payments/stripe-client.ts';
import { stripeDisputes } from '../../shared/payments/stripe-disputes.ts';
import type { LocalServer } from '../support/local-server.ts';
import { localServer } from '../support/local-server.ts';
import { testClock } from '../support/clock.ts';
import { minuteMs, pledgedAtMs } from '../support/given.ts';
import { atOnce, paidPledges } from '../support/paid-pledges.ts';
import { useStripe } from '../support/stripe.ts';

const clock = testClock(pledgedAtMs);
const stripe = useStripe(clock);
const { confirmed } = paidPledges(stripe, clock);
const gateway = stripeDisputes({ client: async () => stripe.client, now: clock });

beforeEach(async () => {
  clock.set(pledgedAtMs);
  await stripe.fault();
});

const paid = (card?: string): Promise<PledgeIn<'confirmed'>> => confirmed('charge-now', card);
const intentOf = (pledge: PledgeIn<'confirmed'>): string => pledge.payment.intentId;
const open = async (pledge: PledgeIn<'confirmed'>, how: object = {}): Promise<string> => {
  const [charge] = await stripe.chargesOf(pledge.id);
  return String((await stripe.control('POST', 'disputes', { charge: charge?.id, ...how }))['id']);
};

describe('the disputes of a payment', () => {
  test('are read with what was taken, what it cost and until when to answer', async () => {
    const pledge = await paid();
    const first = await open(pledge, { amount: 1000, reason: 'product_not_received' });
    clock.advance(minuteMs);
    const second = await open(pledge, { inquiry: true });
    expect(await gateway.list(intentOf(pledge))).toEqual([
      {
        ...{ id: first, status: 'needs_response', reason: 'product_not_received' },
        ...{ amountMinor: 1000, withdrawnMinor: 1000, openedAtMs: pledgedAtMs },
        ...{ evidenceDueAtMs: pledgedAtMs + 9 * 24 * 60 * minuteMs },
        fee: { minor: 1500, currency: 'USD' },
      },
      {
        ...{ id: second, status: 'warning_needs_response', reason: 'fraudulent' },
        ...{ amountMinor: 4900, withdrawnMinor: 0, openedAtMs: pledgedAtMs + minuteMs },
        ...{ evidenceDueAtMs: pledgedAtMs + minuteMs + 9 * 24 * 60 * minuteMs },
      },
    ]);
  });

  test('that are won take nothing, and their fee is back', async () => {
    const pledge = await paid();
    const id = await open(pledge);
    await stripe.control('POST', `disputes/${id}/close`, { status: 'won' });
    expect(await gateway.list(intentOf(pledge))).toMatchObject([
      { status: 'won', withdrawnMinor: 0, fee: { minor: 0 } },
    ]);
  });

  test('are none of another payment', async () => {
    await open(await paid());
    expect(await gateway.list(intentOf(await paid()))).toEqual([]);
  });

  test('come in pages, all of which are read', async () => {
    const pledge = await paid();
    for (let number = 0; number < 101; number += 1) await open(pledge, { amount: 1 });
    expect(await gateway.list(intentOf(pledge))).toHaveLength(101);
  });

  test('cannot be told while Stripe is busy, or silent', async () => {
    await stripe.fault({ match: { method: 'GET' }, fault: 'rate_limited' });
    await expect(gateway.list('pi_1')).rejects.toThrow(TransientError);
    const fault = 'timeout_before_effect' as const;
    await stripe.fault(...atOnce.map(() => ({ match: { method: 'GET' }, fault })));
    await expect(gateway.list('pi_1')).rejects.toThrow(UnknownOutcomeError);
  });
});

describe('a balance in another currency', () => {
  const opened: LocalServer[] = [];
  afterAll(() => Promise.all(opened.map((server) => server.close())));

  /** Stripe as an account is told that settles in euros what was charged in dollars. */
  test('counts what was disputed, not what the balance moved', async () => {
    const moved = (amount: number, fee: number) => ({ amount, fee, currency: 'eur' });
    const dispute = (id: string, transactions: object[]) => ({
      ...{ id, object: 'dispute', status: 'lost', amount: 4900, currency: 'usd' },
      ...{ reason: 'fraudulent', created: 1, evidence_details: { due_by: null } },
      balance_transactions: transactions,
    });
    const data = [
      dispute('du_1', [moved(-4508, 1500)]),
      dispute('du_2', [moved(-4508, 1500), moved(4508, -1500)]),
    ];
    const server = await localServer(() => ({ object: 'list', has_more: false, data }));
    opened.push(server);
    const secret = { secretKey: 'sk_test_x', webhookSecrets: ['whsec_x'], apiBase: server.url };
    const euros = stripeDisputes({ client: async () => stripeClient(secret, 2000), now: clock });
    expect(await euros.list('pi_1')).toMatchObject([
      { id: 'du_1', withdrawnMinor: 4900, fee: { minor: 1500, currency: 'EUR' } },
      { id: 'du_2', withdrawnMinor: 0, fee: { minor: 0, currency: 'EUR' } },
    ]);
    expect(Object.keys((await euros.list('pi_1'))[0] ?? {})).not.toContain('evidenceDueAtMs');
  });
});

describe('whose payment it is', () => {
  test('is said by its metadata', async () => {
    const pledge = await paid();
    expect(await gateway.pledgeOf(intentOf(pledge))).toBe(pledge.id);
    expect(await gateway.pledgeOf('pi_nobody')).toBeUndefined();
    const metadata = { fanfund_pledge: 'not a pledge' };
    const foreign = { amount: 900, currency: 'usd', metadata };
    const { id } = await stripe.client.paymentIntents.create(foreign);
    expect(await gateway.pledgeOf(id)).toBeUndefined();
  });
});

describe('warnings of fraud', () => {
  test('are those about money that may still be refunded', async () => {
    const pledge = await paid('pm_card_createIssuerFraudRecord');
    expect(await gateway.warnings(intentOf(pledge))).toEqual([
      { id: expect.stringMatching(/^issfr_/), kind: 'misc', warnedAtMs: pledgedAtMs },
    ]);
    const refunded = await paid();
    await stripe.client.refunds.create({ payment_intent: intentOf(refunded) });
    const [charge] = await stripe.chargesOf(refunded.id);
    await stripe.control('POST', 'early_fraud_warnings', { charge: charge?.id });
    expect(await gateway.warnings(intentOf(refunded))).toEqual([]);
  });
});

describe('the facts of a payment', () => {
  test('say what helps and hold no card data', async () => {
    const pledge = await paid();
    const [charge] = await stripe.chargesOf(pledge.id);
    const facts = await gateway.facts(intentOf(pledge));
    expect(facts).toMatchObject({
      ...{ chargeId: charge?.id, chargedAtMs: pledgedAtMs, amountMinor: 4900 },
      ...{ refundedMinor: 0, riskLevel: 'normal' },
    });
    expect(JSON.stringify(facts)).not.toMatch(/4242|visa|exp_|fingerprint/);
  });

  test('are none where nothing was charged', async () => {
    const { id } = await stripe.client.paymentIntents.create({ amount: 900, currency: 'usd' });
    expect(await gateway.facts(id)).toBeUndefined();
  });
});
