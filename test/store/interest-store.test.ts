import { describe, expect, test } from '@jest/globals';
import type { Campaign } from '../../shared/domain/campaign.ts';
import { campaignIn, givenPledge, pledgedAtMs } from '../support/given.ts';
import { interestStore, isInterestItem } from '../../shared/store/interest-store.ts';
import { keepInterest } from '../../shared/store/keep-interest.ts';
import { figuresReader } from '../../shared/api/campaign-figures.ts';
import { pledgeStore } from '../../shared/store/pledge-store.ts';
import { pledgeEvents } from '../support/events.ts';
import { streamReader } from '../support/stream.ts';
import { totalsStore } from '../../shared/store/totals-store.ts';
import { useTable } from '../support/table.ts';

const table = useTable();
const interests = interestStore(table);
const pledges = pledgeStore(table, () => 0);
const deps = { interests, now: () => pledgedAtMs };
let number = 9_000;
const newCampaign = () => campaignIn('live', { number: (number += 1) });
const read = streamReader(table);

const backers = (count: number) => Array.from({ length: count }, (_, each) => `backer-${each}`);
const interested = (campaign: Campaign, names: readonly string[]) =>
  Promise.all(names.map((backerId) => interests.express(wanted(campaign, backerId))));
const wanted = ({ id: campaignId }: Campaign, backerId: string) => ({
  ...{ campaignId, backerId, atMs: pledgedAtMs, contactEmail: 'somebody@example.org' },
});
const countsOf = async ({ id }: Campaign) => (await interests.read([id])).get(id);

describe('the counts of interest', () => {
  test('are those who are interested, whatever way they went', async () => {
    const campaign = newCampaign();
    await interested(campaign, backers(40));
    await interested(campaign, backers(10));
    await interests.withdraw(wanted(campaign, 'backer-3'));
    await interests.withdraw(wanted(campaign, 'backer-4'));
    await interests.withdraw(wanted(campaign, 'backer-4'));
    await interested(campaign, ['backer-4']);
    await keepInterest(deps, await read());
    expect(await countsOf(campaign)).toEqual({ interested: 39, converted: 0 });
  });

  test('contain each record once, however batches are cut and repeated', async () => {
    const campaign = newCampaign();
    await interested(campaign, backers(50));
    const records = (await read()).filter(({ after }) => isInterestItem(after));
    for (const [from, until] of [
      [0, 20],
      [0, 20],
      [10, 35],
      [5, 50],
      [0, 50],
    ] as const)
      await keepInterest(deps, records.slice(from, until));
    expect(await countsOf(campaign)).toEqual({ interested: 50, converted: 0 });
  });

  test('tell how many of those who waited have a confirmed pledge, each of them once', async () => {
    const campaign = newCampaign();
    await interested(campaign, backers(5));
    await keepInterest(deps, await read());
    for (const [backerId, each] of [
      ...([
        ['backer-1', 1],
        ['backer-2', 2],
        ['backer-2', 3],
        ['a stranger', 4],
      ] as const),
    ]) {
      const pending = await givenPledge(table, 'pending', { campaign, backerId, number: each });
      await pledges.apply(pending, pledgeEvents.PledgeConfirmed);
    }
    const records = await read();
    await keepInterest(deps, records);
    await keepInterest(deps, records);
    await keepInterest(deps, await read());
    expect(await countsOf(campaign)).toEqual({ interested: 5, converted: 2 });
  });

  test('cost nothing more than one read where nobody waited', async () => {
    const campaign = newCampaign();
    const pending = await givenPledge(table, 'pending', { campaign });
    await pledges.apply(pending, pledgeEvents.PledgeConfirmed);
    const records = await read();
    table.calls.length = 0;
    await keepInterest(deps, records);
    expect(table.calls.map(({ operation }) => operation)).toEqual(['BatchGetItem']);
    expect(await countsOf(campaign)).toBeUndefined();
  });

  test('are shown for campaigns that were announced before they opened', async () => {
    const campaign = newCampaign();
    await interested(campaign, backers(2));
    await keepInterest(deps, await read());
    const figures = await figuresReader(table, totalsStore(table))([campaign]);
    expect(figures(campaign).interest).toEqual({ interested: 2, converted: 0 });
    const atOnce = { ...campaign, opensAtMs: campaign.publishedAtMs ?? 0 };
    const other = await figuresReader(table, totalsStore(table))([atOnce]);
    expect(other(atOnce)).not.toHaveProperty('interest');
  });
});
