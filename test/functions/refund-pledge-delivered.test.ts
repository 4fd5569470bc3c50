import { describe, expect, test } from '@jest/globals';
import { refundPledge } from '../../functions/refund-pledge/refund-pledge.ts';
import { settlementStep } from '../../shared/domain/settlement.ts';
import { fulfilmentOf, parcelOf } from '../support/fulfilments.ts';
import { campaignIn } from '../support/given.ts';
import { useRefunds } from '../support/refunds.ts';

const fanfund = useRefunds();

describe('what was delivered of an abandoned campaign', () => {
  const wholly = { reason: 'campaign_abandoned' } as const;
  const holding = (pieces: number, quantity: number) => {
    const lines = (count: number) => [{ rewardId: 'kettle', quantity: count }];
    const parcels = [parcelOf({ state: 'delivered', lines: lines(pieces) })];
    const fulfilment = fulfilmentOf({ state: 'shipping', lines: lines(quantity), parcels });
    return { ...fanfund.deps, fulfilments: { get: () => Promise.resolve(fulfilment) } };
  };

  test('stays paid, is said so once, and leaves nothing to settle', async () => {
    const pledge = await fanfund.collected();
    await refundPledge(holding(1, 1), { pledgeId: pledge.id, ...wholly });
    const kept = await fanfund.pledgeNow(pledge.id);
    expect(kept).toMatchObject({ state: 'collected', keptMinor: 4900 });
    expect(kept.history.at(-1)?.type).toBe('PledgeKept');
    await refundPledge(holding(1, 1), { pledgeId: pledge.id, ...wholly });
    expect(await fanfund.pledgeNow(pledge.id)).toEqual(kept);
    expect(await fanfund.refundsAt(pledge)).toEqual([]);
    const abandoned = campaignIn('abandoned');
    expect(settlementStep(abandoned, kept, fanfund.clock())).toEqual({ kind: 'nothing' });
    expect(settlementStep(abandoned, pledge, fanfund.clock())).toMatchObject({ kind: 'refund' });
  });

  test('in part leaves the rest to be refunded, once', async () => {
    const pledge = await fanfund.collected(undefined, { quantity: 2, amountMinor: 9800 });
    const deps = holding(1, 2);
    await refundPledge(deps, { pledgeId: pledge.id, ...wholly });
    await refundPledge(deps, { pledgeId: pledge.id, ...wholly });
    expect((await fanfund.refundsAt(pledge)).map(({ amount }) => amount)).toEqual([4900]);
    const after = await fanfund.pledgeNow(pledge.id);
    expect(after).toMatchObject({
      state: 'collected',
      refunds: [{ state: 'succeeded', lines: [{ rewardId: 'kettle', quantity: 1 }] }],
    });
    expect(settlementStep(campaignIn('abandoned'), after, fanfund.clock())).toEqual({
      kind: 'nothing',
    });
  });

  test('does not keep what goes back for another reason', async () => {
    const pledge = await fanfund.collected();
    await refundPledge(holding(1, 1), { pledgeId: pledge.id, reason: 'campaign_unfunded' });
    expect((await fanfund.refundsAt(pledge)).map(({ amount }) => amount)).toEqual([4900]);
  });
});
