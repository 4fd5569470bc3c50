import { describe, expect, test } from '@jest/globals';
import { settleRefundElsewhere } from '../../functions/settle-refund-elsewhere/settle-refund-elsewhere.ts';
import { refundPledge } from '../../functions/refund-pledge/refund-pledge.ts';
import { bodyOf, callerOf, codeOf, request } from '../support/fanfund.ts';
import { refundRecord } from '../support/given.ts';
import { useRefunds } from '../support/refunds.ts';

const fanfund = useRefunds();
const { clock, pledges, stripe, collected, asked, pledgeNow } = fanfund;
const deps = { pledges, now: clock };

const pay = (pledge: { readonly id: string }, refundId = 'rfd_1', reference = 'SEPA 4711') =>
  settleRefundElsewhere(
    deps,
    request({
      ...{ caller: callerOf('ops-1'), path: { id: pledge.id, refundId } },
      body: { reference },
    }),
  );

async function owed(amountMinor = 4900) {
  const pledge = await asked(await collected(), { amountMinor });
  const refusing = {
    ...fanfund.gateway,
    refund: async () => ({ kind: 'refused', code: 'refund_not_possible' }) as const,
  };
  const message = { pledgeId: pledge.id, refundId: 'rfd_1' };
  await refundPledge({ ...fanfund.deps, refunds: refusing }, message);
  return pledge;
}

describe('a failed refund that was paid by another route', () => {
  test('of all the money ends the pledge as refunded, and moves nothing at Stripe', async () => {
    const pledge = await owed();
    await stripe.takeRequests();
    expect(bodyOf(await pay(pledge))).toMatchObject({
      ...{ state: 'refunded', payment: { status: 'refunded', refundedMinor: 4900 } },
      refunds: [{ id: 'rfd_1', state: 'elsewhere' }],
    });
    expect(await stripe.takeRequests()).toEqual({});
    expect(await pledgeNow(pledge.id)).toMatchObject({ refunds: [{ detail: 'SEPA 4711' }] });
  });

  test('of a part leaves the rest', async () => {
    const pledge = await owed(900);
    expect(bodyOf(await pay(pledge))).toMatchObject({
      ...{ state: 'collected', refunds: [{ state: 'elsewhere' }] },
    });
  });

  test('is written once, however often it is said', async () => {
    const pledge = await owed();
    const first = await pay(pledge);
    const { version } = await pledgeNow(pledge.id);
    expect(await pay(pledge)).toEqual(first);
    expect((await pledgeNow(pledge.id)).version).toBe(version);
    expect(codeOf(await pay(pledge, 'rfd_1', 'another'))).toBe('refund_state');
  });
});

describe('is refused', () => {
  test('for a refund that did not fail', async () => {
    const requested = await asked(await collected(), {});
    expect(codeOf(await pay(requested))).toBe('refund_state');
    const pledge = await asked(await collected(), { amountMinor: 900 });
    await refundPledge(fanfund.deps, { pledgeId: pledge.id, refundId: 'rfd_1' });
    expect(codeOf(await pay(pledge))).toBe('refund_state');
  });

  test('for a refund that does not exist', async () => {
    expect(codeOf(await pay(await collected()))).toBe('not_found');
    expect(codeOf(await pay({ id: 'nonsense' }))).toBe('not_found');
  });

  test.each(['dispute_lost', 'charge_for_pending_refund_disputed', 'no_remainder'])(
    'for a refund that failed as %s: the backer has the money, or the bank may still give it',
    async (detail) => {
      const pledge = await asked(await collected(), { amountMinor: 900 });
      const refunds = [refundRecord({ id: 'rfd_1', amountMinor: 900, state: 'failed', detail })];
      const { chargedIntentId } = pledge;
      const failure = {
        type: 'PledgeRefundFailed',
        atMs: clock(),
        refunds,
        chargedIntentId,
      } as const;
      await pledges.apply(pledge, failure);
      expect(codeOf(await pay(pledge))).toBe('refund_state');
    },
  );

  test('when the money was refunded by a later one', async () => {
    const failed = await owed();
    const again = await asked(
      (await pledgeNow(failed.id)) as Awaited<ReturnType<typeof collected>>,
      { id: 'rfd_2' },
    );
    expect(codeOf(await pay(again))).toBe('refund_exceeds_remainder');
    await refundPledge(fanfund.deps, { pledgeId: failed.id, refundId: 'rfd_2' });
    expect((await pledgeNow(failed.id)).state).toBe('refunded');
    expect(codeOf(await pay(failed))).toBe('pledge_state');
  });
});
