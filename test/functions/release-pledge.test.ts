import { describe, expect, test } from '@jest/globals';
import { releasePledge } from '../../functions/release-pledge/release-pledge.ts';
import type { Collection } from '../../shared/domain/campaign.ts';
import type { DisputesMessage } from '../../shared/queues/messages.ts';
import type { ReleaseReason } from '../../shared/domain/pledge.ts';
import { TransientError, UnknownOutcomeError } from '../../shared/errors.ts';
import { duePledges } from '../../shared/store/due-pledges.ts';
import { keptQueue } from '../support/queue.ts';
import { useFanfund } from '../support/fanfund.ts';
import { dayMs, givenPledge, hourMs, minuteMs, sealedAtMs } from '../support/given.ts';

const fanfund = useFanfund();
const { clock, stripe, pledges, payments, table } = fanfund;
const disputeLooks = keptQueue<DisputesMessage>();
const deps = { pledges, payments, due: duePledges(table), disputeLooks, now: clock };
const collections = ['save-card', 'authorize', 'charge-now'] as const;

async function due(collection: Collection, reason: ReleaseReason = 'campaign_unfunded') {
  const campaign = await fanfund.given('settling', { collection, outcome: 'unfunded' });
  const pledge = await fanfund.givenConfirmed(campaign);
  clock.set(sealedAtMs + minuteMs);
  await stripe.takeRequests();
  return { pledge, message: { pledgeId: pledge.id, reason } };
}

/** Money that the backer cannot use: captured and not refunded, or held. */
async function takenMinor(pledgeId: string): Promise<number> {
  const charges = await stripe.chargesOf(pledgeId);
  return charges.reduce((sum, { amount, amount_refunded: back }) => sum + amount - back, 0);
}

describe('a pledge of an unfunded campaign', () => {
  test('with a saved card is released without asking Stripe', async () => {
    const { pledge, message } = await due('save-card');
    await releasePledge(deps, message);
    expect(await stripe.takeRequests()).toEqual({});
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      ...{ state: 'released', reason: 'campaign_unfunded', refundedMinor: 0 },
    });
  });

  test('with an authorisation is voided', async () => {
    const { pledge, message } = await due('authorize');
    expect(await takenMinor(pledge.id)).toBe(4900);
    await releasePledge(deps, message);
    expect(await takenMinor(pledge.id)).toBe(0);
    expect(await stripe.intentsOf(pledge.id)).toMatchObject([{ status: 'canceled' }]);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      ...{ state: 'released', refundedMinor: 0, attempt: { purpose: 'release', number: 1 } },
    });
  });

  test('that was charged ahead is refunded in full', async () => {
    const { pledge, message } = await due('charge-now');
    await releasePledge(deps, message);
    expect(await takenMinor(pledge.id)).toBe(0);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      ...{ state: 'released', refundedMinor: 4900 },
    });
  });

  test('gives back the stock that it held', async () => {
    const rewards = [{ id: 'lamp', title: 'A lamp', priceMinor: 4900, stock: 3 }];
    const campaign = await fanfund.given('settling', { rewards, outcome: 'unfunded' });
    const pledge = await fanfund.givenConfirmed(campaign, { rewardId: 'lamp' });
    const remaining = async () =>
      (await fanfund.figures([campaign]))(campaign).remaining.get('lamp');
    expect(await remaining()).toBe(2);
    const message = { pledgeId: pledge.id, reason: 'campaign_unfunded' } as const;
    await releasePledge(deps, message);
    await releasePledge(deps, message);
    expect(await remaining()).toBe(3);
  });
});

describe('redelivering a release message', () => {
  test.each(collections)('gives back once with %s', async (collection) => {
    const { pledge, message } = await due(collection);
    await releasePledge(deps, message);
    const done = await fanfund.pledgeNow(pledge.id);
    await stripe.takeRequests();
    await releasePledge(deps, message);
    expect(await stripe.takeRequests()).toEqual({});
    expect(await fanfund.pledgeNow(pledge.id)).toEqual(done);
  });

  test.each(['authorize', 'charge-now'] as const)(
    'three times at once gives back once with %s',
    async (collection) => {
      const { pledge, message } = await due(collection);
      await Promise.allSettled([1, 2, 3].map(() => releasePledge(deps, message)));
      await releasePledge(deps, message);
      expect((await fanfund.pledgeNow(pledge.id)).state).toBe('released');
      expect(await takenMinor(pledge.id)).toBe(0);
    },
  );
});

const refunding = { method: 'POST', path: '/v1/refunds' };
const voiding = { method: 'POST', path: '/v1/payment_intents/*/cancel' };

describe('an answer that was lost', () => {
  test.each([
    ['authorize', voiding, 'timeout_after_effect', minuteMs],
    ['authorize', voiding, 'timeout_before_effect', minuteMs],
    ['authorize', voiding, 'timeout_after_effect', 25 * hourMs],
    ['charge-now', refunding, 'timeout_after_effect', minuteMs],
    ['charge-now', refunding, 'timeout_before_effect', minuteMs],
    ['charge-now', refunding, 'timeout_after_effect', 25 * hourMs],
  ] as const)('with %s is given back once: %j %s, %d ms ago', async (...given) => {
    const [collection, match, fault, laterMs] = given;
    const { pledge, message } = await due(collection);
    await stripe.fault({ match, fault }, { match: { method: 'GET' }, fault });
    await expect(releasePledge(deps, message)).rejects.toThrow(UnknownOutcomeError);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({ state: 'releasing' });
    clock.advance(laterMs);
    await stripe.fault();
    await releasePledge(deps, message);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      state: 'released',
      refundedMinor: collection === 'charge-now' ? 4900 : 0,
    });
    expect(await takenMinor(pledge.id)).toBe(0);
    const refunds = await stripe.client.refunds.list({ limit: 100 });
    const own = refunds.data.filter(
      ({ payment_intent: intent }) => intent === pledge.payment.intentId,
    );
    expect(own.length).toBeLessThanOrEqual(1);
  });

  test.each([
    ['authorize', voiding, 0],
    ['charge-now', refunding, 4900],
  ] as const)('with %s is looked up at once', async (collection, match, refundedMinor) => {
    const { pledge, message } = await due(collection);
    await stripe.fault({ match, fault: 'error_500_after' });
    await releasePledge(deps, message);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({ state: 'released', refundedMinor });
    expect(await takenMinor(pledge.id)).toBe(0);
  });

  test('because Stripe is busy is a failure that passes', async () => {
    const { pledge, message } = await due('charge-now');
    await stripe.fault({ match: { ...refunding, nth: 1 }, fault: 'rate_limited' });
    await expect(releasePledge(deps, message)).rejects.toThrow(TransientError);
    await releasePledge(deps, message);
    expect((await fanfund.pledgeNow(pledge.id)).state).toBe('released');
  });
});

describe('money that somebody else has moved', () => {
  test('by a refund in the dashboard is not refunded again', async () => {
    const { pledge, message } = await due('charge-now');
    await stripe.client.refunds.create({ payment_intent: pledge.payment.intentId });
    await releasePledge(deps, message);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      ...{ state: 'released', refundedMinor: 4900 },
    });
  });

  test('by voiding an authorisation is released', async () => {
    const { pledge, message } = await due('authorize');
    await stripe.client.paymentIntents.cancel(pledge.payment.intentId);
    await releasePledge(deps, message);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      ...{ state: 'released', refundedMinor: 0 },
    });
  });

  test('by capturing an authorisation is refunded', async () => {
    const { pledge, message } = await due('authorize');
    await stripe.client.paymentIntents.capture(pledge.payment.intentId);
    await releasePledge(deps, message);
    expect(await takenMinor(pledge.id)).toBe(0);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      ...{ state: 'released', refundedMinor: 4900 },
    });
  });
});

describe('a pledge that was never confirmed', () => {
  test.each(collections)('lapses, and can no longer be paid, with %s', async (collection) => {
    const campaign = await fanfund.given('live', { collection });
    const pledge = await fanfund.givenPending(campaign);
    const prepared = await payments.prepare(pledge);
    clock.advance(15 * minuteMs);
    await releasePledge(deps, { pledgeId: pledge.id, reason: 'lapsed' });
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      ...{ state: 'lapsed', refundedMinor: 0 },
    });
    if (collection === 'save-card') return;
    await expect(stripe.confirm(prepared)).rejects.toThrow(/canceled/);
  });

  test.each(['authorize', 'charge-now'] as const)(
    'but was paid at the last moment has its money back, with %s',
    async (collection) => {
      const campaign = await fanfund.given('live', { collection });
      const pledge = await fanfund.givenPending(campaign);
      await stripe.confirm(await payments.prepare(pledge));
      expect(await takenMinor(pledge.id)).toBe(4900);
      await releasePledge(deps, { pledgeId: pledge.id, reason: 'lapsed' });
      expect(await takenMinor(pledge.id)).toBe(0);
      expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
        state: 'lapsed',
        refundedMinor: collection === 'charge-now' ? 4900 : 0,
      });
    },
  );

  test.each(['authorize', 'charge-now'] as const)(
    'and whose key Stripe has forgotten is found by its metadata, with %s',
    async (collection) => {
      const campaign = await fanfund.given('live', { collection });
      const pledge = await fanfund.givenPending(campaign);
      await payments.prepare(pledge);
      clock.advance(2 * dayMs);
      await releasePledge(deps, { pledgeId: pledge.id, reason: 'campaign_cancelled' });
      expect(await stripe.intentsOf(pledge.id)).toMatchObject([{ status: 'canceled' }]);
    },
  );

  test('is not lapsed once it is confirmed', async () => {
    const { pledge } = await due('charge-now');
    await releasePledge(deps, { pledgeId: pledge.id, reason: 'lapsed' });
    expect(await fanfund.pledgeNow(pledge.id)).toEqual(pledge);
    expect(await takenMinor(pledge.id)).toBe(4900);
  });
});

test.each(['campaign_cancelled', 'campaign_unfunded', 'too_late'] as const)(
  'a release because of %s is told as that',
  async (reason) => {
    const { pledge, message } = await due('authorize', reason);
    await releasePledge(deps, message);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({ state: 'released', reason });
  },
);

describe('a message that its backer leaves', () => {
  test('gives back once the cancellation is written', async () => {
    const { pledge, message } = await due('charge-now', 'cancelled_by_backer');
    const { reason } = message;
    const event = {
      type: 'PledgeReleaseStarted',
      atMs: clock(),
      attemptNumber: 1,
      reason,
    } as const;
    await pledges.apply(pledge, event);
    await releasePledge(deps, message);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      ...{ state: 'cancelled', refundedMinor: 4900 },
    });
  });

  test('does nothing when the cancellation never was', async () => {
    const { pledge, message } = await due('charge-now', 'cancelled_by_backer');
    await releasePledge(deps, message);
    expect(await fanfund.pledgeNow(pledge.id)).toEqual(pledge);
    expect(await takenMinor(pledge.id)).toBe(4900);
  });
});

describe('the refund of a release is in the books', () => {
  const cardOf = async (card: string) => {
    const wishes = { collection: 'charge-now', outcome: 'unfunded' } as const;
    const campaign = await fanfund.given('settling', wishes);
    const pledge = await fanfund.givenConfirmed(campaign, {}, card);
    clock.set(sealedAtMs + minuteMs);
    return { pledge, message: { pledgeId: pledge.id, reason: 'campaign_unfunded' } as const };
  };

  test('with the PaymentIntent that it gives back', async () => {
    const { pledge, message } = await due('charge-now');
    await releasePledge(deps, message);
    const after = await fanfund.pledgeNow(pledge.id);
    expect(after).toMatchObject({
      ...{ state: 'released', chargedIntentId: pledge.payment.intentId },
      refunds: [
        {
          ...{ id: 'release', amountMinor: 4900, reason: 'released', state: 'succeeded' },
          stripeRefundId: expect.stringMatching(/^re_/),
        },
      ],
    });
    expect(after.dueAtMs).toBeUndefined();
  });

  test('while it is pending, to be looked at again', async () => {
    const { pledge, message } = await cardOf('pm_card_pendingRefund');
    await releasePledge(deps, message);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      ...{ state: 'released', refundedMinor: 4900, dueAtMs: clock() + hourMs },
      refunds: [{ id: 'release', state: 'pending', detail: 'processing' }],
    });
  });

  test('when Stripe refuses it for good: the money is owed, and nobody tries for ever', async () => {
    const { pledge, message } = await due('charge-now');
    const detail = 'refund_not_possible';
    const refused = {
      ...payments,
      release: async () => ({
        ...{ kind: 'released', refundedMinor: 0, chargedIntentId: pledge.payment.intentId },
        refunds: [{ refundId: 'release', amountMinor: 4900, state: 'failed', detail }],
      }),
    } as typeof payments;
    await releasePledge({ ...deps, payments: refused }, message);
    const owed = await fanfund.pledgeNow(pledge.id);
    expect(owed).toMatchObject({
      ...{ state: 'refunding', reason: 'campaign_unfunded', holds: [] },
      refunds: [{ id: 'release', state: 'failed', detail }],
    });
    expect(owed.history.slice(-2).map(({ type }) => type)).toEqual([
      ...['PledgeReleased', 'PledgeRefundFailed'],
    ]);
    await releasePledge(deps, message);
    expect(await fanfund.pledgeNow(pledge.id)).toEqual(owed);
  });

  test('disputed, it is left to the bank and to whoever looks at disputes', async () => {
    const { pledge, message } = await cardOf('pm_card_createDispute');
    disputeLooks.take();
    await releasePledge(deps, message);
    expect(disputeLooks.take()).toEqual([{ pledgeId: pledge.id }]);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      ...{ state: 'releasing', dueAtMs: clock() + 15 * minuteMs },
    });
    expect(await takenMinor(pledge.id)).toBe(4900);
  });
});

describe('an attempt that did not happen', () => {
  test.each([
    ['authorize', voiding],
    ['charge-now', refunding],
  ] as const)('is made under the next number, with %s', async (collection, match) => {
    const { pledge, message } = await due(collection);
    await stripe.fault({ match: { ...match, nth: 1 }, fault: 'error_500_before' });
    await expect(releasePledge(deps, message)).rejects.toThrow(TransientError);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      ...{ state: 'releasing', attempt: { purpose: 'release', number: 2 } },
      dueAtMs: clock() + hourMs,
    });
    await releasePledge(deps, message);
    expect((await fanfund.pledgeNow(pledge.id)).state).toBe('released');
    expect(await takenMinor(pledge.id)).toBe(0);
  });

  test.each([21 * hourMs, 25 * hourMs, 13 * dayMs])(
    'and lay in a queue for %d ms is asked for first, then made under the next number',
    async (laterMs) => {
      const { pledge, message } = await due('charge-now');
      await stripe.fault({ fault: 'timeout_before_effect' });
      await expect(releasePledge(deps, message)).rejects.toThrow(UnknownOutcomeError);
      await stripe.fault();
      clock.advance(laterMs);
      await stripe.takeRequests();
      await expect(releasePledge(deps, message)).rejects.toThrow(TransientError);
      expect(await stripe.takeRequests()).not.toHaveProperty(['POST /v1/refunds']);
      await releasePledge(deps, message);
      expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
        ...{ state: 'released', refundedMinor: 4900, attempt: { number: 2 } },
      });
      expect(await takenMinor(pledge.id)).toBe(0);
    },
  );
});

test.each([
  'collecting',
  'past_due',
  'collected',
  'released',
  'cancelled',
  'lapsed',
  'dropped',
] as const)('a %s pledge is left alone', async (state) => {
  const campaign = await fanfund.given('settling');
  const pledge = await givenPledge(table, state, { campaign });
  await stripe.takeRequests();
  for (const reason of ['campaign_unfunded', 'lapsed', 'too_late'] as const)
    await releasePledge(deps, { pledgeId: pledge.id, reason });
  expect(await fanfund.pledgeNow(pledge.id)).toEqual(pledge);
  expect(await stripe.takeRequests()).toEqual({});
});
