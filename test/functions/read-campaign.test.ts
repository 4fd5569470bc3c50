import { describe, expect, test } from '@jest/globals';
import { readCampaign } from '../../functions/read-campaign/read-campaign.ts';
import type { Goal } from '../../shared/domain/campaign.ts';
import { noTotals } from '../../shared/domain/totals.ts';
import { sortableSequence } from '../../shared/store/totals-store.ts';
import { bodyOf, callerOf, codeOf, creator, request, useFanfund } from '../support/fanfund.ts';
import { hourMs, pledgedAtMs, sealedAtMs, startMs } from '../support/given.ts';

const fanfund = useFanfund();
const { clock, campaigns, table, totals } = fanfund;

const read = (id: string, caller?: typeof creator) =>
  readCampaign(fanfund, request({ path: { id }, caller }));

const givenTotals = (campaignId: string, change: Partial<typeof noTotals>) =>
  totals.add({
    campaignId,
    change: { ...noTotals, ...change },
    spans: new Map([['0', { from: sortableSequence('1'), until: sortableSequence('1') }]]),
  });

describe('a campaign', () => {
  test('is shown to everybody, with what is left and how far it is, for two seconds', async () => {
    const rewards = [
      { id: 'mug', title: 'A mug', priceMinor: 1500, stock: 3, perBackerMax: 2 },
      { id: 'later', title: 'Later', priceMinor: 900, opensAtMs: startMs + 48 * hourMs },
    ];
    const campaign = await fanfund.given('live', { rewards });
    await fanfund.givenPending(campaign, { rewardId: 'mug', quantity: 2, amountMinor: 3000 });
    await givenTotals(campaign.id, { pledgedMinor: 33_339, pledges: 7, units: 9, open: 7 });
    expect(await read(campaign.id)).toEqual({
      cacheSeconds: 2,
      body: {
        ...{ id: campaign.id, title: 'A kettle that listens', state: 'live', currency: 'USD' },
        ...{ goal: { amountMinor: 100_000 }, fundingModel: 'all-or-nothing' },
        ...{ collection: 'save-card', successBasis: 'pledged' },
        opensAt: '2026-10-01T13:00:00.000Z',
        deadline: '2026-10-06T12:00:00.000Z',
        createdAt: '2026-10-01T12:00:00.000Z',
        rewards: [
          {
            ...{ id: 'mug', title: 'A mug', priceMinor: 1500, perBackerMax: 2 },
            ...{ stock: 3, remaining: 1 },
          },
          {
            ...{ id: 'later', title: 'Later', priceMinor: 900 },
            opensAt: '2026-10-03T12:00:00.000Z',
          },
        ],
        dunning: {
          windowDays: 7,
          triesMax: 4,
          reminderDays: [2, 4, 6],
          retries: { insufficient_funds: [24, 72, 120], temporary: [1, 6, 24], generic: [24, 72] },
        },
        totals: {
          ...{ pledgedMinor: 33_339, pledges: 7, units: 9, backers: 7 },
          ...{ collectedMinor: 0, refundedMinor: 0 },
        },
        interest: { interested: 0, converted: 0 },
        progress: 0.3333,
      },
    });
  });

  test('says nothing of its creator, nor of how it is kept', async () => {
    const { id } = await fanfund.given('live');
    expect(JSON.stringify(await read(id))).not.toMatch(/creator|version|requestHash|publishedAt/);
  });

  test('whose opening was not written yet is live by the clock', async () => {
    const { id } = await fanfund.given('upcoming', { opensAtMs: pledgedAtMs });
    clock.set(pledgedAtMs - 1);
    expect(bodyOf(await read(id))['state']).toBe('upcoming');
    clock.set(pledgedAtMs);
    expect(bodyOf(await read(id))['state']).toBe('live');
  });

  test('that is decided shows what its outcome was decided on, and what was collected', async () => {
    const tally = {
      pledgedMinor: 120_000,
      takenBackMinor: 4900,
      pledges: 24,
      backers: 20,
      units: 24,
    };
    const { id } = await fanfund.given('settling', { tally });
    clock.set(sealedAtMs + hourMs);
    await givenTotals(id, { pledgedMinor: 1, pledges: 1, collectedMinor: 70_000, open: 9 });
    const shown = bodyOf(await read(id));
    expect(shown).toMatchObject({ state: 'settling', outcome: 'funded', progress: 1.2 });
    expect(shown['totals']).toEqual({
      ...{ pledgedMinor: 120_000, pledges: 24, backers: 20, units: 24 },
      ...{ collectedMinor: 70_000, refundedMinor: 0 },
    });
  });

  test.each<[Goal, number]>([
    [{ amountMinor: 30_000 }, 1],
    [{ amountMinor: 30_001 }, 0.9999],
    [{ units: 18 }, 0.5],
    [{ backers: 4 }, 1.75],
  ])('with a goal of %j has progress %d', async (goal, progress) => {
    const { id } = await fanfund.given('live', { goal });
    await givenTotals(id, { pledgedMinor: 30_000, pledges: 7, units: 9 });
    expect(bodyOf(await read(id))['progress']).toBe(progress);
  });
});

describe('a draft', () => {
  test('is shown to its creator, and never kept', async () => {
    const { id } = await fanfund.given('draft');
    const answer = await read(id, creator);
    expect(answer).not.toHaveProperty('cacheSeconds');
    expect(bodyOf(answer)).toMatchObject({ id, state: 'draft', progress: 0 });
  });

  test.each([
    ['nobody in particular', undefined],
    ['another creator', callerOf('creator-2')],
  ])('does not exist for %s', async (_who, caller) => {
    const { id } = await fanfund.given('draft');
    expect(codeOf(await read(id, caller))).toBe('not_found');
  });

  test('that was cancelled stays unseen', async () => {
    const draft = await fanfund.given('draft');
    await campaigns.apply(draft, { type: 'CampaignCancelled', atMs: clock() });
    expect(codeOf(await read(draft.id))).toBe('not_found');
    expect(bodyOf(await read(draft.id, creator))).toMatchObject({ state: 'cancelled' });
  });
});

test('a campaign that was cancelled in public stays to be seen', async () => {
  const { id } = await fanfund.given('cancelled');
  expect(bodyOf(await read(id))).toMatchObject({ state: 'cancelled' });
});

test.each([
  ['cmp_aaaaaaaaaaaaaaaa', 1],
  ['cmp_1', 0],
  ['plg_aaaaaaaaaaaaaaaa0aaaaaaaaaaaaaaaa', 0],
])('there is no campaign %s, which is looked for %d times', async (id, times) => {
  expect(codeOf(await read(id, creator))).toBe('not_found');
  expect(table.count()).toBe(times);
});
