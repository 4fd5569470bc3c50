import { describe, expect, test } from '@jest/globals';
import { tallyCampaign } from '../../functions/tally-campaign/tally-campaign.ts';
import type { Goal } from '../../shared/domain/campaign.ts';
import type { MeteredName } from '../../shared/entry/meter.ts';
import { addTotals, contribution, noTotals } from '../../shared/domain/totals.ts';
import { TransientError } from '../../shared/errors.ts';
import { sortableSequence } from '../../shared/store/totals-store.ts';
import { useStores } from '../support/fanfund.ts';
import { deadlineMs, givenPledge, sealedAtMs, secondMs } from '../support/given.ts';
import type { CampaignWishes, PledgeWishes } from '../support/given.ts';

const stores = useStores();
const { clock, table, totals } = stores;

function wired() {
  clock.set(sealedAtMs + secondMs);
  const metered: (readonly [MeteredName, number])[] = [];
  const meter = { count: (name: MeteredName, value: number) => void metered.push([name, value]) };
  return { ...stores, meter, metered };
}

const eventOf = ({ id: campaignId }: { readonly id: string }) => ({
  name: 'CampaignSealed',
  eventId: 'event-1',
  campaignId,
});

/** Three pledges of 49.00, by two people, with four kettles in all. */
async function sealed(wishes: CampaignWishes = {}) {
  const campaign = await stores.given('closing', wishes);
  const pledges: PledgeWishes[] = [
    { backerId: 'anna', rewardId: 'kettle', quantity: 3 },
    { backerId: 'anna', rewardId: 'kettle' },
    { backerId: 'ben' },
  ];
  for (const [number, pledge] of pledges.entries())
    await givenPledge(table, 'confirmed', { campaign, number, ...pledge });
  return campaign;
}
const counted = { pledgedMinor: 14_700, pledges: 3, backers: 2, units: 4 };

describe('the outcome', () => {
  test.each<[Goal, string]>([
    [{ amountMinor: 14_700 }, 'funded'],
    [{ amountMinor: 14_701 }, 'unfunded'],
    [{ units: 4 }, 'funded'],
    [{ units: 5 }, 'unfunded'],
    [{ backers: 2 }, 'funded'],
    [{ backers: 3 }, 'unfunded'],
  ])('with a goal of %j is %s, on counts that are kept with it', async (goal, outcome) => {
    const campaign = await sealed({ goal });
    await tallyCampaign(wired(), eventOf(campaign));
    expect(await stores.campaignNow(campaign.id)).toMatchObject({
      ...{ state: 'settling', outcome, tally: counted },
    });
  });

  test('is decided once: an event that comes again finds it decided', async () => {
    const campaign = await sealed({ goal: { amountMinor: 14_700 } });
    await tallyCampaign(wired(), eventOf(campaign));
    const decided = await stores.campaignNow(campaign.id);
    await givenPledge(table, 'confirmed', { campaign, number: 9 });
    await tallyCampaign(wired(), eventOf(campaign));
    expect(await stores.campaignNow(campaign.id)).toEqual(decided);
  });

  test('of two that decide at once is written by one', async () => {
    const campaign = await sealed();
    const both = await Promise.allSettled(
      [1, 2].map(() => tallyCampaign(wired(), eventOf(campaign))),
    );
    const failed = both.filter(({ status }) => status === 'rejected');
    for (const failure of failed)
      expect(failure).toMatchObject({ reason: expect.any(TransientError) });
    expect(failed.length).toBeLessThanOrEqual(1);
    expect((await stores.campaignNow(campaign.id)).version).toBe(campaign.version + 1);
  });
});

describe('what counts', () => {
  test.each(['pending', 'cancelled', 'lapsed', 'releasing', 'released'] as const)(
    'is not a %s pledge',
    async (state) => {
      const campaign = await sealed();
      await givenPledge(table, state, { campaign, number: 9, amountMinor: 1_000_000 });
      await tallyCampaign(wired(), eventOf(campaign));
      expect(await stores.campaignNow(campaign.id)).toMatchObject({ tally: counted });
    },
  );

  test('is not a pledge that was confirmed too late to be sure of', async () => {
    const campaign = await sealed();
    const wishes = { campaign, amountMinor: 1_000_000 };
    await givenPledge(table, 'confirmed', {
      ...wishes,
      ...{ number: 8, confirmedAtMs: deadlineMs + 1 },
    });
    await tallyCampaign(wired(), eventOf(campaign));
    expect(await stores.campaignNow(campaign.id)).toMatchObject({ tally: counted });
  });

  test('is a pledge that was confirmed at the last moment before', async () => {
    const campaign = await sealed();
    await givenPledge(table, 'confirmed', {
      ...{ campaign, number: 8, amountMinor: 300, confirmedAtMs: deadlineMs },
    });
    await tallyCampaign(wired(), eventOf(campaign));
    expect(await stores.campaignNow(campaign.id)).toMatchObject({
      tally: { ...counted, pledgedMinor: 15_000, pledges: 4, backers: 3 },
    });
  });
});

describe('judged on what is collected', () => {
  const basis = { successBasis: 'collected' } as const;

  test('enough promises are put to the test: no outcome yet', async () => {
    const campaign = await sealed({ ...basis, goal: { amountMinor: 14_700 } });
    await tallyCampaign(wired(), eventOf(campaign));
    const after = await stores.campaignNow(campaign.id);
    expect(after).toMatchObject({ state: 'closing', tally: counted });
    expect(after).not.toHaveProperty('outcome');
  });

  test('too few promises are unfunded at once: nobody is charged to be refunded', async () => {
    const campaign = await sealed({ ...basis, goal: { amountMinor: 14_701 } });
    await tallyCampaign(wired(), eventOf(campaign));
    expect(await stores.campaignNow(campaign.id)).toMatchObject({ outcome: 'unfunded' });
  });

  test('it is tallied once', async () => {
    const campaign = await sealed({ ...basis, goal: { amountMinor: 14_700 } });
    await tallyCampaign(wired(), eventOf(campaign));
    const tallied = await stores.campaignNow(campaign.id);
    await givenPledge(table, 'confirmed', { campaign, number: 9 });
    await tallyCampaign(wired(), eventOf(campaign));
    expect(await stores.campaignNow(campaign.id)).toEqual(tallied);
  });
});

describe('a difference to the running total', () => {
  test.each([
    [14_700, 0],
    [14_600, 1],
  ])('of %d is metered as %d, and decides nothing', async (pledgedMinor, metered) => {
    const campaign = await sealed({ goal: { amountMinor: 14_700 } });
    const seen = { from: sortableSequence('1'), until: sortableSequence('1') };
    await totals.add({
      campaignId: campaign.id,
      change: { ...noTotals, pledgedMinor },
      spans: new Map([['0', seen]]),
    });
    const deps = wired();
    await tallyCampaign(deps, eventOf(campaign));
    expect(deps.metered).toEqual([['TallyDifference', metered]]);
    expect(await stores.campaignNow(campaign.id)).toMatchObject({ outcome: 'funded' });
  });
});

test('a charge that a bank had taken back before the deadline decides nothing, and is no difference', async () => {
  const campaign = await sealed({ goal: { amountMinor: 14_701 }, collection: 'charge-now' });
  const taken = await givenPledge(table, 'disputed', { campaign, number: 8, amountMinor: 300 });
  const seen = { from: sortableSequence('1'), until: sortableSequence('1') };
  await totals.add({
    campaignId: campaign.id,
    change: addTotals({ ...noTotals, pledgedMinor: 14_700 }, contribution(taken)),
    spans: new Map([['0', seen]]),
  });
  const deps = wired();
  await tallyCampaign(deps, eventOf(campaign));
  expect(deps.metered).toEqual([['TallyDifference', 0]]);
  expect(await stores.campaignNow(campaign.id)).toMatchObject({
    ...{ outcome: 'unfunded', tally: { ...counted, takenBackMinor: 300 } },
  });
});

test.each(['upcoming', 'live', 'settling', 'settled', 'cancelled'] as const)(
  'a %s campaign is not counted',
  async (state) => {
    const campaign = await stores.given(state);
    await tallyCampaign(wired(), eventOf(campaign));
    expect(await stores.campaignNow(campaign.id)).toEqual(campaign);
  },
);

test('a campaign without a pledge is unfunded', async () => {
  const campaign = await stores.given('closing');
  await tallyCampaign(wired(), eventOf(campaign));
  expect(await stores.campaignNow(campaign.id)).toMatchObject({
    ...{ outcome: 'unfunded', tally: { pledgedMinor: 0, pledges: 0, backers: 0, units: 0 } },
  });
});
