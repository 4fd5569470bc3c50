import { beforeEach, describe, expect, test } from '@jest/globals';
import { renewPaymentMethod } from '../../functions/renew-payment-method/renew-payment-method.ts';
import type { PledgeIn, PledgeState } from '../../shared/domain/pledge.ts';
import { TransientError } from '../../shared/errors.ts';
import { signBackerLink } from '../../shared/signing/backer-link.ts';
import { bodyOf, callerOf, codeOf, request, useFanfund } from '../support/fanfund.ts';
import { dayMs, givenPledge } from '../support/given.ts';
import { pastDuePledges, windowEndMs } from '../support/past-due.ts';

const fanfund = useFanfund();
const { clock, stripe, pledges, recoveries } = fanfund;
const { pastDue, intentOf } = pastDuePledges(fanfund);

const linkKeys = ['a'.repeat(43)];
let testCardsAt: string | undefined;
const deps = {
  ...{ pledges, recoveries, campaign: fanfund.campaign, now: clock, door: fanfund.door },
  linkKeys: () => Promise.resolve(linkKeys),
  testCardsAt: () => Promise.resolve(testCardsAt),
};
beforeEach(() => {
  testCardsAt = undefined;
});

const renew = (
  pledge: { readonly id: string },
  backerId = 'anna',
  more: Partial<typeof deps> = {},
) =>
  renewPaymentMethod(
    { ...deps, ...more },
    request({ path: { id: pledge.id }, caller: callerOf(backerId), body: {} }),
  );
const byLink = (pledge: { readonly id: string }, linkToken: string) =>
  renewPaymentMethod(deps, request({ path: { id: pledge.id }, body: { linkToken } }));
const linkTo = (pledge: { readonly id: string }, expiresAtMs = windowEndMs + dayMs) =>
  signBackerLink(linkKeys, { purpose: 'mend-payment', pledgeId: pledge.id, expiresAtMs });

describe('a failed payment', () => {
  test('is handed to its backer with the secret of the very PaymentIntent that failed', async () => {
    const { pledge } = await pastDue();
    const { clientSecret } = await intentOf(pledge);
    expect(bodyOf(await renew(pledge))).toMatchObject({
      ...{ id: pledge.id, state: 'past_due', amountMinor: 4900 },
      payment: { status: 'requires_confirmation', clientSecret },
    });
    expect(await stripe.intentsOf(pledge.id)).toHaveLength(1);
  });

  test('is collected when it is asked for again after the storefront has confirmed it', async () => {
    const { pledge } = await pastDue();
    bodyOf(await renew(pledge));
    await stripe.confirm(await intentOf(pledge));
    expect(bodyOf(await renew(pledge))).toMatchObject({
      state: 'collected',
      payment: { status: 'paid' },
    });
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      ...{ state: 'collected', chargedIntentId: pledge.unpaidIntentId },
      fee: { minor: 172, currency: 'USD' },
    });
    expect(await stripe.chargesOf(pledge.id)).toHaveLength(1);
    expect(bodyOf(await renew(pledge))).toMatchObject({ state: 'collected' });
  });

  test('is paid with 3-D Secure when the bank asks for it', async () => {
    const { pledge } = await pastDue();
    const intent = await intentOf(pledge);
    await stripe.confirm(intent, 'pm_card_threeDSecure2Required');
    expect(bodyOf(await renew(pledge))).toMatchObject({ payment: { status: 'requires_action' } });
    await stripe.authenticate(intent);
    expect(bodyOf(await renew(pledge))).toMatchObject({ state: 'collected' });
  });

  test('stays to be paid after another card was declined, and says nothing of why', async () => {
    const { pledge } = await pastDue();
    const stolen = stripe.confirm(await intentOf(pledge), 'pm_card_visa_chargeDeclinedStolenCard');
    await expect(stolen).rejects.toThrow();
    const body = bodyOf(await renew(pledge));
    expect(body).toMatchObject({ payment: { status: 'requires_confirmation' } });
    expect(JSON.stringify(body)).not.toContain('stolen');
  });

  test('gets another PaymentIntent where its own is cancelled, known before it is told', async () => {
    const { pledge } = await pastDue();
    await stripe.client.paymentIntents.cancel(pledge.unpaidIntentId ?? '');
    const { payment } = bodyOf(await renew(pledge)) as { payment: { clientSecret: string } };
    const [intentId = ''] = payment.clientSecret.split('_secret_');
    expect(intentId).not.toBe(pledge.unpaidIntentId);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      ...{ state: 'past_due', unpaidIntentId: intentId, dueAtMs: pledge.dueAtMs },
    });
    expect(bodyOf(await renew(pledge))).toMatchObject({ payment });
  });

  test('tells no secret of an intent that the pledge does not know, when it moves meanwhile', async () => {
    const { pledge } = await pastDue();
    await stripe.client.paymentIntents.cancel(pledge.unpaidIntentId ?? '');
    const moving = {
      ...recoveries,
      reopen: async (found: PledgeIn<'past_due'>) => {
        const reopened = await recoveries.reopen(found);
        await pledges.apply(found, { type: 'PledgeReminded', atMs: clock() });
        return reopened;
      },
    };
    await expect(renew(pledge, 'anna', { recoveries: moving })).rejects.toThrow(TransientError);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      unpaidIntentId: pledge.unpaidIntentId,
    });
  });

  test('says where test cards are taken, only where that is so', async () => {
    const { pledge } = await pastDue();
    expect(bodyOf(await renew(pledge))).not.toHaveProperty('payment.testCardsAt');
    testCardsAt = 'http://127.0.0.1:4401';
    expect(bodyOf(await renew(pledge))).toMatchObject({ payment: { testCardsAt } });
  });
});

describe('a link from a mail', () => {
  test('opens the one pledge that it names, without a login', async () => {
    const { pledge } = await pastDue();
    expect(bodyOf(await byLink(pledge, await linkTo(pledge)))).toMatchObject({
      ...{ id: pledge.id, payment: { status: 'requires_confirmation' } },
    });
  });

  test('opens no other pledge', async () => {
    const { pledge } = await pastDue();
    const { pledge: other } = await pastDue();
    expect(codeOf(await byLink(other, await linkTo(pledge)))).toBe('not_found');
  });

  test('is refused when its time is over, or when somebody else has signed it', async () => {
    const { pledge } = await pastDue();
    expect(codeOf(await byLink(pledge, await linkTo(pledge, clock())))).toBe('link_expired');
    const forged = await signBackerLink(['b'.repeat(43)], {
      purpose: 'mend-payment',
      ...{ pledgeId: pledge.id, expiresAtMs: windowEndMs },
    });
    expect(codeOf(await byLink(pledge, forged))).toBe('link_invalid');
    expect(await stripe.takeRequests()).toEqual({});
  });
});

describe('refused', () => {
  test('is who neither logs in nor has a link', async () => {
    const { pledge } = await pastDue();
    const asked = renewPaymentMethod(deps, request({ path: { id: pledge.id }, body: {} }));
    await expect(asked).rejects.toMatchObject({ code: 'token_missing' });
  });

  test("is somebody else's pledge, as one that does not exist", async () => {
    const { pledge } = await pastDue();
    expect(codeOf(await renew(pledge, 'ben'))).toBe('not_found');
  });

  test('is a payment after the window, unless it was made in time', async () => {
    const { pledge } = await pastDue();
    clock.set(windowEndMs);
    expect(codeOf(await renew(pledge))).toBe('pledge_state');
    await stripe.confirm(await intentOf(pledge));
    expect(bodyOf(await renew(pledge))).toMatchObject({ state: 'collected' });
  });

  test('is a payment for a campaign that takes no money any more', async () => {
    const { pledge, campaign } = await pastDue();
    const ended = { ...campaign, outcome: 'unfunded' } as typeof campaign;
    const answer = await renew(pledge, 'anna', { campaign: () => Promise.resolve(ended) });
    expect(codeOf(answer)).toBe('pledge_state');
  });

  test.each<PledgeState>(['pending', 'confirmed', 'dropped', 'released', 'cancelled', 'lapsed'])(
    'is a %s pledge',
    async (state) => {
      const campaign = await fanfund.given('settling');
      const pledge = await givenPledge(fanfund.table, state, { campaign, backerId: 'anna' });
      await stripe.takeRequests();
      expect(codeOf(await renew(pledge))).toBe('pledge_state');
      expect(await stripe.takeRequests()).toEqual({});
    },
  );
});

test('while another attempt is under way, that is the answer', async () => {
  const campaign = await fanfund.given('settling');
  const pledge = await givenPledge(fanfund.table, 'collecting', { campaign, backerId: 'anna' });
  expect(bodyOf(await renew(pledge))).toMatchObject({ payment: { status: 'collecting' } });
});

test('of a payment that its bank still thinks about, that is the answer', async () => {
  const { pledge } = await pastDue();
  await stripe.confirm(await intentOf(pledge), 'pm_card_sim_processing');
  expect(bodyOf(await renew(pledge))).toMatchObject({ payment: { status: 'processing' } });
});
