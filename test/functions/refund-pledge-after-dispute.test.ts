/** Refunds of money that a bank has had in its hands: all of it, or a part. */
import { describe, expect, test } from '@jest/globals';
import { reconcileDisputes } from '../../functions/reconcile-disputes/reconcile-disputes.ts';
import { reconcileRefunds } from '../../functions/reconcile-refunds/reconcile-refunds.ts';
import { refundPledge } from '../../functions/refund-pledge/refund-pledge.ts';
import type { Refund } from '../../shared/domain/refund.ts';
import type { ChargedPledge } from '../../shared/payments/refund-gateway.ts';
import { disputeBench } from '../support/disputes.ts';
import { hourMs, minuteMs } from '../support/given.ts';
import type { Collected } from '../support/refunds.ts';
import { useRefunds } from '../support/refunds.ts';

const fanfund = useRefunds();
const { clock, deps, collected, asked, refundsAt, pledgeNow } = fanfund;
const bench = disputeBench(fanfund);

const whole = ({ id: pledgeId }: Collected) =>
  ({ pledgeId, reason: 'campaign_abandoned' }) as const;
const single = ({ id: pledgeId }: Collected, refundId = 'rfd_1') => ({ pledgeId, refundId });
const look = ({ id: pledgeId }: Collected) => reconcileDisputes(bench.deps, { pledgeId });

async function decided(pledge: Collected, disputeId: string, verdict: 'won' | 'lost') {
  await bench.close(disputeId, verdict);
  await look(pledge);
}

async function lostInPart(pledge: Collected, amount: number): Promise<string> {
  const disputeId = await bench.open(pledge, { amount });
  await look(pledge);
  await decided(pledge, disputeId, 'lost');
  return disputeId;
}

/** Stripe, as it does what it is asked for, though a bank has had a part. */
function accepting() {
  const sent: [string, number, number][] = [];
  const refund = async (_pledge: ChargedPledge, record: Refund) => {
    const { id, attemptNumber, amountMinor } = record;
    sent.push([id, attemptNumber, amountMinor]);
    const made = { refundId: id, stripeRefundId: `re_${id}`, amountMinor } as const;
    return { kind: 'sent', refund: { ...made, state: 'succeeded' } } as const;
  };
  const refunds = { ...fanfund.gateway, refund };
  return { sent, deps: { ...deps, refunds } };
}

describe('money that a bank had taken, and gave back after all', () => {
  test('goes back when its campaign does not keep it, though the refund had been given up', async () => {
    const pledge = await collected();
    const disputeId = await bench.open(pledge);
    await refundPledge(deps, whole(pledge));
    await look(pledge);
    await decided(pledge, disputeId, 'lost');
    await refundPledge(deps, single(pledge, 'campaign_abandoned'));
    expect(await pledgeNow(pledge.id)).toMatchObject({
      state: 'lost',
      refunds: [{ id: 'campaign_abandoned', state: 'failed', detail: 'dispute_lost' }],
    });
    await decided(pledge, disputeId, 'won');
    await refundPledge(deps, whole(pledge));
    await refundPledge(deps, whole(pledge));
    expect(await pledgeNow(pledge.id)).toMatchObject({
      state: 'refunded',
      refunds: [
        { id: 'campaign_abandoned', state: 'failed' },
        { id: 'campaign_abandoned_2', amountMinor: 4900, state: 'succeeded' },
      ],
    });
    expect(await refundsAt(pledge)).toHaveLength(1);
  });

  test('goes back though its refund was pending when the bank stepped in', async () => {
    const pledge = await collected('pm_card_pendingRefund');
    await refundPledge(deps, whole(pledge));
    const disputeId = await bench.open(pledge);
    await look(pledge);
    await reconcileRefunds(deps, { pledgeId: pledge.id });
    await refundPledge(deps, whole(pledge));
    expect(await pledgeNow(pledge.id)).toMatchObject({
      state: 'disputed',
      refunds: [{ state: 'failed', detail: 'charge_for_pending_refund_disputed' }],
    });
    await decided(pledge, disputeId, 'won');
    await refundPledge(deps, whole(pledge));
    await reconcileRefunds(deps, { pledgeId: pledge.id });
    expect(await pledgeNow(pledge.id)).toMatchObject({
      state: 'refunding',
      refunds: [
        { id: 'campaign_abandoned', state: 'failed' },
        { id: 'campaign_abandoned_2', amountMinor: 4900, state: 'pending' },
      ],
    });
    expect((await refundsAt(pledge)).map(({ status }) => status)).toEqual(['failed', 'pending']);
  });
});

describe('what a bank has left of the money', () => {
  test('goes back when the campaign does not keep it', async () => {
    const pledge = await collected();
    await lostInPart(pledge, 2000);
    const stripe = accepting();
    await refundPledge(stripe.deps, whole(pledge));
    await refundPledge(stripe.deps, whole(pledge));
    expect(stripe.sent).toEqual([['campaign_abandoned', 1, 2900]]);
    expect(await pledgeNow(pledge.id)).toMatchObject({
      state: 'refunded',
      refunds: [{ amountMinor: 2900, state: 'succeeded' }],
    });
  });

  test('is what a refund that was asked for before is cut to, under its next number', async () => {
    const pledge = await collected();
    await asked(pledge);
    await lostInPart(pledge, 2000);
    const stripe = accepting();
    await refundPledge(stripe.deps, single(pledge));
    expect(stripe.sent).toEqual([['rfd_1', 2, 2900]]);
    expect(await pledgeNow(pledge.id)).toMatchObject({
      state: 'refunded',
      refunds: [{ id: 'rfd_1', amountMinor: 2900, state: 'succeeded' }],
    });
  });

  test('is not cut where a smaller refund has room beside it', async () => {
    const pledge = await collected();
    await asked(pledge, { amountMinor: 900 });
    await lostInPart(pledge, 2000);
    const stripe = accepting();
    await refundPledge(stripe.deps, single(pledge));
    expect(stripe.sent).toEqual([['rfd_1', 1, 900]]);
    expect(await pledgeNow(pledge.id)).toMatchObject({
      state: 'lost',
      refunds: [{ amountMinor: 900, state: 'succeeded' }],
    });
  });

  test('is owed by another route when Stripe does not refund it for all that', async () => {
    const pledge = await collected();
    await lostInPart(pledge, 2000);
    await refundPledge(deps, whole(pledge));
    expect(await pledgeNow(pledge.id)).toMatchObject({
      state: 'refunding',
      refunds: [{ amountMinor: 2900, state: 'requested', attemptNumber: 2 }],
    });
    clock.advance(16 * minuteMs);
    await refundPledge(deps, single(pledge, 'campaign_abandoned'));
    const owed = await pledgeNow(pledge.id);
    expect(owed).toMatchObject({ refunds: [{ state: 'failed', detail: 'charge_disputed' }] });
    expect(owed.dueAtMs).toBeUndefined();
  });

  test('is nothing when it took all: what was asked for is given up', async () => {
    const pledge = await collected();
    await asked(pledge, { amountMinor: 900 });
    await lostInPart(pledge, 4900);
    const stripe = accepting();
    await refundPledge(stripe.deps, single(pledge));
    await refundPledge(stripe.deps, whole(pledge));
    expect(stripe.sent).toEqual([]);
    expect(await pledgeNow(pledge.id)).toMatchObject({
      state: 'lost',
      refunds: [{ id: 'rfd_1', amountMinor: 900, state: 'failed', detail: 'dispute_lost' }],
    });
  });
});

test('the last part, of which Stripe knows nothing, is not sent anew while its key is young', async () => {
  const pledge = await collected();
  const first = await asked(pledge, { id: 'rfd_1', amountMinor: 2450 });
  const both = await asked(first as Collected, { id: 'rfd_2', amountMinor: 2450 });
  const silent = { ...fanfund.gateway, refund: async () => ({ kind: 'not_done' }) as const };
  clock.advance(hourMs);
  await refundPledge({ ...deps, refunds: silent }, single(both as Collected, 'rfd_2'));
  expect(await pledgeNow(pledge.id)).toMatchObject({
    refunds: [{ attemptNumber: 1 }, { id: 'rfd_2', state: 'requested', attemptNumber: 1 }],
  });
});
