import { beforeEach, describe, expect, test } from '@jest/globals';
import { confirmPayment } from '../../functions/confirm-payment/confirm-payment.ts';
import type { ConfirmPaymentDeps } from '../../functions/confirm-payment/confirm-payment.ts';
import type { ReleaseMessage, StripeMessage } from '../../shared/queues/messages.ts';
import { useFanfund } from '../support/fanfund.ts';
import { dayMs, deadlineMs, givenPledge, hourMs } from '../support/given.ts';
import type { CampaignWishes } from '../support/given.ts';
import { keptQueue } from '../support/queue.ts';

const fanfund = useFanfund();
const { clock, stripe, payments } = fanfund;
let releases = keptQueue<ReleaseMessage>();
const confirm = (message: StripeMessage, more: Partial<ConfirmPaymentDeps> = {}) =>
  confirmPayment({ ...fanfund, releases, ...more }, message);

beforeEach(() => {
  releases = keptQueue<ReleaseMessage>();
});

/** A pledge whose backer has done their part at Stripe. */
async function paid(wishes: CampaignWishes = {}, card?: string) {
  const campaign = await fanfund.given('live', wishes);
  const pledge = await fanfund.givenPending(campaign);
  const prepared = await payments.prepare(pledge);
  await stripe.confirm(prepared, card);
  await stripe.takeRequests();
  return { pledge, campaign, intentId: prepared.intentId };
}

describe("Stripe's word that a payment is set up", () => {
  test('confirms the pledge without asking back when it says everything', async () => {
    const { pledge, intentId } = await paid();
    const payment = { intentId, customerId: 'cus_1', paymentMethodId: 'pm_1' };
    await confirm({ pledgeId: pledge.id, intentId, payment });
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({ state: 'confirmed', payment });
    expect(await stripe.takeRequests()).toEqual({});
  });

  test('is completed by a look at Stripe for an authorisation', async () => {
    const { pledge, intentId } = await paid({ collection: 'authorize' });
    await confirm({ pledgeId: pledge.id, intentId });
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      state: 'confirmed',
      payment: { intentId, captureBeforeMs: expect.any(Number) },
    });
  });

  test('that comes twice, or after the backer, changes nothing', async () => {
    const { pledge, intentId } = await paid();
    const payment = { intentId, customerId: 'cus_1', paymentMethodId: 'pm_1' };
    await confirm({ pledgeId: pledge.id, intentId, payment });
    const confirmed = await fanfund.pledgeNow(pledge.id);
    clock.advance(hourMs);
    await confirm({ pledgeId: pledge.id, intentId, payment });
    await confirm({ pledgeId: pledge.id, intentId });
    expect(await fanfund.pledgeNow(pledge.id)).toEqual(confirmed);
  });

  test('that comes days late does not revive a pledge that has ended', async () => {
    const campaign = await fanfund.given('live');
    for (const [number, state] of (['cancelled', 'lapsed', 'released'] as const).entries()) {
      const pledge = await givenPledge(fanfund.table, state, { campaign, number });
      const payment = { intentId: 'seti_9', customerId: 'cus_9', paymentMethodId: 'pm_9' };
      await confirm({ pledgeId: pledge.id, intentId: 'seti_9', payment });
      expect(await fanfund.pledgeNow(pledge.id)).toEqual(pledge);
    }
  });
});

test('a hold that ends before the campaign can be settled counts, and is to be replaced', async () => {
  const { pledge, campaign, intentId } = await paid({ collection: 'authorize' });
  const later = { ...campaign, deadlineMs: deadlineMs + 30 * dayMs };
  await confirm({ pledgeId: pledge.id, intentId }, { campaign: () => Promise.resolve(later) });
  const confirmed = await fanfund.pledgeNow(pledge.id);
  const captureBeforeMs = clock() + 7 * dayMs;
  expect(confirmed).toMatchObject({ state: 'confirmed', payment: { captureBeforeMs } });
  expect(confirmed.dueAtMs).toBe(captureBeforeMs - dayMs);
});

describe('a pledge stays as it is', () => {
  test('when the intent belongs to another one', async () => {
    const mine = await paid({ collection: 'authorize' });
    const theirs = await paid({ collection: 'authorize' });
    await confirm({ pledgeId: mine.pledge.id, intentId: theirs.intentId });
    expect((await fanfund.pledgeNow(mine.pledge.id)).state).toBe('pending');
  });

  test('when Stripe, being asked, does not say so', async () => {
    const campaign = await fanfund.given('live', { collection: 'authorize' });
    const pledge = await fanfund.givenPending(campaign);
    const { intentId } = await payments.prepare(pledge);
    await confirm({ pledgeId: pledge.id, intentId });
    expect((await fanfund.pledgeNow(pledge.id)).state).toBe('pending');
  });

  test('when the deadline has come, and is given back', async () => {
    const { pledge, intentId } = await paid({ collection: 'charge-now' });
    clock.set(deadlineMs);
    await confirm({ pledgeId: pledge.id, intentId });
    expect((await fanfund.pledgeNow(pledge.id)).state).toBe('pending');
    expect(releases.messages).toEqual([{ pledgeId: pledge.id, reason: 'lapsed' }]);
  });

  test.each(['closing', 'settling', 'settled', 'cancelled'] as const)(
    'when its campaign is %s, and is given back',
    async (state) => {
      const campaign = await fanfund.given(state);
      const pledge = await fanfund.givenPending(campaign);
      const payment = { intentId: 'seti_9', customerId: 'cus_9', paymentMethodId: 'pm_9' };
      clock.set(deadlineMs);
      await confirm({ pledgeId: pledge.id, intentId: 'seti_9', payment });
      expect((await fanfund.pledgeNow(pledge.id)).state).toBe('pending');
      expect(releases.messages).toEqual([{ pledgeId: pledge.id, reason: 'lapsed' }]);
    },
  );

  test('when there is no such pledge', async () => {
    const pledgeId = 'plg_aaaaaaaaaaaaaaaa0aaaaaaaaaaaaaaaa';
    const payment = { intentId: 'seti_9', customerId: 'cus_9', paymentMethodId: 'pm_9' };
    await confirm({ pledgeId, intentId: 'seti_9', payment });
    expect(await fanfund.pledges.get(pledgeId)).toBeUndefined();
  });
});
