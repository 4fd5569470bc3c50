import { describe, expect, test } from '@jest/globals';
import { refundPledge } from '../../functions/refund-pledge/refund-pledge.ts';
import { TransientError, UnknownOutcomeError } from '../../shared/errors.ts';
import { dayMs, givenPledge, hourMs, minuteMs, sealedAtMs } from '../support/given.ts';
import { useRefunds } from '../support/refunds.ts';

const fanfund = useRefunds();
const { clock, stripe, deps, collected, asked, refundsAt, pledgeNow, disputeLooks } = fanfund;

const message = (pledge: { readonly id: string }, refundId = 'rfd_1') => ({
  pledgeId: pledge.id,
  refundId,
});
const refunding = { method: 'POST', path: '/v1/refunds' };
const posts = async (): Promise<number> => (await stripe.takeRequests())['POST /v1/refunds'] ?? 0;

describe('a refund that was asked for', () => {
  test('of all the money gives it back, under a name of its own', async () => {
    const pledge = await asked(await collected(), { reason: 'duplicate' });
    await refundPledge(deps, message(pledge));
    const [made] = await refundsAt(pledge);
    expect(made).toMatchObject({
      ...{ amount: 4900, reason: 'duplicate' },
      metadata: {
        ...{ fanfund_campaign: pledge.campaignId, fanfund_pledge: pledge.id },
        fanfund_attempt: 'refund-rfd_1-1',
      },
    });
    const after = await pledgeNow(pledge.id);
    expect(after).toMatchObject({
      state: 'refunded',
      refunds: [{ id: 'rfd_1', state: 'succeeded', stripeRefundId: made?.id }],
    });
    expect(after.dueAtMs).toBeUndefined();
  });

  test('of a part leaves the rest where it is', async () => {
    const pledge = await asked(await collected(), { amountMinor: 900 });
    await refundPledge(deps, message(pledge));
    expect(await pledgeNow(pledge.id)).toMatchObject({
      state: 'collected',
      refunds: [{ id: 'rfd_1', amountMinor: 900, state: 'succeeded' }],
    });
    expect((await refundsAt(pledge)).map(({ amount }) => amount)).toEqual([900]);
  });

  test('twice over the same part is two refunds', async () => {
    const pledge = await collected();
    const first = await asked(pledge, { id: 'rfd_1', amountMinor: 900 });
    const second = await asked(first as typeof pledge, { id: 'rfd_2', amountMinor: 900 });
    await refundPledge(deps, message(second, 'rfd_1'));
    await refundPledge(deps, message(second, 'rfd_2'));
    expect((await refundsAt(pledge)).map(({ amount }) => amount)).toEqual([900, 900]);
    expect(await pledgeNow(pledge.id)).toMatchObject({
      refunds: [{ state: 'succeeded' }, { state: 'succeeded' }],
    });
  });

  test('for a reason that Stripe does not know names none there', async () => {
    const pledge = await asked(await collected(), { reason: 'product_not_made' });
    await refundPledge(deps, message(pledge));
    expect((await refundsAt(pledge))[0]?.reason).toBeNull();
  });

  test('that is pending is looked at again', async () => {
    const pledge = await asked(await collected('pm_card_pendingRefund'));
    await refundPledge(deps, message(pledge));
    expect(await pledgeNow(pledge.id)).toMatchObject({
      ...{ state: 'refunding', dueAtMs: clock() + hourMs },
      refunds: [{ state: 'pending', detail: 'processing' }],
    });
  });

  test('that waits for the balance is pending, and says so', async () => {
    clock.set(sealedAtMs + minuteMs);
    const pledge = await asked(await collected('pm_card_visa', { amountMinor: 9_000_000 }));
    await stripe.control('POST', 'balance', { refundsNeedAvailable: true });
    await refundPledge(deps, message(pledge));
    await stripe.control('POST', 'balance', { refundsNeedAvailable: false });
    expect(await pledgeNow(pledge.id)).toMatchObject({
      ...{ state: 'refunding', dueAtMs: clock() + hourMs },
      refunds: [{ state: 'pending', detail: 'insufficient_funds' }],
    });
  });
});

describe('redelivering a refund message', () => {
  test.each([minuteMs, hourMs, 25 * hourMs, 13 * dayMs])(
    'after %d ms sends no second refund',
    async (laterMs) => {
      const pledge = await asked(await collected(), { amountMinor: 900 });
      await refundPledge(deps, message(pledge));
      const done = await pledgeNow(pledge.id);
      clock.advance(laterMs);
      await stripe.takeRequests();
      await refundPledge(deps, message(pledge));
      expect(await stripe.takeRequests()).toEqual({});
      expect(await pledgeNow(pledge.id)).toEqual(done);
    },
  );

  test('three times at once sends one', async () => {
    const pledge = await asked(await collected(), { amountMinor: 900 });
    await Promise.allSettled([1, 2, 3].map(() => refundPledge(deps, message(pledge))));
    await refundPledge(deps, message(pledge));
    expect(await refundsAt(pledge)).toHaveLength(1);
    expect(await pledgeNow(pledge.id)).toMatchObject({ refunds: [{ state: 'succeeded' }] });
  });

  test.each([
    [900, minuteMs],
    [900, 25 * hourMs],
    [900, 13 * dayMs],
    [4900, minuteMs],
    [4900, 25 * hourMs],
    [4900, 13 * dayMs],
  ])('of %d whose answer was lost %d ms ago finds what was made', async (amountMinor, laterMs) => {
    const pledge = await asked(await collected(), { amountMinor });
    await stripe.fault(
      { match: refunding, fault: 'timeout_after_effect' },
      { match: { method: 'GET' }, fault: 'timeout_before_effect' },
    );
    await expect(refundPledge(deps, message(pledge))).rejects.toThrow(UnknownOutcomeError);
    await stripe.fault();
    clock.advance(laterMs);
    await refundPledge(deps, message(pledge));
    expect((await refundsAt(pledge)).map(({ amount }) => amount)).toEqual([amountMinor]);
    expect(await pledgeNow(pledge.id)).toMatchObject({ refunds: [{ state: 'succeeded' }] });
  });

  test('of which Stripe was never told looks first, then sends one under the next number', async () => {
    const pledge = await asked(await collected(), { amountMinor: 900 });
    clock.advance(25 * hourMs);
    await refundPledge(deps, message(pledge));
    const [made, ...more] = await refundsAt(pledge);
    expect(more).toEqual([]);
    expect(made?.metadata).toMatchObject({ fanfund_attempt: 'refund-rfd_1-2' });
    expect(await stripe.takeRequests()).toMatchObject({ 'POST /v1/refunds': 1 });
  });
});

describe('an answer that was lost', () => {
  test('after the effect is looked up at once', async () => {
    const pledge = await asked(await collected(), { amountMinor: 900 });
    await stripe.fault({ match: refunding, fault: 'error_500_after' });
    await refundPledge(deps, message(pledge));
    expect(await refundsAt(pledge)).toHaveLength(1);
    expect(await pledgeNow(pledge.id)).toMatchObject({ refunds: [{ state: 'succeeded' }] });
  });

  test('before any effect, of all the money, is tried under the next number at once', async () => {
    const pledge = await asked(await collected());
    await stripe.fault({ match: { ...refunding, nth: 1 }, fault: 'error_500_before' });
    await expect(refundPledge(deps, message(pledge))).rejects.toThrow(TransientError);
    await refundPledge(deps, message(pledge));
    expect((await refundsAt(pledge))[0]?.metadata).toMatchObject({
      fanfund_attempt: 'refund-rfd_1-2',
    });
    expect((await pledgeNow(pledge.id)).state).toBe('refunded');
  });

  test('before any effect, of a part, is under its own key until that is old', async () => {
    const pledge = await asked(await collected(), { amountMinor: 900 });
    await stripe.fault({ match: { ...refunding, nth: 1 }, fault: 'error_500_before' });
    await expect(refundPledge(deps, message(pledge))).rejects.toThrow(UnknownOutcomeError);
    clock.advance(hourMs);
    await refundPledge(deps, message(pledge));
    expect(await refundsAt(pledge)).toEqual([]);
    expect(await pledgeNow(pledge.id)).toMatchObject({
      ...{ state: 'collected', dueAtMs: clock() + 30 * minuteMs },
      refunds: [{ state: 'requested', attemptNumber: 1 }],
    });
    clock.advance(20 * hourMs);
    await refundPledge(deps, message(pledge));
    expect((await refundsAt(pledge))[0]?.metadata).toMatchObject({
      fanfund_attempt: 'refund-rfd_1-2',
    });
  });

  test('because Stripe is busy is a failure that passes', async () => {
    const pledge = await asked(await collected());
    await stripe.fault({ match: { ...refunding, nth: 1 }, fault: 'rate_limited' });
    await expect(refundPledge(deps, message(pledge))).rejects.toThrow(TransientError);
    await refundPledge(deps, message(pledge));
    expect(await refundsAt(pledge)).toHaveLength(1);
  });
});

describe('what Stripe refuses for good', () => {
  test('because all of it was refunded by hand is in the books as that', async () => {
    const pledge = await asked(await collected());
    const byHand = await stripe.client.refunds.create({ payment_intent: pledge.chargedIntentId });
    await refundPledge(deps, message(pledge));
    expect(await pledgeNow(pledge.id)).toMatchObject({
      state: 'refunded',
      refunds: [
        { id: 'rfd_1', state: 'failed', detail: 'no_remainder' },
        { id: byHand.id, amountMinor: 4900, state: 'succeeded', stripeRefundId: byHand.id },
      ],
    });
    expect(await refundsAt(pledge)).toHaveLength(1);
  });

  test('because more was refunded by hand than is left for it ends as failed', async () => {
    const pledge = await asked(await collected(), { amountMinor: 3000 });
    await stripe.client.refunds.create({ payment_intent: pledge.chargedIntentId, amount: 2000 });
    await refundPledge(deps, message(pledge));
    expect(await pledgeNow(pledge.id)).toMatchObject({
      state: 'collected',
      refunds: [
        { id: 'rfd_1', state: 'failed', detail: 'no_remainder' },
        { amountMinor: 2000, state: 'succeeded' },
      ],
    });
  });

  test.each(['charge_not_refundable', 'refund_not_possible'])(
    'as %s is money owed by another route, and not tried for ever',
    async (code) => {
      const pledge = await asked(await collected());
      const refusing = {
        ...fanfund.gateway,
        refund: async () => ({ kind: 'refused', code }) as const,
      };
      await refundPledge({ ...deps, refunds: refusing }, message(pledge));
      const owed = await pledgeNow(pledge.id);
      expect(owed).toMatchObject({
        state: 'refunding',
        refunds: [{ id: 'rfd_1', state: 'failed', detail: code }],
      });
      expect(owed.history.at(-1)?.type).toBe('PledgeRefundFailed');
      expect(owed.dueAtMs).toBeUndefined();
      await stripe.takeRequests();
      await refundPledge(deps, message(pledge));
      expect(await stripe.takeRequests()).toEqual({});
    },
  );

  test('because it is disputed is left to the bank, and tried again later', async () => {
    const pledge = await asked(await collected('pm_card_createDispute'));
    disputeLooks.take();
    await refundPledge(deps, message(pledge));
    expect(disputeLooks.take()).toEqual([{ pledgeId: pledge.id }]);
    expect(await refundsAt(pledge)).toEqual([]);
    expect(await pledgeNow(pledge.id)).toMatchObject({
      ...{ state: 'refunding', dueAtMs: clock() + 15 * minuteMs },
      refunds: [{ state: 'requested', attemptNumber: 2 }],
    });
  });
});

describe('the money of a campaign that does not keep it', () => {
  const all = (pledge: { readonly id: string }) =>
    ({ pledgeId: pledge.id, reason: 'campaign_abandoned' }) as const;

  test('goes back under the reason, once', async () => {
    const pledge = await collected();
    await refundPledge(deps, all(pledge));
    await refundPledge(deps, all(pledge));
    clock.advance(25 * hourMs);
    await refundPledge(deps, all(pledge));
    expect(await refundsAt(pledge)).toHaveLength(1);
    expect(await pledgeNow(pledge.id)).toMatchObject({
      state: 'refunded',
      refunds: [{ id: 'campaign_abandoned', reason: 'campaign_abandoned', amountMinor: 4900 }],
    });
  });

  test('is less when somebody gave back a part by hand since it was asked for', async () => {
    const pledge = await collected();
    await stripe.fault({ match: { ...refunding, nth: 1 }, fault: 'rate_limited' });
    await expect(refundPledge(deps, all(pledge))).rejects.toThrow(TransientError);
    await stripe.client.refunds.create({ payment_intent: pledge.chargedIntentId, amount: 900 });
    await refundPledge(deps, all(pledge));
    expect((await refundsAt(pledge)).map(({ amount }) => amount)).toEqual([900, 4000]);
    expect(await pledgeNow(pledge.id)).toMatchObject({
      state: 'refunded',
      refunds: [
        { id: 'campaign_abandoned', amountMinor: 4000, attemptNumber: 2, state: 'succeeded' },
        { amountMinor: 900, state: 'succeeded' },
      ],
    });
  });

  test('is what was not refunded before', async () => {
    const pledge = await asked(await collected(), { amountMinor: 900 });
    await refundPledge(deps, message(pledge));
    await refundPledge(deps, all(pledge));
    expect((await refundsAt(pledge)).map(({ amount }) => amount)).toEqual([900, 4000]);
    expect((await pledgeNow(pledge.id)).state).toBe('refunded');
  });

  const refusing = {
    ...deps,
    refunds: {
      list: (pledge: Parameters<typeof fanfund.gateway.list>[0]) => fanfund.gateway.list(pledge),
      refund: async () => ({ kind: 'refused', code: 'refund_not_possible' }) as const,
    },
  };

  test('is not tried again when it failed: it is owed by another route', async () => {
    const pledge = await asked(await collected());
    await refundPledge(refusing, message(pledge));
    const owed = await pledgeNow(pledge.id);
    await posts();
    await refundPledge(deps, all(pledge));
    expect(await posts()).toBe(0);
    expect(await pledgeNow(pledge.id)).toEqual(owed);
  });

  test('is the rest when only a part failed, and the part stays owed', async () => {
    const pledge = await asked(await collected(), { amountMinor: 900 });
    await refundPledge(refusing, message(pledge));
    await refundPledge(deps, all(pledge));
    expect((await refundsAt(pledge)).map(({ amount }) => amount)).toEqual([4000]);
    expect(await pledgeNow(pledge.id)).toMatchObject({
      state: 'refunding',
      refunds: [
        { id: 'rfd_1', amountMinor: 900, state: 'failed' },
        { id: 'campaign_abandoned', amountMinor: 4000, state: 'succeeded' },
      ],
    });
    await refundPledge(deps, all(pledge));
    expect(await refundsAt(pledge)).toHaveLength(1);
  });

  test('costs one write before Stripe is asked and one after', async () => {
    const pledge = await collected();
    fanfund.table.calls.length = 0;
    await refundPledge(deps, all(pledge));
    expect(fanfund.table.calls.map(({ operation }) => operation)).toEqual([
      // The second read: whether it was delivered.
      ...['GetItem', 'GetItem', 'UpdateItem', 'UpdateItem'],
    ]);
    expect(await stripe.takeRequests()).toEqual({ 'POST /v1/refunds': 1 });
  });
});

test.each(['confirmed', 'collecting', 'past_due', 'released', 'disputed', 'lost'] as const)(
  'a %s pledge is not refunded',
  async (state) => {
    const campaign = await fanfund.given('settling');
    const pledge = await givenPledge(fanfund.table, state, { campaign });
    await stripe.takeRequests();
    await refundPledge(deps, { pledgeId: pledge.id, reason: 'campaign_abandoned' });
    await refundPledge(deps, message(pledge));
    expect(await pledgeNow(pledge.id)).toEqual(pledge);
    expect(await stripe.takeRequests()).toEqual({});
  },
);
