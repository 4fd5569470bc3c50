import { describe, expect, test } from '@jest/globals';
import { keepTotals } from '../../functions/keep-totals/keep-totals.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import { dunningIn, statesIn } from '../../shared/domain/pledge-counts.ts';
import type { StreamRecord } from '../../shared/entry/stream.ts';
import { campaignIdFor } from '../../shared/store/keys.ts';
import { pledgeToItem } from '../../shared/store/pledge-item.ts';
import { useStores } from '../support/fanfund.ts';
import { campaignIn, pending, pledgeIn } from '../support/given.ts';
import type { PledgeWishes } from '../support/given.ts';

const stores = useStores();
const { totals, table } = stores;
let campaigns = 0;
const newCampaign = (wishes = {}) =>
  campaignIn('live', { ...wishes, number: (campaigns += 1), creatorId: 'totals' });

let sequence = 1_000;
const record = (before: Pledge | undefined, after: Pledge): StreamRecord => ({
  sequenceNumber: String((sequence += 1)),
  before: before && pledgeToItem(before),
  after: pledgeToItem(after),
});
const confirmedRecord = (wishes: PledgeWishes) =>
  record(pending(wishes), pledgeIn('confirmed', wishes));
const totalsOf = async ({ id }: { readonly id: string }) => (await totals.read([id])).get(id);
const none = {
  ...{ pledgedMinor: 0, pledges: 0, units: 0, collectedMinor: 0, refundedMinor: 0, open: 0 },
  ...{ pastDue: 0, unverifiedMinor: 0, refundFailedMinor: 0, exits: 0, exitedMinor: 0 },
  ...{ latePledgedMinor: 0, latePledges: 0, lateUnits: 0 },
  ...{ keptMinor: 0 },
};

describe('the totals of a campaign', () => {
  test('grow when a pledge is confirmed, not when it is made', async () => {
    const campaign = newCampaign();
    const wishes = { campaign, rewardId: 'kettle', quantity: 2, amountMinor: 9800 };
    await keepTotals(stores, [record(undefined, pending(wishes))]);
    expect(await totalsOf(campaign)).toEqual(none);
    await keepTotals(stores, [confirmedRecord(wishes)]);
    expect(await totalsOf(campaign)).toEqual({
      ...{ ...none, pledgedMinor: 9800, pledges: 1, units: 2, open: 1 },
    });
  });

  test('follow a pledge to its end', async () => {
    const campaign = newCampaign();
    const confirmed = pledgeIn('confirmed', { campaign });
    const collecting = pledgeIn('collecting', { campaign });
    await keepTotals(stores, [
      record(pending({ campaign }), confirmed),
      record(confirmed, collecting),
      record(collecting, pledgeIn('collected', { campaign })),
    ]);
    expect(await totalsOf(campaign)).toEqual({
      ...{ ...none, pledgedMinor: 4900, pledges: 1, collectedMinor: 4900 },
    });
  });

  test('lose what a backer took back', async () => {
    const campaign = newCampaign();
    const confirmed = pledgeIn('confirmed', { campaign });
    await keepTotals(stores, [record(pending({ campaign }), confirmed)]);
    await keepTotals(stores, [record(confirmed, pledgeIn('cancelled', { campaign }))]);
    expect(await totalsOf(campaign)).toEqual(none);
  });

  test('tell what was taken and given back', async () => {
    const campaign = newCampaign({ collection: 'charge-now' });
    const wishes = { campaign, refundedMinor: 4900 };
    const confirmed = pledgeIn('confirmed', wishes);
    const releasing = pledgeIn('releasing', wishes);
    await keepTotals(stores, [
      record(pending(wishes), confirmed),
      record(confirmed, releasing),
      record(releasing, pledgeIn('released', wishes)),
    ]);
    expect(await totalsOf(campaign)).toEqual({
      ...{ ...none, pledgedMinor: 4900, pledges: 1, collectedMinor: 4900, refundedMinor: 4900 },
    });
  });
});

describe('a total is added once', () => {
  const batchOf = (campaign: ReturnType<typeof newCampaign>, count: number) =>
    Array.from({ length: count }, (_none, number) =>
      confirmedRecord({ campaign, number, amountMinor: 1000 }),
    );
  const sumOf = (count: number) => ({
    ...{ ...none, pledgedMinor: 1000 * count, pledges: count, open: count },
  });

  test('when a batch comes twice', async () => {
    const campaign = newCampaign();
    const batch = batchOf(campaign, 40);
    await keepTotals(stores, batch);
    await keepTotals(stores, batch);
    expect(await totalsOf(campaign)).toEqual(sumOf(40));
  });

  test('when two deliver the same batch at once', async () => {
    const campaign = newCampaign();
    const batch = batchOf(campaign, 40);
    await Promise.all([keepTotals(stores, batch), keepTotals(stores, batch)]);
    expect(await totalsOf(campaign)).toEqual(sumOf(40));
  });

  test.each([[[0, 10, 40]], [[0, 25, 26, 27, 40]], [[0, 40]], [[0, 1, 2, 39, 40]]])(
    'however batches overlap: cut again at %j',
    async (cuts) => {
      const campaign = newCampaign();
      const batch = batchOf(campaign, 40);
      // What was added before a crash: the first part, in other pieces.
      await keepTotals(stores, batch.slice(0, 7));
      await keepTotals(stores, batch.slice(5, 19));
      for (const [index, from] of cuts.entries())
        await keepTotals(stores, batch.slice(from, cuts[index + 1]));
      expect(await totalsOf(campaign)).toEqual(sumOf(40));
    },
  );

  test('when a batch was halved because its function failed', async () => {
    const campaign = newCampaign();
    const batch = batchOf(campaign, 40);
    for (const half of [batch.slice(0, 20), batch.slice(20), batch.slice(0, 20), batch])
      await keepTotals(stores, half);
    expect(await totalsOf(campaign)).toEqual(sumOf(40));
  });
});

test('a batch of several campaigns is one read and one transaction for each of them', async () => {
  const [one, two] = [newCampaign(), newCampaign()];
  const records = Array.from({ length: 50 }, (_none, number) =>
    confirmedRecord({ campaign: number % 2 === 0 ? one : two, number, amountMinor: 1000 }),
  );
  table.calls.length = 0;
  await keepTotals(stores, records);
  expect(table.calls.map(({ operation }) => operation)).toEqual([
    ...['GetItem', 'TransactWriteItems'],
    ...['GetItem', 'TransactWriteItems'],
  ]);
  expect((await totalsOf(one))?.pledges).toBe(25);
  expect((await totalsOf(two))?.pledges).toBe(25);
});

test('records that are no pledges and changes that move nothing are no write', async () => {
  const campaign = newCampaign();
  const after = { pk: `C#${campaignIdFor('a', 'b')}`, sk: 'CAMPAIGN' };
  table.calls.length = 0;
  await keepTotals(stores, [
    { sequenceNumber: '1', before: undefined, after },
    record(pending({ campaign }), { ...pending({ campaign }), quantity: 2, version: 2 }),
  ]);
  expect(table.calls).toEqual([]);
});

describe('pledges by state, and what became of failed payments,', () => {
  test('are counted with the totals, each record once however often it comes', async () => {
    const campaign = newCampaign();
    const confirmed = pledgeIn('confirmed', { campaign });
    const collecting = pledgeIn('collecting', { campaign });
    const failed = pledgeIn('past_due', { campaign });
    const again = { ...collecting, pastDueUntilMs: 1 } as Pledge;
    const first = [
      record(undefined, pending({ campaign })),
      record(pending({ campaign }), confirmed),
      record(confirmed, collecting),
      record(collecting, failed),
    ];
    await keepTotals(stores, first);
    await keepTotals(stores, first);
    const counts = await totals.counts(campaign.id);
    expect(statesIn(counts)).toEqual({ past_due: 1 });
    expect(dunningIn(counts)).toEqual({ failed: 1, recovering: 1, recovered: 0, dropped: 0 });
    await keepTotals(stores, [
      record(failed, again),
      record(again, failed),
      record(failed, again),
      record(again, pledgeIn('collected', { campaign })),
    ]);
    const later = await totals.counts(campaign.id);
    expect(statesIn(later)).toEqual({ collected: 1 });
    expect(dunningIn(later)).toEqual({ failed: 1, recovering: 0, recovered: 1, dropped: 0 });
  });

  test('do not count a payment that has failed before as another one', async () => {
    const campaign = newCampaign();
    const failed = pledgeIn('past_due', { campaign });
    const again = { ...pledgeIn('collecting', { campaign }), pastDueUntilMs: 1 } as Pledge;
    await keepTotals(stores, [record(failed, again), record(again, failed)]);
    expect(dunningIn(await totals.counts(campaign.id))).toMatchObject({ failed: 0 });
    await keepTotals(stores, [record(failed, pledgeIn('dropped', { campaign }))]);
    expect(dunningIn(await totals.counts(campaign.id))).toMatchObject({ dropped: 1 });
  });
});
