import { beforeEach, describe, expect, test } from '@jest/globals';
import { keepTotals } from '../../functions/keep-totals/keep-totals.ts';
import type { PledgeEvent } from '../../shared/domain/pledge.ts';
import { TransientError } from '../../shared/errors.ts';
import { useFanfund } from '../support/fanfund.ts';
import { givenPledge, sealedAtMs } from '../support/given.ts';
import { deliver, streamOf } from '../support/stream.ts';

const fanfund = useFanfund();
const { clock, table, pledges, totals } = fanfund;
const takeStream = streamOf(table);
const deps = { totals };

beforeEach(async () => void (await takeStream()));

const totalsOf = async (campaignId: string) => (await totals.read([campaignId])).get(campaignId);

const none = {
  pledgedMinor: 0,
  pledges: 0,
  units: 0,
  collectedMinor: 0,
  refundedMinor: 0,
  open: 0,
};

/** The pledge as it stands goes on by one event. */
async function happens(pledgeId: string, event: PledgeEvent): Promise<void> {
  const step = await pledges.apply(await fanfund.pledgeNow(pledgeId), event);
  if (!('applied' in step)) throw new Error(`${event.type} was refused.`);
}
const payment = { intentId: 'seti_1', customerId: 'cus_1', paymentMethodId: 'pm_1' };
const confirmed = () => ({ type: 'PledgeConfirmed', atMs: clock(), payment }) as const;

describe('the totals', () => {
  test('follow a pledge through its life', async () => {
    const campaign = await fanfund.given('live');
    const wishes = { rewardId: 'kettle', quantity: 2, amountMinor: 9800 };
    const { id } = await fanfund.givenPending(campaign, wishes);
    const afterwards = async () => {
      await deliver(keepTotals, deps, await takeStream());
      return totalsOf(campaign.id);
    };
    expect(await afterwards()).toEqual(none);
    await happens(id, confirmed());
    const standing = { ...none, pledgedMinor: 9800, pledges: 1, units: 2, open: 1 };
    expect(await afterwards()).toEqual(standing);
    await happens(id, {
      ...{ type: 'PledgeChanged', atMs: clock(), holds: [] },
      ...{ rewardId: 'kettle', quantity: 3, amountMinor: 15_000 },
    });
    const changed = { ...standing, pledgedMinor: 15_000, units: 3 };
    expect(await afterwards()).toEqual(changed);
    await happens(id, { type: 'PledgeCollectionStarted', atMs: sealedAtMs, attemptNumber: 1 });
    expect(await afterwards()).toEqual(changed);
    await happens(id, { type: 'PledgeCollected', atMs: sealedAtMs, chargedIntentId: 'pi_1' });
    expect(await afterwards()).toEqual({ ...changed, collectedMinor: 15_000, open: 0 });
  });

  test('forget a pledge that its backer cancelled, but not the money that went back', async () => {
    const campaign = await fanfund.given('live', { collection: 'charge-now' });
    const { id } = await fanfund.givenPending(campaign);
    await happens(id, confirmed());
    await deliver(keepTotals, deps, await takeStream());
    expect(await totalsOf(campaign.id)).toEqual({
      ...{ pledgedMinor: 4900, pledges: 1, units: 0, open: 1 },
      ...{ collectedMinor: 4900, refundedMinor: 0 },
    });
    await happens(id, { type: 'PledgeCancelled', atMs: clock(), refundedMinor: 4900 });
    await deliver(keepTotals, deps, await takeStream());
    expect(await totalsOf(campaign.id)).toEqual({
      ...{ pledgedMinor: 0, pledges: 0, units: 0, open: 0 },
      ...{ collectedMinor: 4900, refundedMinor: 4900 },
    });
  });

  test('of several campaigns in one batch are kept apart, with one write each', async () => {
    const [small, large] = [await fanfund.given('live'), await fanfund.given('live')];
    for (let number = 1; number <= 20; number += 1)
      await givenPledge(table, 'confirmed', { campaign: large, number, amountMinor: 1000 });
    await givenPledge(table, 'confirmed', { campaign: small, number: 1, amountMinor: 700 });
    const batch = await takeStream();
    table.calls.length = 0;
    await deliver(keepTotals, deps, batch);
    expect(table.count()).toBe(2);
    expect(await totalsOf(small.id)).toMatchObject({ pledgedMinor: 700, pledges: 1 });
    expect(await totalsOf(large.id)).toMatchObject({ pledgedMinor: 20_000, pledges: 20 });
  });

  test('are not written for what moves none of them', async () => {
    const campaign = await fanfund.given('live');
    await fanfund.givenPending(campaign);
    await table.put({ pk: `N#${campaign.id}#stock#mug#0`, sk: 'COUNTER', left: 3 });
    const batch = await takeStream();
    table.calls.length = 0;
    await deliver(keepTotals, deps, batch);
    expect(table.calls).toEqual([]);
  });
});

describe('a batch that is delivered again', () => {
  async function tenConfirmed() {
    const campaign = await fanfund.given('live');
    await takeStream();
    for (let number = 1; number <= 10; number += 1)
      await givenPledge(table, 'confirmed', { campaign, number, amountMinor: 1000 });
    return { campaign, batch: await takeStream() };
  }
  const all = { ...none, pledgedMinor: 10_000, pledges: 10, open: 10 };

  test('is added once', async () => {
    const { campaign, batch } = await tenConfirmed();
    await deliver(keepTotals, deps, batch);
    await deliver(keepTotals, deps, batch);
    expect(await totalsOf(campaign.id)).toEqual(all);
  });

  test('longer than before is added as far as it was not', async () => {
    const { campaign, batch } = await tenConfirmed();
    await deliver(keepTotals, deps, { Records: batch.Records.slice(0, 4) });
    expect(await totalsOf(campaign.id)).toMatchObject({ pledges: 4 });
    await deliver(keepTotals, deps, batch);
    expect(await totalsOf(campaign.id)).toEqual(all);
  });

  test('in two halves, because it failed as a whole, is added once', async () => {
    const { campaign, batch } = await tenConfirmed();
    table.failNext('UpdateItem', 'ProvisionedThroughputExceededException');
    await expect(deliver(keepTotals, deps, batch)).rejects.toThrow(TransientError);
    expect(await totalsOf(campaign.id)).toEqual(none);
    await deliver(keepTotals, deps, { Records: batch.Records.slice(0, 5) });
    await deliver(keepTotals, deps, { Records: batch.Records.slice(5) });
    expect(await totalsOf(campaign.id)).toEqual(all);
  });

  test('to two at once is added once', async () => {
    const { campaign, batch } = await tenConfirmed();
    await Promise.all([1, 2].map(() => deliver(keepTotals, deps, batch)));
    expect(await totalsOf(campaign.id)).toEqual(all);
  });
});
