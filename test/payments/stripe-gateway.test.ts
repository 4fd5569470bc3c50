import { beforeEach, describe, expect, test } from '@jest/globals';
import { TransientError } from '../../shared/errors.ts';
import { testClock } from '../support/clock.ts';
import { dayMs, hourMs, minuteMs, pledgedAtMs } from '../support/given.ts';
import { collections, paidPledges } from '../support/paid-pledges.ts';
import { useStripe } from '../support/stripe.ts';

const clock = testClock(pledgedAtMs);
const stripe = useStripe(clock);
const { newPledge, confirmed, collecting, keptMinor } = paidPledges(stripe, clock);

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
    expect(intent).toMatchObject({ capture_method: 'manual', setup_future_usage: 'off_session' });
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
      fee: { minor: 172, currency: 'USD' },
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
      fee: { minor: 172, currency: 'USD' },
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

  test.each([
    ['insufficient_funds', 'try_again_later'],
    ['lost_card', 'do_not_try_again'],
    ['do_not_honor', 'try_again_later'],
  ])(
    'a decline keeps the code of the bank, its advice, and the intent: %s',
    async (code, adviceCode) => {
      const pledge = collecting(await confirmed('save-card'));
      await stripe.fault({ fault: 'decline', code, match: { path: '/v1/payment_intents' } });
      expect(await stripe.gateway.collect(pledge)).toEqual({
        kind: 'declined',
        failure: { code: 'card_declined', declineCode: code, adviceCode },
        unpaidIntentId: (await stripe.intentsOf(pledge.id))[0]?.id,
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

  test.each([
    ['was voided', (intentId: string) => stripe.client.paymentIntents.cancel(intentId)],
    ['ran out', async () => clock.advance(7 * dayMs + minuteMs)],
  ] as const)(
    'an authorisation that %s is gone: only the next attempt charges the saved card',
    async (_how, end) => {
      const pledge = await confirmed('authorize');
      await end(pledge.payment.intentId);
      const gone = { kind: 'gone' };
      expect(await stripe.gateway.collect(collecting(pledge))).toEqual(gone);
      expect(await stripe.gateway.findCollection(collecting(pledge))).toEqual(gone);
      expect(await keptMinor(pledge)).toEqual([]);
      const next = collecting(pledge, 2);
      const replacing = { ...next, attempt: { ...next.attempt, replacesIntent: true } } as const;
      expect(await stripe.gateway.findCollection(replacing)).toEqual({ kind: 'unknown' });
      expect(await stripe.gateway.collect(replacing)).toMatchObject({ kind: 'collected' });
      expect(await stripe.gateway.findCollection(replacing)).toMatchObject({ kind: 'collected' });
      expect(await keptMinor(pledge)).toEqual([4900]);
    },
  );

  test('a card that was detached meanwhile is declined', async () => {
    const pledge = await confirmed('save-card');
    await stripe.client.paymentMethods.detach(pledge.payment.paymentMethodId);
    expect(await stripe.gateway.collect(collecting(pledge))).toMatchObject({ kind: 'declined' });
  });
});
