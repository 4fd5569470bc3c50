import { describe, expect, test } from '@jest/globals';
import { collectPledge } from '../../functions/collect-pledge/collect-pledge.ts';
import { confirmPledge } from '../../functions/confirm-pledge/confirm-pledge.ts';
import { replaceAuthorization } from '../../functions/replace-authorization/replace-authorization.ts';
import type { CampaignState } from '../../shared/domain/campaign.ts';
import type {
  DisputesMessage,
  PaymentMessage,
  RefundsMessage,
} from '../../shared/queues/messages.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import { TransientError, UnknownOutcomeError } from '../../shared/errors.ts';
import { stripeHolds } from '../../shared/payments/stripe-holds.ts';
import { duePledges } from '../../shared/store/due-pledges.ts';
import { bodyOf, callerOf, request, useFanfund } from '../support/fanfund.ts';
import { dayMs, minuteMs, pledgedAtMs } from '../support/given.ts';
import { keptQueue } from '../support/queue.ts';

const fanfund = useFanfund();
const { clock, stripe, pledges, payments, campaign } = fanfund;
const held = stripeHolds({ client: () => Promise.resolve(stripe.client), now: clock });
const deps = { pledges, campaign, held, now: clock };
const replace = (pledgeId: string) => replaceAuthorization(deps, { pledgeId });

/** A hold of 7 days, confirmed at this Stripe, with this much time until the deadline. */
async function holding(days: number, card = 'pm_card_visa', state: CampaignState = 'live') {
  const made = await fanfund.given(state, {
    collection: 'authorize',
    deadlineMs: pledgedAtMs + days * dayMs,
  });
  const pledge = await fanfund.givenPending(made);
  const prepared = await payments.prepare(pledge);
  await stripe.confirm(prepared, card);
  const asked = { caller: callerOf(pledge.backerId), path: { id: pledge.id } };
  const body = { intentId: prepared.intentId };
  const live = { ...made, state: 'live', opensAtMs: pledgedAtMs - dayMs } as typeof made;
  const confirming = { ...fanfund, campaign: () => Promise.resolve(live) };
  bodyOf(await confirmPledge(confirming, request({ ...asked, body })));
  await stripe.takeRequests();
  return { pledgeId: pledge.id, intentId: prepared.intentId };
}

const collecting = {
  ...{ pledges, payments, held, campaign, now: clock, dunningDayMs: dayMs },
  refundLooks: keptQueue<RefundsMessage>(),
  disputeLooks: keptQueue<DisputesMessage>(),
  paymentLooks: keptQueue<PaymentMessage>(),
  due: duePledges(fanfund.table),
  unknownOutcomeMs: 10 * minuteMs,
};
const collect = async (pledgeId: string): Promise<Pledge> => {
  const { collection } = await fanfund.pledgeNow(pledgeId);
  await collectPledge(collecting, { pledgeId, collection });
  return fanfund.pledgeNow(pledgeId);
};
const kept = async (pledgeId: string): Promise<number[]> =>
  (await stripe.chargesOf(pledgeId))
    .filter(({ captured }) => captured)
    .map((charge) => charge.amount_captured - charge.amount_refunded);

describe('a hold that ends before the deadline', () => {
  test('is given up a day before it ends, and the saved card charged at the deadline', async () => {
    const { pledgeId, intentId } = await holding(10, 'pm_card_visa', 'settling');
    expect((await fanfund.pledgeNow(pledgeId)).dueAtMs).toBe(pledgedAtMs + 6 * dayMs);
    clock.set(pledgedAtMs + 6 * dayMs);
    await replace(pledgeId);
    const replaced = await fanfund.pledgeNow(pledgeId);
    expect(replaced).toMatchObject({ state: 'confirmed', collection: 'save-card' });
    expect(replaced).not.toHaveProperty('payment.captureBeforeMs');
    expect(replaced.dueAtMs).toBeUndefined();
    expect((await stripe.client.paymentIntents.retrieve(intentId)).status).toBe('canceled');
    clock.set(pledgedAtMs + 10 * dayMs + minuteMs);
    expect((await collect(pledgeId)).state).toBe('collected');
    expect(await kept(pledgeId)).toEqual([4900]);
  });

  test('is left alone before that', async () => {
    const { pledgeId, intentId } = await holding(10);
    clock.set(pledgedAtMs + 6 * dayMs - 1);
    await replace(pledgeId);
    expect(await fanfund.pledgeNow(pledgeId)).toMatchObject({ collection: 'authorize' });
    expect((await stripe.client.paymentIntents.retrieve(intentId)).status).toBe('requires_capture');
  });

  test('is replaced also when the sweeper has put off its next word', async () => {
    const { pledgeId } = await holding(10);
    clock.set(pledgedAtMs + 6 * dayMs);
    const due = await fanfund.pledgeNow(pledgeId);
    const later = { ...pledges, get: async () => ({ ...due, dueAtMs: clock() + dayMs }) };
    await replaceAuthorization({ ...deps, pledges: later }, { pledgeId });
    expect(await fanfund.pledgeNow(pledgeId)).toMatchObject({ collection: 'save-card' });
  });

  test('whose card wants its owner is past due at the deadline, and not lost', async () => {
    const { pledgeId } = await holding(10, 'pm_card_visa', 'settling');
    const { payment } = (await fanfund.pledgeNow(pledgeId)) as Extract<
      Pledge,
      { readonly state: 'confirmed' }
    >;
    const refusals = { codes: ['authentication_required'] };
    await stripe.control('POST', `payment_methods/${payment.paymentMethodId}/refusals`, refusals);
    clock.set(pledgedAtMs + 6 * dayMs);
    await replace(pledgeId);
    clock.set(pledgedAtMs + 10 * dayMs + minuteMs);
    expect(await collect(pledgeId)).toMatchObject({
      state: 'past_due',
      failure: { code: 'authentication_required' },
      unpaidIntentId: expect.stringMatching(/^pi_/),
    });
  });
});

describe('a hold that reaches the deadline', () => {
  test('is never due', async () => {
    const { pledgeId } = await holding(6);
    expect((await fanfund.pledgeNow(pledgeId)).dueAtMs).toBeUndefined();
  });

  test('but not the settlement is captured where the settlement is quick', async () => {
    const { pledgeId, intentId } = await holding(6.75, 'pm_card_visa', 'settling');
    expect((await fanfund.pledgeNow(pledgeId)).dueAtMs).toBe(pledgedAtMs + 6.875 * dayMs);
    clock.set(pledgedAtMs + 6.75 * dayMs + minuteMs);
    expect(await collect(pledgeId)).toMatchObject({
      state: 'collected',
      chargedIntentId: intentId,
    });
  });
});

describe('what Stripe did by itself', () => {
  test.each(['expired', 'cancelled'] as const)(
    'a hold that was %s gives way to the saved card',
    async (how) => {
      const { pledgeId, intentId } = await holding(6);
      if (how === 'cancelled') await stripe.client.paymentIntents.cancel(intentId);
      else clock.set(pledgedAtMs + 7 * dayMs + minuteMs);
      await replace(pledgeId);
      expect(await fanfund.pledgeNow(pledgeId)).toMatchObject({
        state: 'confirmed',
        collection: 'save-card',
      });
    },
  );

  test('a hold that somebody captured is collected money', async () => {
    const { pledgeId, intentId } = await holding(10);
    await stripe.client.paymentIntents.capture(intentId);
    clock.set(pledgedAtMs + 6 * dayMs);
    await replace(pledgeId);
    expect(await fanfund.pledgeNow(pledgeId)).toMatchObject({
      state: 'collected',
      chargedIntentId: intentId,
    });
  });
});

describe('a message that comes again', () => {
  test('asks Stripe for nothing once the hold is replaced', async () => {
    const { pledgeId } = await holding(10);
    clock.set(pledgedAtMs + 6 * dayMs);
    await replace(pledgeId);
    const replaced = await fanfund.pledgeNow(pledgeId);
    await stripe.takeRequests();
    await replace(pledgeId);
    clock.advance(13 * dayMs);
    await replace(pledgeId);
    expect(await stripe.takeRequests()).toEqual({});
    expect(await fanfund.pledgeNow(pledgeId)).toEqual(replaced);
  });

  test.each([['the worker ended'], ['another was quicker']])(
    'after %s between Stripe and the table is done with the hold all the same',
    async (what) => {
      const { pledgeId } = await holding(10);
      clock.set(pledgedAtMs + 6 * dayMs);
      if (what === 'the worker ended') {
        fanfund.table.failNext('UpdateItem', 'InternalServerError');
        await expect(replace(pledgeId)).rejects.toThrow(TransientError);
      } else await Promise.allSettled([replace(pledgeId), replace(pledgeId)]);
      await replace(pledgeId);
      const { collection, history } = await fanfund.pledgeNow(pledgeId);
      expect(collection).toBe('save-card');
      expect(history.filter(({ type }) => type === 'PledgeAuthorizationReplaced')).toHaveLength(1);
    },
  );

  test.each([
    ['error_500_before', 1],
    ['timeout_after_effect', [1, 2]],
  ] as const)(
    'after an answer that was lost (%s) finds out, an hour later at the latest',
    async (fault, nth) => {
      const { pledgeId } = await holding(10);
      clock.set(pledgedAtMs + 6 * dayMs);
      const match = { method: 'POST', path: '/v1/payment_intents/*/cancel', nth: [nth].flat() };
      await stripe.fault({ match, fault });
      await expect(replace(pledgeId)).rejects.toThrow(UnknownOutcomeError);
      clock.advance(60 * minuteMs);
      await replace(pledgeId);
      expect(await fanfund.pledgeNow(pledgeId)).toMatchObject({ collection: 'save-card' });
    },
  );

  test('for a pledge of another kind, or none, is nothing to do', async () => {
    const pledge = await fanfund.givenConfirmed(await fanfund.given('live'));
    await stripe.takeRequests();
    await replace(pledge.id);
    await replace('plg_aaaaaaaaaaaaaaaa0aaaaaaaaaaaaaaaa');
    expect(await stripe.takeRequests()).toEqual({});
  });
});

test('a settlement that is at the pledge meanwhile charges the saved card, once', async () => {
  const { pledgeId } = await holding(6.75, 'pm_card_visa', 'settling');
  clock.set(pledgedAtMs + 6.9 * dayMs);
  await Promise.allSettled([replace(pledgeId), collect(pledgeId)]);
  if ((await fanfund.pledgeNow(pledgeId)).state !== 'collected') await collect(pledgeId);
  expect((await fanfund.pledgeNow(pledgeId)).state).toBe('collected');
  expect(await kept(pledgeId)).toEqual([4900]);
});
