import { describe, expect, test } from '@jest/globals';
import type { Campaign } from '../../shared/domain/campaign.ts';
import { releaseMilestone } from '../../functions/release-milestone/release-milestone.ts';
import { balancesOf } from '../../shared/domain/ledger.ts';
import type { Refund } from '../../shared/domain/refund.ts';
import { plannedMilestone } from '../../shared/domain/milestone.ts';
import type { MilestoneEvent } from '../../shared/domain/milestone.ts';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { pledgeToItem } from '../../shared/store/pledge-item.ts';
import { useStores } from '../support/fanfund.ts';
import { givenPledge, pledgeIn, sealedAtMs } from '../support/given.ts';
import { givenBooked } from '../support/report-key.ts';

const stores = useStores();
const { clock, milestones, ledger } = stores;

/** A settled campaign that has earned so much in pledges of 10.01 each, and its milestones. */
async function earned(pledges: number, ...shares: readonly number[]) {
  const campaign = await stores.given('settled');
  const made = [];
  for (let number = 1; number <= pledges; number += 1)
    made.push(
      await givenPledge(stores.table, 'collected', { campaign, number, amountMinor: 1001 }),
    );
  await givenBooked(stores.totals, made);
  const planned = shares.map((shareBasisPoints, index) =>
    plannedMilestone({
      ...{ id: `m${index}`, kind: 'own', title: 'One', plannedFor: '2026-12-01' },
      shareBasisPoints,
    }),
  );
  await milestones.plan(undefined, { campaignId: campaign.id, milestones: planned, atMs: clock() });
  return campaign.id;
}

async function confirm(campaignId: string, milestoneId: string): Promise<void> {
  const events: MilestoneEvent[] = [
    {
      ...{ type: 'MilestoneProposed', atMs: clock(), milestoneId, actualOn: '2026-11-30' },
      evidence: [],
    },
    { type: 'MilestoneConfirmed', atMs: clock(), milestoneId },
  ];
  for (const event of events) {
    const plan = await milestones.get(campaignId);
    await milestones.apply(plan!, event);
  }
}
/** One of its pledges, as it stands with these refunds. */
async function keep(campaign: Campaign, number: number, refunds: readonly Refund[]) {
  const pledge = pledgeIn('collected', { campaign, number, amountMinor: 1001 });
  const item = pledgeToItem({ ...pledge, refunds });
  await stores.table.client.send(new PutCommand({ TableName: stores.table.name, Item: item }));
}

const release = (campaignId: string, deps = stores) =>
  releaseMilestone(deps, { name: 'MilestoneConfirmed', campaignId });
const releasedOf = async (id: string) => {
  const { sums } = await ledger.figures(id);
  const total = balancesOf(sums).reduce((sum, { balanceMinor }) => sum + balanceMinor, 0);
  return { released: sums['milestone_released.USD'] ?? 0, total };
};

describe('a confirmed milestone', () => {
  test('releases its share in a line of the journal that balances, once', async () => {
    clock.set(sealedAtMs);
    const id = await earned(3, 3333, 6667);
    await release(id);
    expect(await releasedOf(id)).toEqual({ released: 0, total: 0 });
    await confirm(id, 'm0');
    await Promise.allSettled([release(id), release(id)]);
    await release(id);
    // 33.33 % of 30.03.
    expect(await releasedOf(id)).toEqual({ released: 1000, total: 0 });
    const { entries } = await ledger.figures(id);
    expect(await ledger.page(id, entries - 1, 10)).toEqual([
      {
        ...{ number: entries, kind: 'milestone_released', pledgeId: '', atMs: sealedAtMs },
        ...{ amountMinor: 1000, currency: 'USD', reference: 'milestone:m0' },
      },
    ]);
    expect(await milestones.get(id)).toMatchObject({ milestones: [{ releasedMinor: 1000 }, {}] });
  });

  test('releases nothing any more of a campaign that is given up, but books what was decided', async () => {
    const id = await earned(2, 5000, 5000);
    await confirm(id, 'm0');
    await release(id);
    await confirm(id, 'm1');
    const campaign = await stores.campaignNow(id);
    const given = { ...campaign, state: 'abandoned', abandonedAtMs: sealedAtMs } as Campaign;
    const deps = { ...stores, campaign: () => Promise.resolve(given) };
    await release(id, deps);
    expect(await releasedOf(id)).toMatchObject({ released: 1001 });
    expect((await milestones.get(id))?.milestones[1]).not.toHaveProperty('releasedMinor');
  });

  test.each(['settling', 'cancelled', 'abandoned'] as const)(
    'that was confirmed before its campaign was %s releases nothing',
    async (state) => {
      const id = await earned(2, 10_000);
      await confirm(id, 'm0');
      const settled = await stores.campaignNow(id);
      const ended = { ...settled, state, abandonedAtMs: sealedAtMs } as Campaign;
      const read = [settled, ended];
      await release(id, { ...stores, campaign: () => Promise.resolve(read.shift() ?? ended) });
      expect(await releasedOf(id)).toEqual({ released: 0, total: 0 });
    },
  );

  test('releases nothing of what was asked back and has not arrived', async () => {
    const id = await earned(2, 10_000);
    const campaign = await stores.campaignNow(id);
    const refund = (state: Refund['state'], amountMinor: number): Refund => ({
      ...{ id: `${state}-1`, amountMinor, reason: 'requested_by_customer', state },
      ...{ requestedAtMs: sealedAtMs, attemptNumber: 1, startedAtMs: sealedAtMs },
    });
    await keep(campaign, 1, [refund('requested', 1001)]);
    await keep(campaign, 2, [refund('pending', 300), refund('failed', 200)]);
    await confirm(id, 'm0');
    await release(id);
    expect(await releasedOf(id)).toEqual({ released: 701, total: 0 });
  });

  test('releases the rest with the last one, to the cent', async () => {
    const id = await earned(3, 3333, 3333, 3334);
    for (const milestoneId of ['m2', 'm0', 'm1']) {
      await confirm(id, milestoneId);
      await release(id);
    }
    expect(await releasedOf(id)).toEqual({ released: 3003, total: 0 });
    const plan = await milestones.get(id);
    expect(plan?.milestones.map(({ releasedMinor }) => releasedMinor)).toEqual([1001, 1001, 1001]);
  });

  test('releases nothing twice when two are confirmed at once', async () => {
    const id = await earned(2, 5000, 5000);
    await confirm(id, 'm0');
    await confirm(id, 'm1');
    await Promise.allSettled([release(id), release(id), release(id)]);
    await release(id);
    expect(await releasedOf(id)).toEqual({ released: 2002, total: 0 });
  });

  test('that was written down and not booked is booked the next time', async () => {
    const id = await earned(2, 10_000);
    await confirm(id, 'm0');
    const book = () => Promise.reject(new Error('switched off'));
    const dying = { ...stores, ledger: { ...ledger, book } };
    await expect(release(id, dying)).rejects.toThrow('switched off');
    expect(await releasedOf(id)).toEqual({ released: 0, total: 0 });
    await release(id);
    expect(await releasedOf(id)).toEqual({ released: 2002, total: 0 });
  });
});
