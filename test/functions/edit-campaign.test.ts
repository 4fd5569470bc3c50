import { describe, expect, test } from '@jest/globals';
import { editCampaign } from '../../functions/edit-campaign/edit-campaign.ts';
import type { EditCampaignBody } from '../../shared/api/campaign-body.ts';
import { bodyOf, callerOf, codeOf, creator, request, useStores } from '../support/fanfund.ts';
import { dayMs, deadlineMs, kettle } from '../support/given.ts';

const stores = useStores();

const edit = (id: string, body: EditCampaignBody, caller = creator) =>
  editCampaign(stores, request({ caller, path: { id }, body }));

describe('a draft', () => {
  test('may change in everything, and keeps what is not named', async () => {
    const campaign = await stores.given('draft');
    const body = bodyOf(
      await edit(campaign.id, {
        ...{ title: 'Another', goal: { backers: 7 }, collection: 'charge-now', currency: 'JPY' },
        rewards: [{ id: 'vase', title: 'A vase', priceMinor: 500, stock: 3 }],
      }),
    );
    expect(body).toMatchObject({
      ...{ title: 'Another', goal: { backers: 7 }, collection: 'charge-now', currency: 'JPY' },
      ...{ state: 'draft', fundingModel: 'all-or-nothing', deadline: '2026-10-06T12:00:00.000Z' },
      rewards: [{ id: 'vase', title: 'A vase', priceMinor: 500, stock: 3, remaining: 3 }],
    });
    expect(await stores.campaignNow(campaign.id)).toMatchObject({ version: 2, deadlineMs });
  });

  test('keeps how it follows failed payments up when that is not named', async () => {
    const dunning = { windowDays: 3 };
    const campaign = await stores.given('draft', { dunning });
    bodyOf(await edit(campaign.id, { title: 'Another' }));
    expect(await stores.campaignNow(campaign.id)).toMatchObject({ title: 'Another', dunning });
    bodyOf(await edit(campaign.id, { dunning: { triesMax: 1 } }));
    expect((await stores.campaignNow(campaign.id)).dunning).toEqual({ triesMax: 1 });
  });

  test('keeps its rewards when they are not named', async () => {
    const campaign = await stores.given('draft');
    bodyOf(await edit(campaign.id, { title: 'Another' }));
    expect((await stores.campaignNow(campaign.id)).rewards).toEqual([kettle]);
  });

  test.each<[string, EditCampaignBody]>([
    ['deadline_in_the_past', { deadline: deadlineMs - 30 * dayMs }],
    ['unsupported_currency', { currency: 'XYZ' }],
    ['goal_without_rewards', { goal: { units: 3 }, rewards: [] }],
    ['amount_not_representable', { currency: 'ISK' }],
  ])('is not changed into what may not be: %s', async (code, body) => {
    const rewards = [{ ...kettle, priceMinor: 4950 }];
    const campaign = await stores.given('draft', { rewards });
    expect(codeOf(await edit(campaign.id, body))).toBe(code);
    expect(await stores.campaignNow(campaign.id)).toEqual(campaign);
  });
});

describe('what was published', () => {
  test.each(['upcoming', 'live'] as const)('keeps its promise while %s', async (state) => {
    const campaign = await stores.given(state);
    for (const body of [
      { goal: { units: 1 } },
      { deadline: deadlineMs + dayMs },
      { rewards: [] },
      { title: 'x', collection: 'authorize' },
      { dunning: { windowDays: 1 } },
    ] as const)
      expect(codeOf(await edit(campaign.id, body as EditCampaignBody))).toBe(
        'locked_after_publishing',
      );
    expect(await stores.campaignNow(campaign.id)).toEqual(campaign);
  });

  test('may have its title mended, and nothing else moves', async () => {
    const campaign = await stores.given('live');
    expect(bodyOf(await edit(campaign.id, { title: 'Mended' }))['title']).toBe('Mended');
    expect(await stores.campaignNow(campaign.id)).toEqual({
      ...campaign,
      ...{ title: 'Mended', version: campaign.version + 1 },
    });
  });

  test('is closed to edits from its deadline on', async () => {
    const campaign = await stores.given('live');
    stores.clock.set(deadlineMs);
    expect(codeOf(await edit(campaign.id, { title: 'x' }))).toBe('campaign_closed');
  });

  test.each(['closing', 'settling', 'settled', 'cancelled'] as const)(
    'is closed to edits when it is %s',
    async (state) => {
      const campaign = await stores.given(state);
      expect(codeOf(await edit(campaign.id, { title: 'x' }))).toBe('campaign_state');
    },
  );
});

test('nobody but its creator may edit: a draft does not exist for others', async () => {
  const mallory = callerOf('mallory');
  const draft = await stores.given('draft');
  const live = await stores.given('live');
  expect(codeOf(await edit(draft.id, { title: 'x' }, mallory))).toBe('not_found');
  expect(codeOf(await edit(live.id, { title: 'x' }, mallory))).toBe('forbidden');
  expect(codeOf(await edit('cmp_aaaaaaaaaaaaaaaa', { title: 'x' }))).toBe('not_found');
  expect(codeOf(await edit('../x', { title: 'x' }))).toBe('not_found');
});

test('of two edits at once one is told to look again', async () => {
  const campaign = await stores.given('draft');
  const both = await Promise.all(['A', 'B'].map((title) => edit(campaign.id, { title })));
  const { version } = await stores.campaignNow(campaign.id);
  const refused = both.filter((answer) => 'refused' in answer);
  expect(version + refused.length).toBe(3);
  for (const answer of refused) expect(codeOf(answer)).toBe('campaign_state');
});
