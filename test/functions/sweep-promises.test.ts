import { describe, expect, test } from '@jest/globals';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { sweepPromises } from '../../functions/sweep-promises/sweep-promises.ts';
import { duePromises } from '../../shared/store/due-promises.ts';
import { milestonesKey, promiseKey } from '../../shared/store/keys.ts';
import { noTotals } from '../../shared/domain/totals.ts';
import { plannedMilestone } from '../../shared/domain/milestone.ts';
import type { Item } from '../../shared/store/table.ts';
import { useStores } from '../support/fanfund.ts';
import { givenChange, promisedRewards } from '../support/promises.ts';

const stores = useStores();
const { clock, table } = stores;
const sweep = () => sweepPromises({ ...stores, due: duePromises(table) });
const itemAt = async (key: { readonly pk: string; readonly sk: string }): Promise<Item> => {
  const { Item: item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true }),
  );
  return item ?? {};
};

describe('a window', () => {
  test('closes on its day with who has left by then, told once', async () => {
    const campaign = await stores.given('settled', { rewards: promisedRewards });
    const version = await givenChange(stores, campaign);
    await stores.totals.add({
      ...{ campaignId: campaign.id, entries: [] },
      change: { ...noTotals, exits: 2, exitedMinor: 9800 },
      spans: new Map([['0', { from: '1', until: '1' }]]),
    });
    const key = promiseKey(campaign.id, 2);
    const closesAtMs = version.exit?.closesAtMs ?? 0;
    clock.set(closesAtMs - 1);
    await sweep();
    expect(await itemAt(key)).toMatchObject({ version: 1, event: { type: 'PromiseChanged' } });
    clock.set(closesAtMs);
    await Promise.all([sweep(), sweep()]);
    await sweep();
    const closed = await itemAt(key);
    expect(closed).toMatchObject({
      ...{ version: 2, event: { type: 'ExitWindowClosed', atMs: closesAtMs } },
      exit: { closesAtMs, closed: { atMs: closesAtMs, exits: 2, exitedMinor: 9800 } },
    });
    expect(closed).not.toHaveProperty('gsi2pk');
  });
});

describe('a milestone', () => {
  const planned = async (...days: readonly string[]) => {
    const { id: campaignId } = await stores.given('settled');
    const milestones = days.map((plannedFor, index) =>
      plannedMilestone({ id: `m${index}`, kind: 'own', title: 'One', plannedFor }),
    );
    await stores.milestones.plan(undefined, { campaignId, milestones, atMs: clock() });
    return campaignId;
  };
  const planOf = async (campaignId: string) => {
    const plan = await stores.milestones.get(campaignId);
    if (!plan) throw new Error('There is no plan.');
    return plan;
  };

  test('slips when the day of its forecast is over, told once', async () => {
    const id = await planned('2026-12-01');
    clock.set(Date.UTC(2026, 11, 2) - 1);
    await sweep();
    expect(await planOf(id)).toMatchObject({ version: 1 });
    clock.set(Date.UTC(2026, 11, 2));
    await Promise.all([sweep(), sweep()]);
    await sweep();
    expect(await itemAt(milestonesKey(id))).toMatchObject({
      ...{ version: 2, event: { type: 'MilestoneSlipped', atMs: Date.UTC(2026, 11, 2) } },
      milestone: { id: 'm0', slippedFor: '2026-12-01' },
    });
  });

  test('slips again past another forecast, and several slip on one day', async () => {
    const id = await planned('2026-12-01', '2026-12-01', '2026-12-20');
    clock.set(Date.UTC(2026, 11, 2));
    await sweep();
    expect(await planOf(id)).toMatchObject({
      ...{
        version: 3,
        milestones: [{ slippedFor: '2026-12-01' }, { slippedFor: '2026-12-01' }, {}],
      },
    });
    const event = { type: 'MilestoneForecastChanged', forecastFor: '2026-12-10' } as const;
    await stores.milestones.apply(await planOf(id), {
      ...{ ...event, atMs: clock(), milestoneId: 'm0' },
    });
    clock.set(Date.UTC(2026, 11, 11));
    await sweep();
    expect(await planOf(id)).toMatchObject({
      milestones: [{ slippedFor: '2026-12-10' }, { slippedFor: '2026-12-01' }, {}],
    });
    expect((await planOf(id)).milestones[2]).not.toHaveProperty('slippedFor');
  });

  test('that was proposed in time waits for operations and is not late', async () => {
    const id = await planned('2026-12-01');
    await stores.milestones.apply(await planOf(id), {
      ...{ type: 'MilestoneProposed', atMs: clock(), milestoneId: 'm0', actualOn: '2026-11-30' },
      evidence: [{ url: 'https://kettle.example/1', title: 'A film' }],
    });
    clock.set(Date.UTC(2026, 11, 5));
    await sweep();
    expect((await planOf(id)).milestones[0]).not.toHaveProperty('slippedFor');
  });
});
