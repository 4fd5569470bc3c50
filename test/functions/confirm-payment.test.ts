import { describe, expect, test } from '@jest/globals';
import { confirmPayment } from '../../functions/confirm-payment/confirm-payment.ts';
import { useFanfund } from '../support/fanfund.ts';
import { deadlineMs, givenPledge, hourMs } from '../support/given.ts';
import type { CampaignWishes } from '../support/given.ts';

const fanfund = useFanfund();
const { clock, stripe, payments } = fanfund;

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
    await confirmPayment(fanfund, { pledgeId: pledge.id, intentId, payment });
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({ state: 'confirmed', payment });
    expect(await stripe.takeRequests()).toEqual({});
  });

  test('is completed by a look at Stripe for an authorisation', async () => {
    const { pledge, intentId } = await paid({ collection: 'authorize' });
    await confirmPayment(fanfund, { pledgeId: pledge.id, intentId });
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      state: 'confirmed',
      payment: { intentId, captureBeforeMs: expect.any(Number) },
    });
  });

  test('that comes twice, or after the backer, changes nothing', async () => {
    const { pledge, intentId } = await paid();
    const payment = { intentId, customerId: 'cus_1', paymentMethodId: 'pm_1' };
    await confirmPayment(fanfund, { pledgeId: pledge.id, intentId, payment });
    const confirmed = await fanfund.pledgeNow(pledge.id);
    clock.advance(hourMs);
    await confirmPayment(fanfund, { pledgeId: pledge.id, intentId, payment });
    await confirmPayment(fanfund, { pledgeId: pledge.id, intentId });
    expect(await fanfund.pledgeNow(pledge.id)).toEqual(confirmed);
  });

  test('that comes days late does not revive a pledge that has ended', async () => {
    const campaign = await fanfund.given('live');
    for (const [number, state] of (['cancelled', 'lapsed', 'released'] as const).entries()) {
      const pledge = await givenPledge(fanfund.table, state, { campaign, number });
      const payment = { intentId: 'seti_9', customerId: 'cus_9', paymentMethodId: 'pm_9' };
      await confirmPayment(fanfund, { pledgeId: pledge.id, intentId: 'seti_9', payment });
      expect(await fanfund.pledgeNow(pledge.id)).toEqual(pledge);
    }
  });
});

describe('a pledge stays as it is', () => {
  test('when the intent belongs to another one', async () => {
    const mine = await paid({ collection: 'authorize' });
    const theirs = await paid({ collection: 'authorize' });
    await confirmPayment(fanfund, { pledgeId: mine.pledge.id, intentId: theirs.intentId });
    expect((await fanfund.pledgeNow(mine.pledge.id)).state).toBe('pending');
  });

  test('when Stripe, being asked, does not say so', async () => {
    const campaign = await fanfund.given('live', { collection: 'authorize' });
    const pledge = await fanfund.givenPending(campaign);
    const { intentId } = await payments.prepare(pledge);
    await confirmPayment(fanfund, { pledgeId: pledge.id, intentId });
    expect((await fanfund.pledgeNow(pledge.id)).state).toBe('pending');
  });

  test('when its authorisation ends before the campaign can be settled', async () => {
    const { pledge, campaign, intentId } = await paid({ collection: 'authorize' });
    const later = { ...campaign, deadlineMs: deadlineMs + 30 * 24 * hourMs };
    const deps = { ...fanfund, campaign: () => Promise.resolve(later) };
    await confirmPayment(deps, { pledgeId: pledge.id, intentId });
    expect((await fanfund.pledgeNow(pledge.id)).state).toBe('pending');
  });

  test.each(['closing', 'settling', 'settled', 'cancelled'] as const)(
    'when its campaign is %s: its settlement gives it back',
    async (state) => {
      const campaign = await fanfund.given(state);
      const pledge = await fanfund.givenPending(campaign);
      const payment = { intentId: 'seti_9', customerId: 'cus_9', paymentMethodId: 'pm_9' };
      await confirmPayment(fanfund, { pledgeId: pledge.id, intentId: 'seti_9', payment });
      expect((await fanfund.pledgeNow(pledge.id)).state).toBe('pending');
    },
  );

  test('when there is no such pledge', async () => {
    const pledgeId = 'plg_aaaaaaaaaaaaaaaa0aaaaaaaaaaaaaaaa';
    const payment = { intentId: 'seti_9', customerId: 'cus_9', paymentMethodId: 'pm_9' };
    await confirmPayment(fanfund, { pledgeId, intentId: 'seti_9', payment });
    expect(await fanfund.pledges.get(pledgeId)).toBeUndefined();
  });
});
