import { describe, expect, test } from '@jest/globals';
import { collectPledge } from '../../functions/collect-pledge/collect-pledge.ts';
import type { PledgeIn } from '../../shared/domain/pledge.ts';
import { TransientError, UnknownOutcomeError } from '../../shared/errors.ts';
import { useCollecting } from '../support/collecting.ts';
import { hourMs, minuteMs } from '../support/given.ts';

const { fanfund, deps, due, requestsThatMove, paymentLooks } = useCollecting();
const { clock, stripe } = fanfund;

const createIntent = { method: 'POST', path: '/v1/payment_intents' };
const captureIntent = { method: 'POST', path: '/v1/payment_intents/*/capture' };

/** Stripe carries out a request that it had answered with an error. */
const charged = (pledge: PledgeIn<'confirmed'>, attempt: string) =>
  stripe.client.paymentIntents.create({
    amount: 4900,
    currency: 'usd',
    customer: pledge.payment.customerId,
    payment_method: pledge.payment.paymentMethodId,
    off_session: true,
    confirm: true,
    metadata: {
      fanfund_campaign: pledge.campaignId,
      fanfund_pledge: pledge.id,
      fanfund_attempt: attempt,
    },
  });

/** Stripe makes the intent of an attempt, and breaks off before it charges it. */
const made = (pledge: PledgeIn<'confirmed'>, attempt: string) =>
  stripe.client.paymentIntents.create({
    amount: 4900,
    currency: 'usd',
    customer: pledge.payment.customerId,
    payment_method: pledge.payment.paymentMethodId,
    metadata: {
      fanfund_campaign: pledge.campaignId,
      fanfund_pledge: pledge.id,
      fanfund_attempt: attempt,
    },
  });

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

  test('that Stripe keeps under the key is believed after two look-ups, some minutes apart', async () => {
    const { pledge, message } = await due();
    await stripe.fault({ match: { ...createIntent, nth: 1 }, fault: 'error_500_before' });
    await expect(collectPledge(deps, message)).rejects.toThrow(UnknownOutcomeError);
    await expect(collectPledge(deps, message)).rejects.toThrow(TransientError);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      state: 'collecting',
      attempt: { number: 1 },
      dueAtMs: clock() + 10 * minuteMs,
    });
    await stripe.takeRequests();
    clock.advance(10 * minuteMs - 1);
    await expect(collectPledge(deps, message)).rejects.toThrow(TransientError);
    expect(await stripe.takeRequests()).toEqual({});
    clock.advance(1);
    await collectPledge(deps, message);
    expect(await stripe.takeRequests()).toEqual({
      'GET /v1/payment_intents': 1,
      'POST /v1/payment_intents': 1,
    });
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      state: 'collected',
      attempt: { number: 2 },
    });
    expect(await stripe.chargesOf(pledge.id)).toMatchObject([
      { metadata: { fanfund_attempt: 'collect-2' } },
    ]);
  });

  test('that Stripe keeps under the key, while it carries the request out, is found later', async () => {
    const { pledge, message } = await due();
    await stripe.fault({ match: { ...createIntent, nth: 1 }, fault: 'error_500_before' });
    await expect(collectPledge(deps, message)).rejects.toThrow(UnknownOutcomeError);
    await expect(collectPledge(deps, message)).rejects.toThrow(TransientError);
    const rolledForward = await charged(pledge, 'collect-1');
    clock.advance(10 * minuteMs);
    await collectPledge(deps, message);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      state: 'collected',
      chargedIntentId: rolledForward.id,
    });
    expect(await stripe.intentsOf(pledge.id)).toHaveLength(1);
  });

  test('that was believed to be nothing, and took money after all, is found and told', async () => {
    const { pledge, message } = await due();
    await stripe.fault({ match: { ...createIntent, nth: 1 }, fault: 'error_500_before' });
    await expect(collectPledge(deps, message)).rejects.toThrow(UnknownOutcomeError);
    await expect(collectPledge(deps, message)).rejects.toThrow(TransientError);
    clock.advance(10 * minuteMs);
    await collectPledge(deps, message);
    const stray = await charged(pledge, 'collect-1');
    await collectPledge(deps, message);
    expect(paymentLooks.messages).toEqual([]);
    const collected = await fanfund.pledgeNow(pledge.id);
    expect(collected.dueAtMs).toBe(clock() + 26 * hourMs);
    clock.advance(26 * hourMs);
    await collectPledge(deps, message);
    expect(paymentLooks.messages).toEqual([{ pledgeId: pledge.id, intentId: stray.id }]);
    expect((await fanfund.pledgeNow(pledge.id)).dueAtMs).toBeUndefined();
    await collectPledge(deps, message);
    expect(paymentLooks.messages).toHaveLength(1);
  });

  test('for a hold that stands as before is tried anew at once: it is captured once', async () => {
    const { pledge, message } = await due('authorize');
    await stripe.fault({ match: { ...captureIntent, nth: 1 }, fault: 'error_500_before' });
    await expect(collectPledge(deps, message)).rejects.toThrow(UnknownOutcomeError);
    await collectPledge(deps, message);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      state: 'collected',
      chargedIntentId: pledge.payment.intentId,
      attempt: { number: 2 },
    });
    expect(await stripe.chargesOf(pledge.id)).toHaveLength(1);
  });

  test('by which Stripe made an intent and broke off is gone on with: it has one intent', async () => {
    const { pledge, message } = await due();
    await stripe.fault({ match: { ...createIntent, nth: 1 }, fault: 'error_500_before' });
    await expect(collectPledge(deps, message)).rejects.toThrow(UnknownOutcomeError);
    const { id } = await made(pledge, 'collect-1');
    await collectPledge(deps, message);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      state: 'collected',
      chargedIntentId: id,
      attempt: { number: 2 },
    });
    expect(await stripe.intentsOf(pledge.id)).toHaveLength(1);
  });

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
    await expect(collectPledge(deps, message)).rejects.toThrow(TransientError);
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

  test('whose key somebody may still use is looked up twice before it is believed to be nothing', async () => {
    const { pledge, message } = await due();
    await stripe.fault({ match: createIntent, fault: 'timeout_before_effect' });
    await expect(collectPledge(deps, message)).rejects.toThrow(UnknownOutcomeError);
    await stripe.fault();
    clock.advance(20 * hourMs + 10 * minuteMs - 1);
    await expect(collectPledge(deps, message)).rejects.toThrow(TransientError);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({ attempt: { number: 1 } });
    clock.advance(10 * minuteMs);
    await collectPledge(deps, message);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      state: 'collected',
      attempt: { number: 2 },
    });
    expect(await stripe.chargesOf(pledge.id)).toHaveLength(1);
  });

  test('of which Stripe knows nothing ten minutes later is followed by another at once', async () => {
    const { pledge, message } = await due();
    await stripe.fault({ match: createIntent, fault: 'timeout_before_effect' });
    await expect(collectPledge(deps, message)).rejects.toThrow(UnknownOutcomeError);
    await stripe.fault();
    clock.advance(20 * hourMs + 10 * minuteMs);
    await collectPledge(deps, message);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      state: 'collected',
      attempt: { number: 2 },
    });
  });

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

describe('a charge that Stripe is still processing', () => {
  test.each([
    ['pm_card_sim_processing', 'collected'],
    ['pm_card_sim_processing_insufficient_funds', 'past_due'],
  ] as const)('is looked at again an hour later: %s', async (card, state) => {
    const { pledge, message } = await due('save-card', card);
    await collectPledge(deps, message);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      state: 'collecting',
      attempt: { number: 1 },
      dueAtMs: clock() + hourMs,
    });
    clock.advance(hourMs);
    await collectPledge(deps, message);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({ state, attempt: { number: 1 } });
    expect(await stripe.intentsOf(pledge.id)).toHaveLength(1);
  });
});

test('an attempt that is open at the second look is due from then on, and never before', async () => {
  const { pledge, message } = await due();
  await stripe.fault({ fault: 'outage', manner: 'unavailable' });
  await expect(collectPledge(deps, message)).rejects.toThrow();
  expect((await fanfund.pledgeNow(pledge.id)).dueAtMs).toBeUndefined();
  clock.advance(minuteMs);
  await expect(collectPledge(deps, message)).rejects.toThrow();
  expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
    ...{ state: 'collecting', dueAtMs: clock() + 8 * hourMs },
  });
  await stripe.fault();
  await collectPledge(deps, message);
  expect((await fanfund.pledgeNow(pledge.id)).state).toBe('collected');
});
