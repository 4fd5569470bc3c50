import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Collection } from '../../shared/domain/campaign.ts';
import type { Pledge, PledgeIn, ReleaseReason } from '../../shared/domain/pledge.ts';
import { TransientError, UnknownOutcomeError } from '../../shared/errors.ts';
import { testClock } from '../support/clock.ts';
import {
  campaignIn,
  dayMs,
  hourMs,
  minuteMs,
  pending,
  pledgeAfter,
  pledgedAtMs,
} from '../support/given.ts';
import { useStripe } from '../support/stripe.ts';

const clock = testClock(pledgedAtMs);
const stripe = useStripe(clock);
const collections: Collection[] = ['save-card', 'authorize', 'charge-now'];

let pledges = 0;
const newPledge = (collection: Collection, backerId?: string): PledgeIn<'pending'> =>
  pending({
    campaign: campaignIn('live', { collection }),
    number: (pledges += 1),
    createdAtMs: clock(),
    ...(backerId !== undefined && { backerId }),
  });

/** A pledge whose backer has set up the payment. */
async function confirmed(collection: Collection, card = 'pm_card_visa') {
  const pledge = newPledge(collection);
  const prepared = await stripe.gateway.prepare(pledge);
  const { status } = await stripe.confirm(prepared, card);
  if (status === 'requires_action') await stripe.authenticate(prepared);
  const setup = await stripe.gateway.inspect(pledge, prepared.intentId);
  if (setup?.kind !== 'ready') throw new Error(`the payment is ${setup?.kind}`);
  const event = { type: 'PledgeConfirmed', atMs: clock(), payment: setup.payment } as const;
  return pledgeAfter(pledge, [event]) as PledgeIn<'confirmed'>;
}

const collecting = (pledge: Pledge, attemptNumber = 1) =>
  pledgeAfter(pledge, [
    { type: 'PledgeCollectionStarted', atMs: clock(), attemptNumber },
  ]) as PledgeIn<'collecting'>;

const releasing = (pledge: Pledge, reason: ReleaseReason = 'campaign_unfunded') =>
  pledgeAfter(pledge, [
    { type: 'PledgeReleaseStarted', atMs: clock(), attemptNumber: 1, reason },
  ]) as PledgeIn<'releasing'>;

/** What is left of each charge that was taken: what the backer has paid in the end. */
async function keptMinor(pledge: Pledge): Promise<number[]> {
  const charges = await stripe.chargesOf(pledge.id);
  return charges
    .filter((charge) => charge.captured)
    .map((charge) => charge.amount_captured - charge.amount_refunded);
}

/** The client tries a broken connection twice, under the same key: both break. */
const atOnce = [1, 2];

beforeEach(async () => {
  await stripe.fault();
});

describe('preparing', () => {
  test.each([
    ['save-card', /^seti_/],
    ['authorize', /^pi_/],
    ['charge-now', /^pi_/],
  ] as const)(
    'a pledge with %s makes an intent that its backer can confirm',
    async (collection, id) => {
      const { intentId, clientSecret } = await stripe.gateway.prepare(newPledge(collection));
      expect(intentId).toMatch(id);
      expect(clientSecret).toMatch(new RegExp(`^${intentId}_secret_`));
    },
  );

  test('names campaign, pledge and attempt in the metadata', async () => {
    const pledge = newPledge('charge-now');
    const { intentId } = await stripe.gateway.prepare(pledge);
    expect(await stripe.client.paymentIntents.retrieve(intentId)).toMatchObject({
      amount: 4900,
      currency: 'usd',
      capture_method: 'automatic',
      metadata: {
        fanfund_campaign: pledge.campaignId,
        fanfund_pledge: pledge.id,
        fanfund_attempt: 'prepare-1',
      },
    });
  });

  test('holds, and does not take, the money of an authorisation', async () => {
    const { intentId } = await stripe.gateway.prepare(newPledge('authorize'));
    const intent = await stripe.client.paymentIntents.retrieve(intentId);
    expect(intent.capture_method).toBe('manual');
  });

  test.each(collections)('twice gives the same intent, whoever asks: %s', async (collection) => {
    const pledge = newPledge(collection);
    const first = await stripe.gateway.prepare(pledge);
    expect(await stripe.gateway.prepare(pledge)).toEqual(first);
    expect(await stripe.anotherGateway().prepare(pledge)).toEqual(first);
  });

  test('gives the same intent when the key of an earlier customer ends in between', async () => {
    const gateway = stripe.gateway;
    await gateway.prepare(newPledge('save-card', 'regular'));
    clock.advance(24 * hourMs - 5 * minuteMs);
    const second = newPledge('save-card', 'regular');
    const prepared = await gateway.prepare(second);
    clock.advance(10 * minuteMs);
    expect(await stripe.anotherGateway().prepare(second)).toEqual(prepared);
  });

  test('gives the same intent, whichever process remembers the customer for long', async () => {
    const warm = stripe.anotherGateway();
    await warm.prepare(newPledge('save-card', 'old-friend'));
    clock.advance(3 * dayMs);
    const second = newPledge('save-card', 'old-friend');
    const prepared = await warm.prepare(second);
    expect(await stripe.anotherGateway().prepare(second)).toEqual(prepared);
    clock.advance(19 * hourMs);
    expect(await stripe.anotherGateway().prepare(second)).toEqual(prepared);
  });

  test('makes one customer for several pledges of a backer at a time', async () => {
    const intents = await Promise.all(
      [1, 2, 3].map(() => stripe.gateway.prepare(newPledge('save-card', 'collector'))),
    );
    const found = await Promise.all(
      intents.map(({ intentId }) => stripe.client.setupIntents.retrieve(intentId)),
    );
    expect(new Set(found.map(({ customer }) => customer)).size).toBe(1);
  });

  test('tells Stripe nothing that says who the backer is', async () => {
    const { intentId } = await stripe.gateway.prepare(newPledge('save-card', 'anna@example.com'));
    const intent = await stripe.client.setupIntents.retrieve(intentId, { expand: ['customer'] });
    expect(JSON.stringify(intent)).not.toContain('anna');
  });

  test.each(['rate_limited', 'lock_timeout'] as const)('%s: it may be repeated', async (fault) => {
    await stripe.fault({ fault, match: { path: '/v1/setup_intents' } });
    await expect(stripe.gateway.prepare(newPledge('save-card'))).rejects.toThrow(TransientError);
  });
});

describe('looking at what the backer has set up', () => {
  test.each(collections)('before the confirmation it waits: %s', async (collection) => {
    const pledge = newPledge(collection);
    const { intentId } = await stripe.gateway.prepare(pledge);
    expect(await stripe.gateway.inspect(pledge, intentId)).toEqual({ kind: 'waiting' });
  });

  test('a saved card is ready, with all that a later charge needs', async () => {
    const pledge = newPledge('save-card');
    const prepared = await stripe.gateway.prepare(pledge);
    await stripe.confirm(prepared);
    expect(await stripe.gateway.inspect(pledge, prepared.intentId)).toEqual({
      kind: 'ready',
      payment: {
        intentId: prepared.intentId,
        customerId: expect.stringMatching(/^cus_/),
        paymentMethodId: expect.stringMatching(/^pm_/),
      },
    });
  });

  test("an authorisation is ready, with the time until which Stripe's charge can be captured", async () => {
    const { payment } = await confirmed('authorize');
    expect(payment.captureBeforeMs).toBe(clock() + 7 * dayMs);
  });

  test('a charge is ready, and takes the money', async () => {
    const pledge = await confirmed('charge-now');
    expect(pledge.payment.captureBeforeMs).toBeUndefined();
    expect(await keptMinor(pledge)).toEqual([4900]);
  });

  test('a card that wants its owner says where', async () => {
    const pledge = newPledge('charge-now');
    const prepared = await stripe.gateway.prepare(pledge);
    await stripe.confirm(prepared, 'pm_card_authenticationRequired');
    expect(await stripe.gateway.inspect(pledge, prepared.intentId)).toMatchObject({
      kind: 'waiting',
    });
    await stripe.authenticate(prepared);
    expect(await stripe.gateway.inspect(pledge, prepared.intentId)).toMatchObject({
      kind: 'ready',
    });
  });

  test.each([
    ['save-card', 'pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
    [
      'authorize',
      'pm_card_visa_chargeDeclinedInsufficientFunds',
      'card_declined',
      'insufficient_funds',
    ],
    ['charge-now', 'pm_card_chargeDeclinedExpiredCard', 'expired_card', undefined],
  ] as const)(
    'a card that is declined says why: %s %s',
    async (collection, card, code, declineCode) => {
      const pledge = newPledge(collection);
      const prepared = await stripe.gateway.prepare(pledge);
      await expect(stripe.confirm(prepared, card)).rejects.toMatchObject({ code });
      const setup = await stripe.gateway.inspect(pledge, prepared.intentId);
      expect(setup).toMatchObject({ kind: 'declined', failure: { code } });
      if (declineCode !== undefined) expect(setup).toMatchObject({ failure: { declineCode } });
    },
  );

  test('an intent that was cancelled is', async () => {
    const pledge = newPledge('authorize');
    const { intentId } = await stripe.gateway.prepare(pledge);
    await stripe.client.paymentIntents.cancel(intentId);
    expect(await stripe.gateway.inspect(pledge, intentId)).toEqual({ kind: 'cancelled' });
  });

  test("somebody else's intent, and one that is not there, are none", async () => {
    const [mine, other] = [newPledge('save-card'), newPledge('save-card')];
    const prepared = await stripe.gateway.prepare(other);
    await stripe.confirm(prepared);
    expect(await stripe.gateway.inspect(mine, prepared.intentId)).toBeUndefined();
    expect(await stripe.gateway.inspect(mine, 'seti_nothing')).toBeUndefined();
  });
});

describe('collecting', () => {
  test('a saved card charges it, with its owner away', async () => {
    const pledge = collecting(await confirmed('save-card'));
    const outcome = await stripe.gateway.collect(pledge);
    expect(outcome).toEqual({
      kind: 'collected',
      chargedIntentId: expect.stringMatching(/^pi_/),
    });
    const [intent] = await stripe.intentsOf(pledge.id);
    expect(intent).toMatchObject({
      status: 'succeeded',
      amount_received: 4900,
      customer: pledge.payment.customerId,
      metadata: { fanfund_campaign: pledge.campaignId, fanfund_attempt: 'collect-1' },
    });
  });

  test('an authorisation captures it', async () => {
    const pledge = collecting(await confirmed('authorize'));
    expect(await stripe.gateway.collect(pledge)).toEqual({
      kind: 'collected',
      chargedIntentId: pledge.payment.intentId,
    });
    expect(await keptMinor(pledge)).toEqual([4900]);
  });

  test.each(['save-card', 'authorize'] as const)(
    'ten times, five of them at once, charges once: %s',
    async (collection) => {
      const pledge = collecting(await confirmed(collection));
      const outcomes = await Promise.allSettled(
        Array.from({ length: 5 }, () => stripe.anotherGateway().collect(pledge)),
      );
      const failures = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      expect(failures.filter((reason) => !(reason instanceof TransientError))).toEqual([]);
      for (let again = 0; again < 5; again += 1)
        expect(await stripe.anotherGateway().collect(pledge)).toMatchObject({ kind: 'collected' });
      expect(await keptMinor(pledge)).toEqual([4900]);
    },
  );

  test.each([
    ['pm_card_chargeCustomerFail', { code: 'card_declined', declineCode: 'generic_decline' }],
    ['pm_card_authenticationRequired', { code: 'authentication_required' }],
  ])('a card that is declined says why: %s', async (card, failure) => {
    const pledge = collecting(await confirmed('save-card', card));
    expect(await stripe.gateway.collect(pledge)).toMatchObject({ kind: 'declined', failure });
    expect(await keptMinor(pledge)).toEqual([]);
  });

  test.each(['insufficient_funds', 'lost_card', 'do_not_honor'])(
    'a decline keeps the code of the bank: %s',
    async (code) => {
      const pledge = collecting(await confirmed('save-card'));
      await stripe.fault({ fault: 'decline', code, match: { path: '/v1/payment_intents' } });
      expect(await stripe.gateway.collect(pledge)).toEqual({
        kind: 'declined',
        failure: { code: 'card_declined', declineCode: code },
      });
    },
  );

  test('again after a decline repeats the decline; a new attempt may succeed', async () => {
    const pledge = await confirmed('save-card');
    const decline = { fault: 'decline', code: 'insufficient_funds' } as const;
    await stripe.fault({ ...decline, match: { path: '/v1/payment_intents' } });
    await stripe.gateway.collect(collecting(pledge));
    await stripe.fault();
    expect(await stripe.gateway.collect(collecting(pledge))).toMatchObject({ kind: 'declined' });
    expect(await stripe.gateway.collect(collecting(pledge, 2))).toMatchObject({
      kind: 'collected',
    });
    expect(await keptMinor(pledge)).toEqual([4900]);
  });

  test('an authorisation that is captured already is collected', async () => {
    const pledge = await confirmed('authorize');
    await stripe.client.paymentIntents.capture(pledge.payment.intentId);
    expect(await stripe.gateway.collect(collecting(pledge))).toMatchObject({ kind: 'collected' });
    expect(await keptMinor(pledge)).toEqual([4900]);
  });

  test('an authorisation that was voided is declined', async () => {
    const pledge = await confirmed('authorize');
    await stripe.client.paymentIntents.cancel(pledge.payment.intentId);
    expect(await stripe.gateway.collect(collecting(pledge))).toEqual({
      kind: 'declined',
      failure: { code: 'payment_intent_canceled' },
    });
  });

  test('an authorisation that ran out is declined', async () => {
    const pledge = await confirmed('authorize');
    clock.advance(7 * dayMs + minuteMs);
    expect(await stripe.gateway.collect(collecting(pledge))).toMatchObject({ kind: 'declined' });
    expect(await keptMinor(pledge)).toEqual([]);
  });

  test('a card that was detached meanwhile is declined', async () => {
    const pledge = await confirmed('save-card');
    await stripe.client.paymentMethods.detach(pledge.payment.paymentMethodId);
    expect(await stripe.gateway.collect(collecting(pledge))).toMatchObject({ kind: 'declined' });
  });
});

describe('an attempt to collect of which nobody knows how it ended', () => {
  const chargePath = {
    'save-card': '/v1/payment_intents',
    authorize: '/v1/payment_intents/*/capture',
  };
  const both = ['save-card', 'authorize'] as const;

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
      expect(await stripe.gateway.findCollection(pledge)).toBeUndefined();
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
      expect(await stripe.gateway.findCollection(pledge)).toBeUndefined();
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
      failure: { code: 'card_declined', declineCode: 'generic_decline' },
    });
  });

  test('is not mistaken for another attempt, or for another pledge of the same backer', async () => {
    const first = await confirmed('save-card', 'pm_card_visa');
    await stripe.gateway.collect(collecting(first));
    expect(await stripe.gateway.findCollection(collecting(first, 2))).toBeUndefined();
    const other = { ...collecting(newPledgeLike(first)), payment: first.payment };
    expect(await stripe.gateway.findCollection(other)).toBeUndefined();
  });

  const newPledgeLike = (pledge: PledgeIn<'confirmed'>) => ({
    ...pledge,
    id: newPledge('save-card').id,
  });

  test('that made its intent and broke off before the charge is gone on with', async () => {
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
    const collected = { kind: 'collected', chargedIntentId: id };
    expect(await stripe.gateway.findCollection(pledge)).toEqual(collected);
    expect(await stripe.gateway.findCollection(pledge)).toEqual(collected);
    expect(await keptMinor(pledge)).toEqual([4900]);
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

describe('releasing', () => {
  test('a saved card asks Stripe nothing', async () => {
    const pledge = releasing(await confirmed('save-card'));
    await stripe.takeRequests();
    expect(await stripe.gateway.release(pledge)).toEqual({ refundedMinor: 0 });
    expect(await stripe.takeRequests()).toEqual({});
  });

  test('an authorisation voids it', async () => {
    const pledge = releasing(await confirmed('authorize'));
    expect(await stripe.gateway.release(pledge)).toEqual({ refundedMinor: 0 });
    const intent = await stripe.client.paymentIntents.retrieve(pledge.payment?.intentId ?? '');
    expect(intent).toMatchObject({ status: 'canceled', amount_received: 0 });
  });

  test('a charge refunds all of it, once, and names the pledge', async () => {
    const pledge = releasing(await confirmed('charge-now'));
    expect(await stripe.gateway.release(pledge)).toEqual({ refundedMinor: 4900 });
    expect(await stripe.anotherGateway().release(pledge)).toEqual({ refundedMinor: 4900 });
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

  const lost = (fault: 'timeout_after_effect' | 'timeout_before_effect' | 'error_500_after') =>
    stripe.fault(
      { fault, match: { path: '/v1/refunds', nth: atOnce } },
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
        expect(await stripe.gateway.release(pledge)).toEqual({ refundedMinor });
        expect(await stripe.gateway.release(pledge)).toEqual({ refundedMinor });
        expect(await keptMinor(pledge)).toEqual(kept);
      },
    );

    test('finds by looking that it is not, and is done once by the same key', async () => {
      const pledge = releasing(await confirmed(collection));
      await lost('timeout_before_effect');
      await expect(stripe.gateway.release(pledge)).rejects.toThrow(UnknownOutcomeError);
      expect(await stripe.gateway.release(pledge)).toEqual({ refundedMinor });
      expect(await keptMinor(pledge)).toEqual(kept);
    });
  });

  test('a charge that its cardholder disputes leaves it to the bank', async () => {
    const pledge = releasing(await confirmed('charge-now', 'pm_card_createDispute'));
    expect(await stripe.gateway.release(pledge)).toEqual({ refundedMinor: 0 });
    expect(await keptMinor(pledge)).toEqual([4900]);
  });

  test('an authorisation that somebody captured refunds it', async () => {
    const pledge = await confirmed('authorize');
    await stripe.client.paymentIntents.capture(pledge.payment.intentId);
    expect(await stripe.gateway.release(releasing(pledge))).toEqual({ refundedMinor: 4900 });
    expect(await stripe.gateway.release(releasing(pledge))).toEqual({ refundedMinor: 4900 });
    expect(await keptMinor(pledge)).toEqual([0]);
  });

  test('an authorisation that ran out, or was voided by hand, is done', async () => {
    const pledge = await confirmed('authorize');
    await stripe.client.paymentIntents.cancel(pledge.payment.intentId);
    expect(await stripe.gateway.release(releasing(pledge))).toEqual({ refundedMinor: 0 });
  });

  test('a charge that was refunded by hand is done', async () => {
    const pledge = await confirmed('charge-now');
    await stripe.client.refunds.create({ payment_intent: pledge.payment.intentId });
    expect(await stripe.gateway.release(releasing(pledge))).toEqual({ refundedMinor: 4900 });
    expect(await keptMinor(pledge)).toEqual([0]);
  });

  test('a refund that is pending at the bank counts as on its way', async () => {
    const pledge = releasing(await confirmed('charge-now', 'pm_card_pendingRefund'));
    expect(await stripe.gateway.release(pledge)).toEqual({ refundedMinor: 4900 });
  });

  test.each(['rate_limited', 'lock_timeout'] as const)('%s: it may be repeated', async (fault) => {
    const pledge = releasing(await confirmed('charge-now'));
    await stripe.fault({ fault, match: { path: '/v1/refunds', nth: 1 } });
    await expect(stripe.gateway.release(pledge)).rejects.toThrow(TransientError);
    expect(await stripe.gateway.release(pledge)).toEqual({ refundedMinor: 4900 });
  });
});

describe('releasing a pledge that was never confirmed', () => {
  const lapsing = (pledge: Pledge) => releasing(pledge, 'lapsed');

  test.each(['authorize', 'charge-now'] as const)('cancels its intent: %s', async (collection) => {
    const pledge = newPledge(collection);
    const { intentId } = await stripe.gateway.prepare(pledge);
    expect(await stripe.anotherGateway().release(lapsing(pledge))).toEqual({ refundedMinor: 0 });
    const intent = await stripe.client.paymentIntents.retrieve(intentId);
    expect(intent.status).toBe('canceled');
  });

  test('whose charge succeeded meanwhile refunds it, once', async () => {
    const pledge = newPledge('charge-now');
    await stripe.confirm(await stripe.gateway.prepare(pledge));
    expect(await stripe.gateway.release(lapsing(pledge))).toEqual({ refundedMinor: 4900 });
    expect(await stripe.anotherGateway().release(lapsing(pledge))).toEqual({
      refundedMinor: 4900,
    });
    expect(await keptMinor(pledge)).toEqual([0]);
  });

  test('whose card was authorised meanwhile voids it', async () => {
    const pledge = newPledge('authorize');
    const prepared = await stripe.gateway.prepare(pledge);
    await stripe.confirm(prepared);
    expect(await stripe.gateway.release(lapsing(pledge))).toEqual({ refundedMinor: 0 });
    const intent = await stripe.client.paymentIntents.retrieve(prepared.intentId);
    expect(intent.status).toBe('canceled');
  });

  test('long ago finds its intent by time and metadata', async () => {
    const pledge = newPledge('charge-now');
    await stripe.confirm(await stripe.gateway.prepare(pledge));
    clock.advance(5 * dayMs);
    await stripe.gateway.prepare(newPledge('charge-now'));
    expect(await stripe.anotherGateway().release(lapsing(pledge))).toEqual({
      refundedMinor: 4900,
    });
    expect(await keptMinor(pledge)).toEqual([0]);
  });

  test('long ago, for which no intent was ever made, has nothing to give back', async () => {
    const pledge = newPledge('authorize');
    clock.advance(5 * dayMs);
    expect(await stripe.gateway.release(lapsing(pledge))).toEqual({ refundedMinor: 0 });
    expect(await stripe.intentsOf(pledge.id)).toEqual([]);
  });
});
