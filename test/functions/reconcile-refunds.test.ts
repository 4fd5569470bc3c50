import { describe, expect, test } from '@jest/globals';
import { reconcileRefunds } from '../../functions/reconcile-refunds/reconcile-refunds.ts';
import { refundPledge } from '../../functions/refund-pledge/refund-pledge.ts';
import { releasePledge } from '../../functions/release-pledge/release-pledge.ts';
import type { Dispute } from '../../shared/domain/dispute.ts';
import type { ReleaseOutcome } from '../../shared/payments/payment-gateway.ts';
import { dayMs, givenPledge, hourMs, minuteMs, sealedAtMs } from '../support/given.ts';
import { useRefunds } from '../support/refunds.ts';

const fanfund = useRefunds();
const { clock, stripe, deps, collected, asked, refundsAt, pledgeNow } = fanfund;

const look = (pledge: { readonly id: string }) => reconcileRefunds(deps, { pledgeId: pledge.id });

/** Sent, and as Stripe has it when the clock has moved on. */
async function sent(card: string, amountMinor = 4900) {
  const pledge = await asked(await collected(card), { amountMinor });
  await refundPledge(deps, { pledgeId: pledge.id, refundId: 'rfd_1' });
  return pledge;
}

const advance = (seconds: number) => {
  clock.advance(seconds * 1000);
  return stripe.control('POST', 'clock', { advanceSeconds: 0 });
};

const fail = async (pledge: { readonly chargedIntentId: string }) => {
  const [made] = await refundsAt(pledge);
  await stripe.control('POST', `refunds/${made?.id}/fail`, { reason: 'expired_or_canceled_card' });
};

describe('a pending refund', () => {
  test('that arrives ends the refund of all the money', async () => {
    const pledge = await sent('pm_card_pendingRefund');
    await advance(120);
    await look(pledge);
    const after = await pledgeNow(pledge.id);
    expect(after).toMatchObject({ state: 'refunded', refunds: [{ state: 'succeeded' }] });
    expect(after.dueAtMs).toBeUndefined();
  });

  test('of a part that arrives leaves the rest', async () => {
    const pledge = await sent('pm_card_pendingRefund', 900);
    await advance(120);
    await look(pledge);
    const after = await pledgeNow(pledge.id);
    expect(after).toMatchObject({ state: 'collected', refunds: [{ state: 'succeeded' }] });
    expect(after.dueAtMs).toBeUndefined();
  });

  test('that is still pending is looked at after growing pauses, and nothing is told', async () => {
    const pledge = await sent('pm_card_pendingRefund');
    const pending = await pledgeNow(pledge.id);
    const seen = { ...deps.refunds, list: () => Promise.resolve(stillPending) };
    const stillPending = await deps.refunds.list(pledge);
    const pauses: number[] = [];
    for (let looks = 0; looks < 7; looks += 1) {
      const { dueAtMs = 0, version } = await pledgeNow(pledge.id);
      expect(version).toBe(pending.version);
      pauses.push((dueAtMs - clock()) / hourMs);
      clock.set(dueAtMs);
      await reconcileRefunds({ ...deps, refunds: seen }, { pledgeId: pledge.id });
    }
    expect(pauses).toEqual([1, 1, 2, 4, 8, 16, 24]);
  });
});

describe('a refund that fails', () => {
  test.each([
    ['when it was pending', 0],
    ['30 days after it had arrived', 30],
  ])('%s is money owed, told once', async (_when, days) => {
    const pledge = await sent(days === 0 ? 'pm_card_pendingRefund' : 'pm_card_visa');
    clock.advance(days * dayMs);
    await fail(pledge);
    await look(pledge);
    const owed = await pledgeNow(pledge.id);
    expect(owed).toMatchObject({
      state: 'refunding',
      refunds: [{ state: 'failed', detail: 'expired_or_canceled_card' }],
    });
    expect(owed.history.at(-1)?.type).toBe('PledgeRefundFailed');
    expect(owed.dueAtMs).toBeUndefined();
    await look(pledge);
    await look(pledge);
    expect(await pledgeNow(pledge.id)).toEqual(owed);
  });

  test('and that people had made is found by its payment', async () => {
    const pledge = await collected();
    await stripe.client.refunds.create({ payment_intent: pledge.chargedIntentId, amount: 900 });
    await look(pledge);
    expect(await pledgeNow(pledge.id)).toMatchObject({ refunds: [{ state: 'succeeded' }] });
    await fail(pledge);
    await reconcileRefunds(deps, { intentId: pledge.chargedIntentId });
    expect(await pledgeNow(pledge.id)).toMatchObject({
      ...{ state: 'collected', refunds: [{ state: 'failed', amountMinor: 900 }] },
    });
    await reconcileRefunds(deps, { intentId: 'pi_of_nobody' });
  });

  test('of a part leaves the pledge collected, and is told', async () => {
    const pledge = await sent('pm_card_visa', 900);
    await fail(pledge);
    await look(pledge);
    const owed = await pledgeNow(pledge.id);
    expect(owed).toMatchObject({ state: 'collected', refunds: [{ state: 'failed' }] });
    expect(owed.history.at(-1)?.type).toBe('PledgeRefundFailed');
  });

  test.each(['campaign_unfunded', 'too_late', 'lapsed'] as const)(
    'after a release (%s) makes its money owed',
    async (reason) => {
      const campaign = await fanfund.given('settling', { collection: 'charge-now' });
      const pledge = await fanfund.givenPending(campaign);
      const prepared = await fanfund.payments.prepare(pledge);
      await stripe.confirm(prepared);
      if (reason !== 'lapsed') {
        const setup = await fanfund.payments.inspect(pledge, prepared.intentId);
        if (setup?.kind !== 'ready') throw new Error('not ready');
        const { payment } = setup;
        await deps.pledges.apply(pledge, { type: 'PledgeConfirmed', atMs: clock(), payment });
      }
      const release = { ...deps, payments: fanfund.payments };
      await releasePledge(release, { pledgeId: pledge.id, reason });
      const gone = await pledgeNow(pledge.id);
      expect(gone.state).toBe(reason === 'lapsed' ? 'lapsed' : 'released');
      await look(pledge);
      expect(await pledgeNow(pledge.id)).toEqual(gone);
      clock.advance(29 * dayMs);
      await fail({ chargedIntentId: prepared.intentId });
      await look(pledge);
      expect(await pledgeNow(pledge.id)).toMatchObject({
        ...{ state: 'refunding', chargedIntentId: prepared.intentId },
        refunds: [{ id: 'release', state: 'failed' }],
      });
    },
  );

  test('goes on after a crash between a release and the failure of its refund', async () => {
    const campaign = await fanfund.given('settling', { collection: 'charge-now' });
    const pledge = await fanfund.givenConfirmed(campaign);
    clock.set(sealedAtMs);
    const failing = {
      ...fanfund.payments,
      release: async (): Promise<ReleaseOutcome> => ({
        ...{ kind: 'released', refundedMinor: 0, chargedIntentId: pledge.payment.intentId },
        refunds: [{ refundId: 'release', amountMinor: 4900, state: 'failed' }],
      }),
    };
    let writes = 0;
    const crashing = {
      ...deps.pledges,
      apply: (...step: Parameters<typeof deps.pledges.apply>) => {
        writes += 1;
        return writes > 2 ? Promise.reject(new Error('switched off')) : deps.pledges.apply(...step);
      },
    };
    const message = { pledgeId: pledge.id, reason: 'campaign_unfunded' } as const;
    const crash = { ...deps, pledges: crashing, payments: failing };
    await expect(releasePledge(crash, message)).rejects.toThrow('switched off');
    expect(await pledgeNow(pledge.id)).toMatchObject({ state: 'released', dueAtMs: clock() });
    await look(pledge);
    expect((await pledgeNow(pledge.id)).state).toBe('refunding');
  });
});

describe('refunds that people made in the Dashboard of Stripe', () => {
  const byHand = (pledge: { readonly chargedIntentId: string }, amount?: number) =>
    stripe.client.refunds.create({
      payment_intent: pledge.chargedIntentId,
      ...(amount !== undefined && { amount }),
      reason: 'fraudulent',
    });

  test('of a part are taken into the books, once', async () => {
    const pledge = await collected();
    const made = await byHand(pledge, 900);
    await look(pledge);
    const after = await pledgeNow(pledge.id);
    expect(after).toMatchObject({
      state: 'collected',
      refunds: [
        {
          ...{ id: made.id, stripeRefundId: made.id, amountMinor: 900, reason: 'fraudulent' },
          state: 'succeeded',
        },
      ],
    });
    await look(pledge);
    expect(await pledgeNow(pledge.id)).toEqual(after);
  });

  test('of all the money end the pledge as refunded', async () => {
    const pledge = await collected();
    await byHand(pledge, 900);
    await byHand(pledge);
    await look(pledge);
    const after = await pledgeNow(pledge.id);
    expect(after).toMatchObject({
      state: 'refunded',
      refunds: [{ amountMinor: 900 }, { amountMinor: 4000 }],
    });
    expect(after.history.slice(-2).map(({ type }) => type)).toEqual([
      ...['PledgeRefundStarted', 'PledgeRefunded'],
    ]);
  });

  test('leave no room for one that was asked for here, which ends as failed', async () => {
    const pledge = await asked(await collected(), { amountMinor: 3000 });
    await byHand(pledge, 2000);
    await look(pledge);
    expect(await pledgeNow(pledge.id)).toMatchObject({
      state: 'collected',
      refunds: [
        { id: 'rfd_1', state: 'failed', detail: 'no_remainder' },
        { amountMinor: 2000, state: 'succeeded' },
      ],
    });
  });
});

describe('what Stripe itself gives back of money that was only held', () => {
  test('as the rest of a partial capture is no refund', async () => {
    const campaign = await fanfund.given('settling', { collection: 'authorize' });
    const pledge = await fanfund.givenConfirmed(campaign);
    const { intentId } = pledge.payment;
    await stripe.client.paymentIntents.capture(intentId, { amount_to_capture: 4000 });
    const { data } = await stripe.client.refunds.list({ payment_intent: intentId });
    expect(data.map(({ amount }) => amount)).toEqual([900]);
    expect(await deps.refunds.list({ ...pledge, chargedIntentId: intentId })).toEqual([]);
  });

  test('when a hold expires is no refund', async () => {
    const campaign = await fanfund.given('settling', { collection: 'authorize' });
    const pledge = await fanfund.givenConfirmed(campaign);
    const { intentId } = pledge.payment;
    await advance((8 * dayMs) / 1000);
    const { data } = await stripe.client.refunds.list({ payment_intent: intentId });
    expect(data.map(({ reason }) => reason)).toEqual(['expired_uncaptured_charge']);
    expect(await deps.refunds.list({ ...pledge, chargedIntentId: intentId })).toEqual([]);
  });
});

describe('a look', () => {
  test('twice at once, and late, comes to the same', async () => {
    const pledge = await sent('pm_card_pendingRefund');
    await advance(120);
    await Promise.allSettled([look(pledge), look(pledge), look(pledge)]);
    await look(pledge);
    const { state, history } = await pledgeNow(pledge.id);
    expect(state).toBe('refunded');
    expect(history.filter(({ type }) => type === 'PledgeRefunded')).toHaveLength(1);
  });

  test.each(['pending', 'confirmed', 'collecting', 'past_due', 'dropped'] as const)(
    'at a %s pledge has nothing to ask',
    async (state) => {
      const campaign = await fanfund.given('settling');
      const pledge = await givenPledge(fanfund.table, state, { campaign });
      await stripe.takeRequests();
      await look(pledge);
      expect(await stripe.takeRequests()).toEqual({});
      expect(await pledgeNow(pledge.id)).toEqual(pledge);
    },
  );

  test('at a pledge that does not exist is nothing to do', async () => {
    await expect(look({ id: `plg_${'a'.repeat(16)}0${'a'.repeat(16)}` })).resolves.toBeUndefined();
  });

  test('while a bank holds the money still hears of a refund that was on its way', async () => {
    const pledge = await sent('pm_card_pendingRefund', 900);
    const disputed = await pledgeNow(pledge.id);
    const { chargedIntentId } = pledge;
    const dispute: Dispute = {
      ...{ id: 'du_1', status: 'needs_response', amountMinor: 4900, reason: 'fraudulent' },
      ...{ openedAtMs: clock(), withdrawnMinor: 4900 },
    };
    await deps.pledges.apply(disputed, {
      type: 'PledgeDisputed',
      ...{ atMs: clock(), disputes: [dispute], chargedIntentId },
    });
    await advance(120);
    await look(pledge);
    const after = await pledgeNow(pledge.id);
    expect(after).toMatchObject({ state: 'disputed', refunds: [{ state: 'succeeded' }] });
    expect(after.dueAtMs).toBeGreaterThan(clock() + minuteMs);
  });
});
