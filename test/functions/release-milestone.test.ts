import { describe, expect, test } from '@jest/globals';
import { releaseMilestone } from '../../functions/release-milestone/release-milestone.ts';
import { balancesOf } from '../../shared/domain/ledger.ts';
import { plannedMilestone } from '../../shared/domain/milestone.ts';
import type { MilestoneEvent } from '../../shared/domain/milestone.ts';
import { useStores } from '../support/fanfund.ts';
import { givenPledge, sealedAtMs } from '../support/given.ts';
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
