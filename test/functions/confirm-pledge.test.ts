import { describe, expect, test } from '@jest/globals';
import { confirmPledge } from '../../functions/confirm-pledge/confirm-pledge.ts';
import type { Campaign, Collection } from '../../shared/domain/campaign.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import { TransientError, UnknownOutcomeError } from '../../shared/errors.ts';
import { bodyOf, callerOf, codeOf, request, useFanfund } from '../support/fanfund.ts';
import { dayMs, deadlineMs, givenPledge, hourMs } from '../support/given.ts';

const fanfund = useFanfund();
const { clock, stripe, payments } = fanfund;

const confirm = (pledge: Pledge, intentId?: string, deps: typeof fanfund = fanfund) =>
  confirmPledge(
    deps,
    request({ caller: callerOf(pledge.backerId), path: { id: pledge.id }, body: { intentId } }),
  );

async function prepared(collection: Collection = 'save-card', campaign?: Campaign) {
  const pledge = await fanfund.givenPending(
    campaign ?? (await fanfund.given('live', { collection })),
  );
  return { pledge, intent: await payments.prepare(pledge) };
}

describe('a pledge whose payment is set up', () => {
  test.each([
    ['save-card', 'card_saved'],
    ['authorize', 'authorized'],
    ['charge-now', 'paid'],
  ] as const)('with %s is confirmed', async (collection, status) => {
    const { pledge, intent } = await prepared(collection);
    await stripe.confirm(intent);
    const body = bodyOf(await confirm(pledge, intent.intentId));
    expect(body).toMatchObject({ state: 'confirmed', payment: { status } });
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      state: 'confirmed',
      payment: {
        intentId: intent.intentId,
        customerId: expect.stringMatching(/^cus_/),
        paymentMethodId: expect.stringMatching(/^pm_/),
      },
    });
  });

  test('that names its intent costs one request to Stripe', async () => {
    const { pledge, intent } = await prepared();
    await stripe.confirm(intent);
    await stripe.takeRequests();
    await confirm(pledge, intent.intentId);
    expect(await stripe.takeRequests()).toEqual({ 'GET /v1/setup_intents/:intent': 1 });
  });

  test('is found by its own key when it does not name its intent', async () => {
    const { pledge, intent } = await prepared();
    await stripe.confirm(intent);
    expect(bodyOf(await confirm(pledge))).toMatchObject({ state: 'confirmed' });
    expect(await stripe.intentsOf(pledge.id)).toEqual([]);
  });

  test('is confirmed once, and told so each time', async () => {
    const { pledge, intent } = await prepared();
    await stripe.confirm(intent);
    const first = bodyOf(await confirm(pledge, intent.intentId));
    clock.advance(hourMs);
    expect(bodyOf(await confirm(pledge, intent.intentId))).toEqual(first);
  });

  test('is told so when Stripe has told it a moment before', async () => {
    const { pledge, intent } = await prepared();
    await stripe.confirm(intent);
    const both = await Promise.all([1, 2].map(() => confirm(pledge, intent.intentId)));
    expect(both.map((answer) => bodyOf(answer)['state'])).toEqual(['confirmed', 'confirmed']);
    expect((await fanfund.pledgeNow(pledge.id)).version).toBe(2);
  });
});

describe('a pledge is not confirmed', () => {
  test('while its payment is not set up', async () => {
    const { pledge, intent } = await prepared();
    expect(codeOf(await confirm(pledge, intent.intentId))).toBe('payment_not_ready');
  });

  test('while its card needs its owner', async () => {
    const { pledge, intent } = await prepared();
    await stripe.confirm(intent, 'pm_card_authenticationRequired');
    expect(codeOf(await confirm(pledge, intent.intentId))).toBe('payment_not_ready');
    await stripe.authenticate(intent);
    expect(bodyOf(await confirm(pledge, intent.intentId))).toMatchObject({ state: 'confirmed' });
  });

  test('when its card was declined', async () => {
    const { pledge, intent } = await prepared();
    const declining = stripe.confirm(intent, 'pm_card_visa_chargeDeclined');
    await expect(declining).rejects.toThrow(/declined/);
    expect(codeOf(await confirm(pledge, intent.intentId))).toBe('payment_declined');
    expect((await fanfund.pledgeNow(pledge.id)).state).toBe('pending');
  });

  test('by the intent of another pledge', async () => {
    const mine = await prepared();
    const theirs = await prepared();
    await stripe.confirm(theirs.intent);
    expect(codeOf(await confirm(mine.pledge, theirs.intent.intentId))).toBe('payment_not_ready');
  });

  test('by an intent that does not exist, or of another kind', async () => {
    const { pledge } = await prepared();
    const { intent } = await prepared('charge-now');
    for (const intentId of ['seti_nothing', intent.intentId])
      expect(codeOf(await confirm(pledge, intentId))).toBe('payment_not_ready');
  });

  test('when its intent was cancelled', async () => {
    const { pledge, intent } = await prepared('authorize');
    await stripe.client.paymentIntents.cancel(intent.intentId);
    expect(codeOf(await confirm(pledge, intent.intentId))).toBe('pledge_state');
  });

  test.each([
    ['closing', 'campaign_closed'],
    ['settled', 'campaign_closed'],
    ['cancelled', 'campaign_cancelled'],
  ] as const)('when its campaign is %s', async (state, code) => {
    const { pledge, intent } = await prepared('save-card', await fanfund.given(state));
    await stripe.confirm(intent);
    if (state !== 'cancelled') clock.set(deadlineMs);
    expect(codeOf(await confirm(pledge, intent.intentId))).toBe(code);
  });

  test('at the deadline, and is one moment before', async () => {
    const [late, early] = [await prepared(), await prepared()];
    await stripe.confirm(late.intent);
    await stripe.confirm(early.intent);
    clock.set(deadlineMs);
    expect(codeOf(await confirm(late.pledge, late.intent.intentId))).toBe('campaign_closed');
    clock.set(deadlineMs - 1);
    const inTime = bodyOf(await confirm(early.pledge, early.intent.intentId));
    expect(inTime).toMatchObject({ state: 'confirmed' });
  });

  test('by somebody else: it does not exist for them', async () => {
    const { pledge } = await prepared();
    expect(codeOf(await confirm({ ...pledge, backerId: 'mallory' }))).toBe('not_found');
  });

  test.each(['collecting', 'collected', 'released', 'cancelled', 'lapsed'] as const)(
    'when it is %s',
    async (state) => {
      const campaign = await fanfund.given('live');
      const pledge = await givenPledge(fanfund.table, state, { campaign });
      expect(codeOf(await confirm(pledge))).toBe('pledge_state');
    },
  );

  test('when its key is too old to find its intent by', async () => {
    const { pledge } = await prepared();
    clock.advance(20 * hourMs);
    expect(codeOf(await confirm(pledge))).toBe('payment_not_ready');
  });
});

test('a hold that ends before the campaign can be settled counts, and is to be replaced', async () => {
  const campaign = await fanfund.given('live', { collection: 'authorize' });
  const { pledge, intent } = await prepared('authorize', campaign);
  await stripe.confirm(intent);
  const later = { ...campaign, deadlineMs: deadlineMs + 30 * dayMs };
  const deps = { ...fanfund, campaign: () => Promise.resolve(later) };
  bodyOf(await confirm(pledge, intent.intentId, deps));
  const confirmed = await fanfund.pledgeNow(pledge.id);
  const captureBeforeMs = clock() + 7 * dayMs;
  expect(confirmed).toMatchObject({ state: 'confirmed', payment: { captureBeforeMs } });
  expect(confirmed.dueAtMs).toBe(captureBeforeMs - dayMs);
});

test.each([
  ['rate_limited', TransientError],
  ['timeout_before_effect', UnknownOutcomeError],
] as const)('a Stripe with %s is told as passing', async (fault, kind) => {
  const { pledge, intent } = await prepared();
  await stripe.confirm(intent);
  await stripe.fault({ match: { method: 'GET' }, fault });
  await expect(confirm(pledge, intent.intentId)).rejects.toThrow(kind);
  expect((await fanfund.pledgeNow(pledge.id)).state).toBe('pending');
});
