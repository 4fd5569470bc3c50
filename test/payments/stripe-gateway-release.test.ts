import { beforeEach, describe, expect, test } from '@jest/globals';
import type { FaultRule } from '../../infra/stripe-simulator/faults.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import { TransientError, UnknownOutcomeError } from '../../shared/errors.ts';
import { testClock } from '../support/clock.ts';
import { dayMs, hourMs, pledgedAtMs } from '../support/given.ts';
import { atOnce, paidPledges } from '../support/paid-pledges.ts';
import { useStripe } from '../support/stripe.ts';

const clock = testClock(pledgedAtMs);
const stripe = useStripe(clock);
const { newPledge, confirmed, releasing, keptMinor } = paidPledges(stripe, clock);

beforeEach(async () => {
  await stripe.fault();
});

describe('releasing', () => {
  test('a saved card asks Stripe nothing', async () => {
    const pledge = releasing(await confirmed('save-card'));
    await stripe.takeRequests();
    expect(await stripe.gateway.release(pledge)).toMatchObject({
      kind: 'released',
      refundedMinor: 0,
    });
    expect(await stripe.takeRequests()).toEqual({});
  });

  test('an authorisation voids it', async () => {
    const pledge = releasing(await confirmed('authorize'));
    expect(await stripe.gateway.release(pledge)).toMatchObject({
      kind: 'released',
      refundedMinor: 0,
    });
    const intent = await stripe.client.paymentIntents.retrieve(pledge.payment?.intentId ?? '');
    expect(intent).toMatchObject({ status: 'canceled', amount_received: 0 });
  });

  test('a charge refunds all of it, once, and names the pledge', async () => {
    const pledge = releasing(await confirmed('charge-now'));
    expect(await stripe.gateway.release(pledge)).toMatchObject({
      kind: 'released',
      refundedMinor: 4900,
    });
    expect(await stripe.anotherGateway().release(pledge)).toMatchObject({
      kind: 'released',
      refundedMinor: 4900,
    });
    expect(await keptMinor(pledge)).toEqual([0]);
    const { data: refunds } = await stripe.client.refunds.list({
      payment_intent: pledge.payment?.intentId ?? '',
    });
    expect(refunds).toHaveLength(1);
    expect(refunds[0]?.metadata).toMatchObject({
      fanfund_pledge: pledge.id,
      fanfund_attempt: 'release-1',
    });
  });

  test.each(['authorize', 'charge-now'] as const)(
    'again after days, when its key is forgotten, changes nothing: %s',
    async (collection) => {
      const pledge = releasing(await confirmed(collection));
      const first = await stripe.gateway.release(pledge);
      clock.advance(3 * dayMs);
      expect(await stripe.gateway.release(pledge)).toEqual(first);
      expect(await keptMinor(pledge)).toEqual(collection === 'charge-now' ? [0] : []);
    },
  );

  const lost = (fault: FaultRule['fault']) =>
    stripe.fault(
      { fault, match: { method: 'POST', path: '/v1/refunds', nth: atOnce } },
      { fault, match: { path: '/v1/payment_intents/*/cancel', nth: atOnce } },
    );

  describe.each([
    ['authorize', 0, []],
    ['charge-now', 4900, [0]],
  ] as const)('whose answer was lost: %s', (collection, refundedMinor, kept) => {
    test.each(['timeout_after_effect', 'error_500_after'] as const)(
      'finds by looking that it is done: %s',
      async (fault) => {
        const pledge = releasing(await confirmed(collection));
        await lost(fault);
        expect(await stripe.gateway.release(pledge)).toMatchObject({
          kind: 'released',
          refundedMinor,
        });
        expect(await stripe.gateway.release(pledge)).toMatchObject({
          kind: 'released',
          refundedMinor,
        });
        expect(await keptMinor(pledge)).toEqual(kept);
      },
    );

    test.each(['timeout_before_effect', 'error_500_before'] as const)(
      'finds by looking that it is not, and is done once by the next number: %s',
      async (fault) => {
        const pledge = releasing(await confirmed(collection));
        await lost(fault);
        expect(await stripe.gateway.release(pledge)).toEqual({ kind: 'not_done' });
        await stripe.fault();
        const next = { ...pledge, attempt: { ...pledge.attempt, number: 2 } };
        expect(await stripe.gateway.release(next)).toMatchObject({
          kind: 'released',
          refundedMinor,
        });
        expect(await keptMinor(pledge)).toEqual(kept);
      },
    );

    test('is not found when Stripe cannot be asked: nobody knows', async () => {
      const pledge = releasing(await confirmed(collection));
      await stripe.fault({ fault: 'timeout_after_effect' });
      await expect(stripe.gateway.release(pledge)).rejects.toThrow(UnknownOutcomeError);
    });
  });

  test('a charge that its cardholder disputes leaves it to the bank', async () => {
    const pledge = releasing(await confirmed('charge-now', 'pm_card_createDispute'));
    expect(await stripe.gateway.release(pledge)).toEqual({ kind: 'disputed' });
    expect(await keptMinor(pledge)).toEqual([4900]);
  });

  test('an authorisation that somebody captured refunds it', async () => {
    const pledge = await confirmed('authorize');
    await stripe.client.paymentIntents.capture(pledge.payment.intentId);
    expect(await stripe.gateway.release(releasing(pledge))).toMatchObject({
      kind: 'released',
      refundedMinor: 4900,
    });
    expect(await stripe.gateway.release(releasing(pledge))).toMatchObject({
      kind: 'released',
      refundedMinor: 4900,
    });
    expect(await keptMinor(pledge)).toEqual([0]);
  });

  test('an authorisation that ran out, or was voided by hand, is done', async () => {
    const pledge = await confirmed('authorize');
    await stripe.client.paymentIntents.cancel(pledge.payment.intentId);
    expect(await stripe.gateway.release(releasing(pledge))).toMatchObject({
      kind: 'released',
      refundedMinor: 0,
    });
  });

  test('a charge that was refunded by hand is done', async () => {
    const pledge = await confirmed('charge-now');
    await stripe.client.refunds.create({ payment_intent: pledge.payment.intentId });
    expect(await stripe.gateway.release(releasing(pledge))).toMatchObject({
      kind: 'released',
      refundedMinor: 4900,
    });
    expect(await keptMinor(pledge)).toEqual([0]);
  });

  test('a refund that is pending at the bank counts as on its way', async () => {
    const pledge = releasing(await confirmed('charge-now', 'pm_card_pendingRefund'));
    expect(await stripe.gateway.release(pledge)).toMatchObject({
      ...{ kind: 'released', refundedMinor: 4900, chargedIntentId: pledge.payment?.intentId },
      refunds: [{ refundId: 'release', amountMinor: 4900, state: 'pending', detail: 'processing' }],
    });
  });

  test('a refund that has failed since it was sent is told as it is now, not as it was then', async () => {
    const pledge = releasing(await confirmed('charge-now', 'pm_card_refundFail'));
    expect(await stripe.gateway.release(pledge)).toMatchObject({ refundedMinor: 4900 });
    clock.advance(hourMs);
    expect(await stripe.gateway.release(pledge)).toMatchObject({
      ...{ kind: 'released', refundedMinor: 0 },
      refunds: [{ refundId: 'release', amountMinor: 4900, state: 'failed' }],
    });
  });

  test('a charge of which a part was refunded by hand refunds the rest, and tells both', async () => {
    const pledge = releasing(await confirmed('charge-now'));
    const intent = pledge.payment?.intentId ?? '';
    const byHand = await stripe.client.refunds.create({ payment_intent: intent, amount: 900 });
    expect(await stripe.gateway.release(pledge)).toMatchObject({
      ...{ kind: 'released', refundedMinor: 4900 },
      refunds: [
        { stripeRefundId: byHand.id, amountMinor: 900, state: 'succeeded' },
        { refundId: 'release', amountMinor: 4000, state: 'succeeded' },
      ],
    });
    expect(await keptMinor(pledge)).toEqual([0]);
  });

  test('an attempt older than its key looks at Stripe first and repeats nothing', async () => {
    const pledge = releasing(await confirmed('charge-now'));
    clock.advance(21 * hourMs);
    await stripe.takeRequests();
    expect(await stripe.gateway.release(pledge)).toEqual({ kind: 'not_done' });
    expect(
      Object.keys(await stripe.takeRequests()).filter((name) => name.startsWith('POST')),
    ).toEqual([]);
  });

  test.each(['rate_limited', 'lock_timeout'] as const)('%s: it may be repeated', async (fault) => {
    const pledge = releasing(await confirmed('charge-now'));
    await stripe.fault({ fault, match: { path: '/v1/refunds', nth: 1 } });
    await expect(stripe.gateway.release(pledge)).rejects.toThrow(TransientError);
    expect(await stripe.gateway.release(pledge)).toMatchObject({
      kind: 'released',
      refundedMinor: 4900,
    });
  });
});

describe('releasing a pledge that was never confirmed', () => {
  const lapsing = (pledge: Pledge) => releasing(pledge, 'lapsed');

  test.each(['authorize', 'charge-now'] as const)('cancels its intent: %s', async (collection) => {
    const pledge = newPledge(collection);
    const { intentId } = await stripe.gateway.prepare(pledge);
    expect(await stripe.anotherGateway().release(lapsing(pledge))).toMatchObject({
      kind: 'released',
      refundedMinor: 0,
    });
    const intent = await stripe.client.paymentIntents.retrieve(intentId);
    expect(intent.status).toBe('canceled');
  });

  test('whose charge succeeded meanwhile refunds it, once', async () => {
    const pledge = newPledge('charge-now');
    await stripe.confirm(await stripe.gateway.prepare(pledge));
    expect(await stripe.gateway.release(lapsing(pledge))).toMatchObject({
      kind: 'released',
      refundedMinor: 4900,
    });
    expect(await stripe.anotherGateway().release(lapsing(pledge))).toMatchObject({
      refundedMinor: 4900,
    });
    expect(await keptMinor(pledge)).toEqual([0]);
  });

  test('whose card was authorised meanwhile voids it', async () => {
    const pledge = newPledge('authorize');
    const prepared = await stripe.gateway.prepare(pledge);
    await stripe.confirm(prepared);
    expect(await stripe.gateway.release(lapsing(pledge))).toMatchObject({
      kind: 'released',
      refundedMinor: 0,
    });
    const intent = await stripe.client.paymentIntents.retrieve(prepared.intentId);
    expect(intent.status).toBe('canceled');
  });

  test('long ago finds its intent by time and metadata', async () => {
    const pledge = newPledge('charge-now');
    await stripe.confirm(await stripe.gateway.prepare(pledge));
    clock.advance(5 * dayMs);
    await stripe.gateway.prepare(newPledge('charge-now'));
    expect(await stripe.anotherGateway().release(lapsing(pledge))).toMatchObject({
      refundedMinor: 4900,
    });
    expect(await keptMinor(pledge)).toEqual([0]);
  });

  test('long ago, for which no intent was ever made, has nothing to give back', async () => {
    const pledge = newPledge('authorize');
    clock.advance(5 * dayMs);
    expect(await stripe.gateway.release(lapsing(pledge))).toMatchObject({
      kind: 'released',
      refundedMinor: 0,
    });
    expect(await stripe.intentsOf(pledge.id)).toEqual([]);
  });
});
