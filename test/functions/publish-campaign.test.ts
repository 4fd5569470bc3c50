import { describe, expect, test } from '@jest/globals';
import { publishCampaign } from '../../functions/publish-campaign/publish-campaign.ts';
import type { CampaignState } from '../../shared/domain/campaign.ts';
import { TransientError } from '../../shared/errors.ts';
import { bodyOf, callerOf, codeOf, creator, request, useStores } from '../support/fanfund.ts';
import type { CampaignWishes } from '../support/given.ts';
import { deadlineMs, hourMs, minuteMs, pledgedAtMs, secondMs, terms } from '../support/given.ts';

const stores = useStores();
const { clock, campaigns } = stores;
const graceMs = 12 * secondMs;

type Planned = readonly [moment: string, campaignId: string, atMs: number];

/** Schedules that keep what is planned. */
function wired() {
  const planned: Planned[] = [];
  const schedule = {
    plan: async (...plan: Planned) => {
      planned.push(plan);
    },
  };
  return { ...stores, graceMs, schedule, planned };
}

const publishing = (id: string, caller = creator) => request({ path: { id }, caller });
const mug = { id: 'mug', title: 'A mug', priceMinor: 1500, stock: 3 };

describe('a draft', () => {
  test('without an opening goes live at once, with its stock and its deadline planned', async () => {
    const deps = wired();
    const { id } = await stores.given('draft', { rewards: [mug] });
    const answer = await publishCampaign(deps, publishing(id));
    expect(bodyOf(answer)).toMatchObject({
      ...{ id, state: 'live', title: 'A kettle that listens', progress: 0 },
      rewards: [{ id: 'mug', title: 'A mug', priceMinor: 1500, stock: 3, remaining: 3 }],
    });
    expect(deps.planned).toEqual([['deadline', id, deadlineMs + 12_000]]);
    expect(await stores.campaignNow(id)).toMatchObject({
      ...{ state: 'live', opensAtMs: pledgedAtMs, publishedAtMs: pledgedAtMs },
    });
  });

  test('with an opening ahead is upcoming, with both its moments planned', async () => {
    const deps = wired();
    const opensAtMs = pledgedAtMs + hourMs;
    const { id } = await stores.given('draft', { opensAtMs });
    expect(bodyOf(await publishCampaign(deps, publishing(id)))).toMatchObject({
      ...{ state: 'upcoming', opensAt: '2026-10-02T13:00:00.000Z' },
    });
    expect(deps.planned).toEqual([
      ['opening', id, opensAtMs],
      ['deadline', id, deadlineMs + 12_000],
    ]);
    expect(await stores.campaignNow(id)).toMatchObject({ state: 'upcoming', opensAtMs });
  });

  test('with an opening that went by meanwhile opens now', async () => {
    const { id } = await stores.given('draft', { opensAtMs: pledgedAtMs - hourMs });
    await publishCampaign(wired(), publishing(id));
    expect(await stores.campaignNow(id)).toMatchObject({ state: 'live', opensAtMs: pledgedAtMs });
  });

  test.each<[string, string, CampaignWishes]>([
    ['deadline has passed', 'deadline_in_the_past', { deadlineMs: pledgedAtMs }],
    [
      'authorisations would lapse before its deadline',
      'deadline_beyond_authorization',
      { collection: 'authorize', deadlineMs: pledgedAtMs + 157 * hourMs },
    ],
    ['rewards share an id', 'reward_ids_repeated', { rewards: [mug, mug] }],
  ])('whose %s stays one: %s', async (_what, code, wishes) => {
    const deps = wired();
    const draft = await stores.given('draft', wishes);
    expect(codeOf(await publishCampaign(deps, publishing(draft.id)))).toBe(code);
    expect(deps.planned).toEqual([]);
    expect(await stores.campaignNow(draft.id)).toEqual(draft);
  });
});

describe('a crash on the way', () => {
  test('before the deadline is planned leaves a draft', async () => {
    const draft = await stores.given('draft', { rewards: [mug] });
    const schedule = { plan: () => Promise.reject(new Error('no schedule')) };
    const published = publishCampaign({ ...wired(), schedule }, publishing(draft.id));
    await expect(published).rejects.toThrow('no schedule');
    expect(await stores.campaignNow(draft.id)).toEqual(draft);
  });

  test('leaves a draft that can be published again, and filled as it is by then', async () => {
    const deps = wired();
    const draft = await stores.given('draft', { rewards: [mug] });
    const failing = {
      ...campaigns,
      apply: () => Promise.reject(new TransientError('as planned')),
    };
    const crashed = publishCampaign({ ...deps, campaigns: failing }, publishing(draft.id));
    await expect(crashed).rejects.toThrow(TransientError);
    const edited = { ...terms, rewards: [{ ...mug, stock: 5 }] };
    await campaigns.apply(draft, { type: 'CampaignEdited', atMs: clock(), terms: edited });
    expect(bodyOf(await publishCampaign(deps, publishing(draft.id)))).toMatchObject({
      ...{ state: 'live', rewards: [{ stock: 5, remaining: 5 }] },
    });
  });

  test('between its two steps leaves an upcoming campaign that its schedule opens', async () => {
    const { id } = await stores.given('draft');
    const opening = {
      ...campaigns,
      apply: (...[campaign, event]: Parameters<typeof campaigns.apply>) =>
        event.type === 'CampaignOpened'
          ? Promise.reject(new TransientError('as planned'))
          : campaigns.apply(campaign, event),
    };
    const crashed = publishCampaign({ ...wired(), campaigns: opening }, publishing(id));
    await expect(crashed).rejects.toThrow(TransientError);
    // Who asks again is told that it is live, since the clock says so.
    expect(bodyOf(await publishCampaign(wired(), publishing(id)))['state']).toBe('live');
  });
});

describe('publishing again', () => {
  test('changes nothing and gives the same answer', async () => {
    const deps = wired();
    const { id } = await stores.given('draft', { rewards: [mug] });
    const answer = await publishCampaign(deps, publishing(id));
    const published = await stores.campaignNow(id);
    clock.advance(minuteMs);
    expect(await publishCampaign(deps, publishing(id))).toEqual(answer);
    expect(await stores.campaignNow(id)).toEqual(published);
    expect(deps.planned).toHaveLength(1);
  });

  test('twice at once publishes once', async () => {
    const { id } = await stores.given('draft');
    const both = [1, 2].map(() => publishCampaign(wired(), publishing(id)));
    await Promise.all(both);
    expect(await stores.campaignNow(id)).toMatchObject({ state: 'live', version: 3 });
  });

  test.each<CampaignState>(['closing', 'settling', 'settled', 'cancelled'])(
    'when it is %s is refused',
    async (state) => {
      const campaign = await stores.given(state);
      expect(codeOf(await publishCampaign(wired(), publishing(campaign.id)))).toBe(
        'campaign_state',
      );
      expect(await stores.campaignNow(campaign.id)).toEqual(campaign);
    },
  );
});

describe('somebody else', () => {
  const another = callerOf('creator-2');

  test('cannot publish a draft, nor tell that there is one', async () => {
    const draft = await stores.given('draft');
    expect(codeOf(await publishCampaign(wired(), publishing(draft.id, another)))).toBe('not_found');
    expect(await stores.campaignNow(draft.id)).toEqual(draft);
  });

  test('is told that a published campaign is not theirs', async () => {
    const { id } = await stores.given('live');
    expect(codeOf(await publishCampaign(wired(), publishing(id, another)))).toBe('forbidden');
  });
});
