import { describe, expect, test } from '@jest/globals';
import { collectPledge } from '../../functions/collect-pledge/collect-pledge.ts';
import type { Payment } from '../../shared/domain/pledge.ts';
import { UnknownOutcomeError } from '../../shared/errors.ts';
import { useCollecting } from '../support/collecting.ts';
import { dayMs, hourMs, minuteMs, sealedAtMs } from '../support/given.ts';

const { fanfund, deps, due, requestsThatMove } = useCollecting();
const { clock, stripe, pledges } = fanfund;

const declinedLater = 'pm_card_chargeCustomerFail';

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

  test('that was charged ahead is collected with one look at Stripe, which tells the fee', async () => {
    const { pledge, message } = await due('charge-now');
    await collectPledge(deps, message);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      state: 'collected',
      chargedIntentId: pledge.payment.intentId,
      fee: { minor: 172, currency: 'USD' },
    });
    expect(await stripe.takeRequests()).toEqual({ 'GET /v1/payment_intents/:intent': 1 });
  });

  test.each(['save-card', 'authorize'] as const)(
    'with %s is told its fee by the same answer',
    async (collection) => {
      const { pledge, message } = await due(collection);
      await collectPledge(deps, message);
      expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
        state: 'collected',
        fee: { minor: 172, currency: 'USD' },
      });
    },
  );

  test('costs two writes and one request to Stripe, beside its campaign', async () => {
    const { message } = await due();
    fanfund.table.calls.length = 0;
    await collectPledge(deps, message);
    expect(fanfund.table.calls.map(({ operation }) => operation)).toEqual([
      'GetItem',
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
      failure: {
        code: 'card_declined',
        declineCode: 'generic_decline',
        adviceCode: 'try_again_later',
      },
      pastDueUntilMs: sealedAtMs + minuteMs + 7 * dayMs,
      dueAtMs: sealedAtMs + minuteMs + dayMs,
      unpaidIntentId: expect.stringMatching(/^pi_/),
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

describe('an authorisation', () => {
  const heldAndGone = async (card = 'pm_card_visa') => {
    const given = await due('authorize', card);
    await stripe.client.paymentIntents.cancel(given.pledge.payment.intentId);
    await stripe.takeRequests();
    return given;
  };

  test('that somebody else has captured is collected all the same', async () => {
    const { pledge, message } = await due('authorize');
    await stripe.client.paymentIntents.capture(pledge.payment.intentId);
    await collectPledge(deps, message);
    expect((await fanfund.pledgeNow(pledge.id)).state).toBe('collected');
    expect(await stripe.chargesOf(pledge.id)).toHaveLength(1);
  });

  test('that was voided gives way to the saved card, and its backer is not troubled', async () => {
    const { pledge, message } = await heldAndGone();
    await collectPledge(deps, message);
    const collected = await fanfund.pledgeNow(pledge.id);
    expect(collected).toMatchObject({ state: 'collected', attempt: { number: 2 } });
    expect(collected.history.map(({ type }) => type)).not.toContain('PledgePaymentFailed');
    expect(await kept(pledge.id)).toEqual([4900]);
  });

  test('that lapsed gives way to the saved card', async () => {
    const { pledge, message } = await due('authorize');
    clock.set((pledge.payment.captureBeforeMs ?? 0) + minuteMs);
    await collectPledge(deps, message);
    expect((await fanfund.pledgeNow(pledge.id)).state).toBe('collected');
    expect(await kept(pledge.id)).toEqual([4900]);
  });

  test.each(['timeout_after_effect', 'error_500_after', 'timeout_before_effect'] as const)(
    'that gave way to the saved card charges it once, also with %s',
    async (fault) => {
      const { pledge, message } = await heldAndGone();
      await stripe.fault({ match: { ...createIntent, nth: [1, 2] }, fault });
      await expect(collectPledge(deps, message)).rejects.toThrow(UnknownOutcomeError);
      await collectPledge(deps, message);
      expect((await fanfund.pledgeNow(pledge.id)).state).toBe('collected');
      expect(await kept(pledge.id)).toEqual([4900]);
    },
  );

  test('whose saved card is declined is past due with the intent that was declined', async () => {
    const { pledge, message } = await due('authorize');
    await refusing(pledge, ['insufficient_funds']);
    await stripe.client.paymentIntents.cancel(pledge.payment.intentId);
    await collectPledge(deps, message);
    const failed = await fanfund.pledgeNow(pledge.id);
    expect(failed).toMatchObject({
      state: 'past_due',
      failure: { declineCode: 'insufficient_funds' },
      unpaidIntentId: expect.stringMatching(/^pi_/),
    });
    expect(failed).not.toMatchObject({ unpaidIntentId: pledge.payment.intentId });
  });
});

/** What was taken less what went back, of each charge that was captured. */
const kept = async (pledgeId: string): Promise<number[]> =>
  (await stripe.chargesOf(pledgeId))
    .filter(({ captured }) => captured)
    .map((charge) => charge.amount_captured - charge.amount_refunded);

/** From now on the issuer refuses the saved card, for one reason after the other. */
const refusing = (
  { payment }: { readonly payment: Payment },
  codes: readonly string[],
  times?: number,
) =>
  stripe.control('POST', `payment_methods/${payment.paymentMethodId}/refusals`, { codes, times });

describe('a decline', () => {
  test.each([
    ['insufficient_funds', dayMs],
    ['issuer_not_available', hourMs],
    ['do_not_honor', dayMs],
    ['stolen_card', 2 * dayMs],
    ['expired_card', 2 * dayMs],
    ['authentication_required', 2 * dayMs],
    ['insufficient_funds:do_not_try_again', 2 * dayMs],
  ])('with %s is looked at again when the policy says so', async (code, afterMs) => {
    const { pledge, message } = await due();
    await refusing(pledge, [code]);
    await collectPledge(deps, message);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      state: 'past_due',
      dueAtMs: sealedAtMs + minuteMs + afterMs,
      pastDueUntilMs: sealedAtMs + minuteMs + 7 * dayMs,
      unpaidIntentId: expect.stringMatching(/^pi_/),
    });
  });

  test('is followed up as its campaign wishes', async () => {
    const dunning = { windowDays: 3, retries: { insufficient_funds: [5] } };
    const { pledge, message } = await due('save-card', 'pm_card_visa', { dunning });
    await refusing(pledge, ['insufficient_funds']);
    await collectPledge(deps, message);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      dueAtMs: sealedAtMs + minuteMs + 5 * hourMs,
      pastDueUntilMs: sealedAtMs + minuteMs + 3 * dayMs,
    });
  });

  test('of a card that left its customer is no failure of ours', async () => {
    const { pledge, message } = await due();
    await stripe.client.paymentMethods.detach(pledge.payment.paymentMethodId);
    await collectPledge(deps, message);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      state: 'past_due',
      failure: { code: 'payment_method_detached' },
    });
  });
});

describe('a further attempt', () => {
  /** Declined once, and begun again as dunning does. */
  async function triedAgain(times?: number) {
    const given = await due();
    await refusing(given.pledge, ['insufficient_funds'], times);
    await collectPledge(deps, given.message);
    clock.advance(dayMs);
    const failed = await fanfund.pledgeNow(given.pledge.id);
    const event = { type: 'PledgeCollectionStarted', atMs: clock(), attemptNumber: 2 } as const;
    await pledges.apply(failed, event);
    await stripe.takeRequests();
    return given;
  }

  test('confirms the declined intent, so that the pledge has one', async () => {
    const { pledge, message } = await triedAgain(1);
    await collectPledge(deps, message);
    const [intent, ...others] = await stripe.intentsOf(pledge.id);
    expect(others).toEqual([]);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      state: 'collected',
      chargedIntentId: intent?.id,
      attempt: { number: 2 },
      fee: { minor: 172, currency: 'USD' },
    });
  });

  test('that is declined too does not begin the window anew', async () => {
    const { pledge, message } = await triedAgain();
    await collectPledge(deps, message);
    const [intent, ...others] = await stripe.intentsOf(pledge.id);
    expect(others).toEqual([]);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      state: 'past_due',
      pastDueUntilMs: sealedAtMs + minuteMs + 7 * dayMs,
      dueAtMs: sealedAtMs + minuteMs + 2 * dayMs,
      unpaidIntentId: intent?.id,
      attempt: { number: 2 },
    });
  });

  test('finds that the backer was quicker, and takes no more', async () => {
    const { pledge, message } = await triedAgain();
    const [intent] = await stripe.intentsOf(pledge.id);
    const clientSecret = intent?.client_secret ?? '';
    await stripe.confirm({ intentId: intent?.id ?? '', clientSecret }, 'pm_card_mastercard');
    await collectPledge(deps, message);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      state: 'collected',
      chargedIntentId: intent?.id,
    });
    expect(await kept(pledge.id)).toEqual([4900]);
  });

  test('charges anew where Stripe has cancelled the intent', async () => {
    const { pledge, message } = await triedAgain(1);
    const [intent] = await stripe.intentsOf(pledge.id);
    await stripe.client.paymentIntents.cancel(intent?.id ?? '');
    await collectPledge(deps, message);
    await collectPledge(deps, message);
    expect(await stripe.intentsOf(pledge.id)).toHaveLength(2);
    expect(await kept(pledge.id)).toEqual([4900]);
    expect((await fanfund.pledgeNow(pledge.id)).state).toBe('collected');
  });

  const confirmIntent = { method: 'POST', path: '/v1/payment_intents/*/confirm' };

  test.each(['timeout_after_effect', 'error_500_after', 'timeout_before_effect'] as const)(
    'whose answer was lost charges once: %s',
    async (fault) => {
      const { pledge, message } = await triedAgain(1);
      await stripe.fault({ match: { ...confirmIntent, nth: [1, 2] }, fault });
      await collectPledge(deps, message);
      expect((await fanfund.pledgeNow(pledge.id)).state).toBe('collected');
      expect(await kept(pledge.id)).toEqual([4900]);
      expect(await stripe.intentsOf(pledge.id)).toHaveLength(1);
    },
  );

  test('of which Stripe keeps a 500 is told from the one before it, and made again', async () => {
    const { pledge, message } = await triedAgain(1);
    await stripe.fault({ match: { ...confirmIntent, nth: 1 }, fault: 'error_500_before' });
    await collectPledge(deps, message);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      state: 'collected',
      attempt: { number: 3 },
    });
    expect(await stripe.intentsOf(pledge.id)).toHaveLength(1);
  });

  test('of which Stripe keeps a 500 while it was declined is a decline', async () => {
    const { pledge, message } = await triedAgain();
    await stripe.fault({ match: { ...confirmIntent, nth: 1 }, fault: 'error_500_after' });
    await collectPledge(deps, message);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      state: 'past_due',
      attempt: { number: 2 },
      failure: { declineCode: 'insufficient_funds' },
    });
  });
});
