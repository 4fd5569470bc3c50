import { describe, expect, test } from '@jest/globals';
import { collectPledge } from '../../functions/collect-pledge/collect-pledge.ts';
import type { Collection } from '../../shared/domain/campaign.ts';
import { TransientError, UnknownOutcomeError } from '../../shared/errors.ts';
import { useFanfund } from '../support/fanfund.ts';
import { dayMs, hourMs, minuteMs, sealedAtMs } from '../support/given.ts';

const fanfund = useFanfund();
const { clock, stripe, pledges, payments } = fanfund;
const pastDueMs = 7 * dayMs;
const deps = { pledges, payments, now: clock, pastDueMs };

const declinedLater = 'pm_card_chargeCustomerFail';

/** A confirmed pledge of a campaign that has been decided a minute ago. */
async function due(collection: Collection = 'save-card', card?: string) {
  const campaign = await fanfund.given('settling', { collection });
  const pledge = await fanfund.givenConfirmed(campaign, {}, card);
  clock.set(sealedAtMs + minuteMs);
  await stripe.takeRequests();
  return { pledge, message: { pledgeId: pledge.id, collection } };
}

const requestsThatMove = async (): Promise<number> => {
  const requests = await stripe.takeRequests();
  return Object.entries(requests)
    .filter(([endpoint]) => endpoint.startsWith('POST'))
    .reduce((sum, [, count]) => sum + count, 0);
};

describe('a pledge', () => {
  test('with a saved card is charged its amount', async () => {
    const { pledge, message } = await due();
    await collectPledge(deps, message);
    const [charge, ...others] = await stripe.chargesOf(pledge.id);
    expect(others).toEqual([]);
    expect(charge).toMatchObject({ amount: 4900, captured: true, currency: 'usd' });
    expect(charge?.metadata).toMatchObject({
      fanfund_campaign: pledge.campaignId,
      fanfund_pledge: pledge.id,
      fanfund_attempt: 'collect-1',
    });
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      state: 'collected',
      chargedIntentId: charge?.payment_intent,
      attempt: { purpose: 'collect', number: 1, startedAtMs: sealedAtMs + minuteMs },
    });
  });

  test('with an authorisation is captured', async () => {
    const { pledge, message } = await due('authorize');
    expect(await stripe.chargesOf(pledge.id)).toMatchObject([{ captured: false }]);
    await collectPledge(deps, message);
    expect(await stripe.chargesOf(pledge.id)).toMatchObject([
      { captured: true, amount_captured: 4900 },
    ]);
    expect((await fanfund.pledgeNow(pledge.id)).state).toBe('collected');
  });

  test('that was charged ahead is collected without asking Stripe', async () => {
    const { pledge, message } = await due('charge-now');
    await collectPledge(deps, message);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      state: 'collected',
      chargedIntentId: pledge.payment.intentId,
    });
    expect(await stripe.takeRequests()).toEqual({});
  });

  test('costs two writes and one request to Stripe', async () => {
    const { message } = await due();
    fanfund.table.calls.length = 0;
    await collectPledge(deps, message);
    expect(fanfund.table.calls.map(({ operation }) => operation)).toEqual([
      'UpdateItem',
      'UpdateItem',
    ]);
    expect(await stripe.takeRequests()).toEqual({ 'POST /v1/payment_intents': 1 });
  });

  test('whose card is declined is past due, with the reason and until when', async () => {
    const { pledge, message } = await due('save-card', declinedLater);
    await collectPledge(deps, message);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      state: 'past_due',
      failure: { code: 'card_declined', declineCode: 'generic_decline' },
      pastDueUntilMs: sealedAtMs + minuteMs + 7 * dayMs,
    });
    expect(await stripe.chargesOf(pledge.id)).toEqual([]);
  });

  test.each(['pending', 'cancelled', 'released', 'lapsed'] as const)(
    'that is not confirmed but %s is left alone',
    async (state) => {
      const campaign = await fanfund.given('settling');
      const pledge = await fanfund.givenPending(campaign);
      if (state !== 'pending') {
        const payment = { intentId: 'seti_1', customerId: 'cus_1', paymentMethodId: 'pm_1' };
        const events = {
          cancelled: [{ type: 'PledgeCancelled', atMs: clock(), refundedMinor: 0 }],
          lapsed: [{ type: 'PledgeLapsed', atMs: clock(), refundedMinor: 0 }],
          released: [
            { type: 'PledgeConfirmed', atMs: clock(), payment },
            { type: 'PledgeReleased', atMs: clock(), reason: 'too_late', refundedMinor: 0 },
          ],
        } as const;
        let current = await fanfund.pledgeNow(pledge.id);
        for (const event of events[state]) {
          await pledges.apply(current, event);
          current = await fanfund.pledgeNow(pledge.id);
        }
      }
      const before = await fanfund.pledgeNow(pledge.id);
      expect(before.state).toBe(state);
      await stripe.takeRequests();
      for (const collection of ['save-card', 'authorize', 'charge-now'] as const)
        await collectPledge(deps, { pledgeId: pledge.id, collection });
      expect(await fanfund.pledgeNow(pledge.id)).toEqual(before);
      expect(await stripe.takeRequests()).toEqual({});
    },
  );

  test('that does not exist is nothing to do', async () => {
    const pledgeId = 'plg_aaaaaaaaaaaaaaaa0aaaaaaaaaaaaaaaa';
    for (const collection of ['save-card', 'charge-now'] as const)
      await expect(collectPledge(deps, { pledgeId, collection })).resolves.toBeUndefined();
  });
});

describe('redelivering a collect message', () => {
  test.each(['save-card', 'authorize', 'charge-now'] as const)(
    'charges once with %s, and asks Stripe for nothing more',
    async (collection) => {
      const { pledge, message } = await due(collection);
      await collectPledge(deps, message);
      const done = await fanfund.pledgeNow(pledge.id);
      await stripe.takeRequests();
      await collectPledge(deps, message);
      expect(await requestsThatMove()).toBe(0);
      expect(await fanfund.pledgeNow(pledge.id)).toEqual(done);
      expect(await stripe.chargesOf(pledge.id)).toHaveLength(1);
    },
  );

  test('three times at once charges once', async () => {
    const { pledge, message } = await due();
    await Promise.allSettled([1, 2, 3].map(() => collectPledge(deps, message)));
    // What failed because another was at it comes again.
    await collectPledge(deps, message);
    expect(await stripe.chargesOf(pledge.id)).toHaveLength(1);
    expect((await fanfund.pledgeNow(pledge.id)).state).toBe('collected');
  });

  test('of a declined pledge tries no second time by itself', async () => {
    const { pledge, message } = await due('save-card', declinedLater);
    await collectPledge(deps, message);
    await collectPledge(deps, message);
    expect(await stripe.intentsOf(pledge.id)).toHaveLength(1);
  });
});

const createIntent = { method: 'POST', path: '/v1/payment_intents' };
const captureIntent = { method: 'POST', path: '/v1/payment_intents/*/capture' };

describe('an answer that was lost', () => {
  test.each([
    ['save-card', createIntent, 'timeout_after_effect'],
    ['save-card', createIntent, 'error_500_after'],
    ['save-card', createIntent, 'timeout_before_effect'],
    ['authorize', captureIntent, 'timeout_after_effect'],
    ['authorize', captureIntent, 'error_500_after'],
    ['authorize', captureIntent, 'timeout_before_effect'],
  ] as const)('with %s is never charged again: %j %s', async (collection, match, fault) => {
    const { pledge, message } = await due(collection);
    await stripe.fault({ match, fault });
    await expect(collectPledge(deps, message)).rejects.toThrow(UnknownOutcomeError);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      state: 'collecting',
      attempt: { number: 1 },
    });
    clock.advance(minuteMs);
    await stripe.fault();
    await collectPledge(deps, message);
    const captured = (await stripe.chargesOf(pledge.id)).filter((charge) => charge.captured);
    expect(captured).toHaveLength(1);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      state: 'collected',
      attempt: { number: 1 },
    });
  });

  test.each([
    ['save-card', createIntent, 'collect-2'],
    ['authorize', captureIntent, 'prepare-1'],
  ] as const)(
    'that Stripe repeats as long as it knows the key waits for it: %s',
    async (collection, match, name) => {
      const { pledge, message } = await due(collection);
      await stripe.fault({ match: { ...match, nth: 1 }, fault: 'error_500_before' });
      await expect(collectPledge(deps, message)).rejects.toThrow(UnknownOutcomeError);
      clock.advance(hourMs);
      await expect(collectPledge(deps, message)).rejects.toThrow(UnknownOutcomeError);
      expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({ attempt: { number: 1 } });
      clock.advance(19 * hourMs);
      await collectPledge(deps, message);
      expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
        state: 'collected',
        attempt: { number: 2 },
      });
      const captured = (await stripe.chargesOf(pledge.id)).filter((charge) => charge.captured);
      expect(captured).toMatchObject([{ metadata: { fanfund_attempt: name } }]);
    },
  );

  test('is looked up when the repetition is lost as well', async () => {
    const { pledge, message } = await due();
    await stripe.fault({ match: createIntent, fault: 'timeout_after_effect' });
    await expect(collectPledge(deps, message)).rejects.toThrow(UnknownOutcomeError);
    await collectPledge(deps, message);
    expect((await fanfund.pledgeNow(pledge.id)).state).toBe('collected');
    expect(await stripe.chargesOf(pledge.id)).toHaveLength(1);
  });

  test('while Stripe knows nothing stays unknown, under the first key', async () => {
    const { pledge, message } = await due();
    await stripe.fault({ match: createIntent, fault: 'timeout_before_effect' });
    await expect(collectPledge(deps, message)).rejects.toThrow(UnknownOutcomeError);
    await expect(collectPledge(deps, message)).rejects.toThrow(UnknownOutcomeError);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({ attempt: { number: 1 } });
    expect(await stripe.intentsOf(pledge.id)).toEqual([]);
  });

  test('because Stripe is busy is a failure that passes', async () => {
    const { pledge, message } = await due();
    await stripe.fault({ match: { ...createIntent, nth: 1 }, fault: 'rate_limited' });
    await expect(collectPledge(deps, message)).rejects.toThrow(TransientError);
    await collectPledge(deps, message);
    expect(await stripe.chargesOf(pledge.id)).toHaveLength(1);
  });
});

describe('an attempt older than 20 hours', () => {
  /** The charge has been made, and nobody here knows it. */
  async function lost(collection: 'save-card' | 'authorize') {
    const found = await due(collection);
    const match = collection === 'save-card' ? createIntent : captureIntent;
    await stripe.fault({ match, fault: 'timeout_after_effect' });
    await expect(collectPledge(deps, found.message)).rejects.toThrow(UnknownOutcomeError);
    await stripe.fault();
    await stripe.takeRequests();
    return found;
  }

  test.each(['save-card', 'authorize'] as const)(
    'is looked up before anything else, with %s',
    async (collection) => {
      const { pledge, message } = await lost(collection);
      clock.advance(20 * hourMs);
      await collectPledge(deps, message);
      expect(await requestsThatMove()).toBe(0);
      expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
        state: 'collected',
        attempt: { number: 1 },
      });
    },
  );

  test('is repeated under its key one moment before', async () => {
    const { pledge, message } = await lost('save-card');
    clock.advance(20 * hourMs - 1);
    await collectPledge(deps, message);
    expect(await stripe.takeRequests()).toEqual({ 'POST /v1/payment_intents': 1 });
    expect(await stripe.chargesOf(pledge.id)).toHaveLength(1);
  });

  test('put back after 25 hours, when its key is forgotten, causes no new charge', async () => {
    const { pledge, message } = await lost('save-card');
    clock.advance(25 * hourMs);
    await collectPledge(deps, message);
    await collectPledge(deps, message);
    expect(await stripe.intentsOf(pledge.id)).toHaveLength(1);
    expect(await stripe.chargesOf(pledge.id)).toHaveLength(1);
    expect((await fanfund.pledgeNow(pledge.id)).state).toBe('collected');
  });

  test('of which Stripe knows nothing is followed by a second one, under a new key', async () => {
    const { pledge, message } = await due();
    await stripe.fault({ match: createIntent, fault: 'timeout_before_effect' });
    await expect(collectPledge(deps, message)).rejects.toThrow(UnknownOutcomeError);
    await stripe.fault();
    clock.advance(21 * hourMs);
    await collectPledge(deps, message);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      state: 'collected',
      attempt: { number: 2 },
    });
    expect(await stripe.chargesOf(pledge.id)).toMatchObject([
      { metadata: { fanfund_attempt: 'collect-2' } },
    ]);
  });
});

describe('an authorisation that somebody else has moved', () => {
  test('by capturing it is collected all the same', async () => {
    const { pledge, message } = await due('authorize');
    await stripe.client.paymentIntents.capture(pledge.payment.intentId);
    await collectPledge(deps, message);
    expect((await fanfund.pledgeNow(pledge.id)).state).toBe('collected');
    expect(await stripe.chargesOf(pledge.id)).toHaveLength(1);
  });

  test('by voiding it is a failed payment, not a failure of ours', async () => {
    const { pledge, message } = await due('authorize');
    await stripe.client.paymentIntents.cancel(pledge.payment.intentId);
    await collectPledge(deps, message);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      state: 'past_due',
      failure: { code: 'payment_intent_canceled' },
    });
  });
});
