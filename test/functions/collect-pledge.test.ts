import { beforeEach, describe, expect, test } from '@jest/globals';
import { collectPledge } from '../../functions/collect-pledge/collect-pledge.ts';
import type { Collection } from '../../shared/domain/campaign.ts';
import type { Payment, PledgeIn } from '../../shared/domain/pledge.ts';
import type { CampaignWishes } from '../support/given.ts';
import { TransientError, UnknownOutcomeError } from '../../shared/errors.ts';
import type {
  DisputesMessage,
  PaymentMessage,
  RefundsMessage,
} from '../../shared/queues/messages.ts';
import { stripeHolds } from '../../shared/payments/stripe-holds.ts';
import { duePledges } from '../../shared/store/due-pledges.ts';
import { keptQueue } from '../support/queue.ts';
import { useFanfund } from '../support/fanfund.ts';
import { dayMs, hourMs, minuteMs, sealedAtMs } from '../support/given.ts';

const fanfund = useFanfund();
const { clock, stripe, pledges, payments } = fanfund;
const refundChecks = keptQueue<RefundsMessage>();
const disputeChecks = keptQueue<DisputesMessage>();
const paymentChecks = keptQueue<PaymentMessage>();
const deps = {
  ...{ pledges, payments, refundChecks, disputeChecks, paymentChecks, now: clock },
  due: duePledges(fanfund.table),
  campaign: fanfund.campaign,
  held: stripeHolds({ client: () => Promise.resolve(stripe.client), now: clock }),
  dunningDayMs: dayMs,
  unknownOutcomeMs: 10 * minuteMs,
};

beforeEach(() => {
  refundChecks.messages.length = 0;
  disputeChecks.messages.length = 0;
  paymentChecks.messages.length = 0;
});

const declinedLater = 'pm_card_chargeCustomerFail';

/** A confirmed pledge of a campaign that has been decided a minute ago. */
async function due(
  collection: Collection = 'save-card',
  card?: string,
  wishes: CampaignWishes = {},
) {
  const campaign = await fanfund.given('settling', { collection, ...wishes });
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
    expect(paymentChecks.messages).toEqual([]);
    const collected = await fanfund.pledgeNow(pledge.id);
    expect(collected.dueAtMs).toBe(clock() + 26 * hourMs);
    clock.advance(26 * hourMs);
    await collectPledge(deps, message);
    expect(paymentChecks.messages).toEqual([{ pledgeId: pledge.id, intentId: stray.id }]);
    expect((await fanfund.pledgeNow(pledge.id)).dueAtMs).toBeUndefined();
    await collectPledge(deps, message);
    expect(paymentChecks.messages).toHaveLength(1);
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
    expect(collected).toMatchObject({ state: 'collected', attempt: { number: 1 } });
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

describe('what was charged ahead', () => {
  test('and went back meanwhile is left to whoever looks at refunds', async () => {
    const { pledge, message } = await due('charge-now');
    await stripe.client.refunds.create({ payment_intent: pledge.payment.intentId });
    await collectPledge(deps, message);
    expect((await fanfund.pledgeNow(pledge.id)).state).toBe('confirmed');
    expect(refundChecks.messages).toEqual([{ pledgeId: pledge.id }]);
  });

  test('and went back in part is collected, and its refund looked at', async () => {
    const { pledge, message } = await due('charge-now');
    await stripe.client.refunds.create({
      payment_intent: pledge.payment.intentId,
      amount: 1000,
    });
    await collectPledge(deps, message);
    expect((await fanfund.pledgeNow(pledge.id)).state).toBe('collected');
    expect(refundChecks.messages).toEqual([{ pledgeId: pledge.id }]);
  });

  test('and is disputed is left to whoever looks at disputes', async () => {
    const { pledge, message } = await due('charge-now', 'pm_card_createDispute');
    await collectPledge(deps, message);
    expect((await fanfund.pledgeNow(pledge.id)).state).toBe('confirmed');
    expect(disputeChecks.messages).toEqual([{ pledgeId: pledge.id }]);
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
