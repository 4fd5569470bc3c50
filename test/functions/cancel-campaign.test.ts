import { expect, test } from '@jest/globals';
import { cancelCampaign } from '../../functions/cancel-campaign/cancel-campaign.ts';
import { bodyOf, callerOf, codeOf, creator, request, useStores } from '../support/fanfund.ts';
import { deadlineMs, pledgedAtMs } from '../support/given.ts';

const stores = useStores();
const { clock } = stores;

const cancel = (id: string, caller = creator) =>
  cancelCampaign(stores, request({ caller, path: { id } }));

test.each(['draft', 'upcoming', 'live'] as const)('a %s campaign is cancelled', async (state) => {
  const { id } = await stores.given(state);
  expect(bodyOf(await cancel(id))).toMatchObject({ state: 'cancelled' });
  expect(await stores.campaignNow(id)).toMatchObject({
    ...{ state: 'cancelled', cancelledAtMs: pledgedAtMs },
  });
});

test('cancelling again changes nothing', async () => {
  const { id } = await stores.given('live');
  const first = bodyOf(await cancel(id));
  const cancelled = await stores.campaignNow(id);
  clock.advance(1_000);
  expect(bodyOf(await cancel(id))).toEqual(first);
  expect(await stores.campaignNow(id)).toEqual(cancelled);
});

test('at the deadline it is too late, and one moment before it is not', async () => {
  const [late, early] = [await stores.given('live'), await stores.given('live')];
  clock.set(deadlineMs);
  expect(codeOf(await cancel(late.id))).toBe('campaign_closed');
  expect(await stores.campaignNow(late.id)).toEqual(late);
  clock.set(deadlineMs - 1);
  expect(bodyOf(await cancel(early.id))).toMatchObject({ state: 'cancelled' });
});

test('a draft may be cancelled after its deadline, and stays unseen', async () => {
  const { id } = await stores.given('draft');
  clock.set(deadlineMs + 1);
  expect(bodyOf(await cancel(id))).toMatchObject({ state: 'cancelled' });
  expect(codeOf(await cancel(id, callerOf('mallory')))).toBe('not_found');
});

test.each(['closing', 'settling', 'settled'] as const)(
  'a %s campaign cannot be cancelled',
  async (state) => {
    const campaign = await stores.given(state);
    clock.set(deadlineMs + 60_000);
    expect(codeOf(await cancel(campaign.id))).toBe('campaign_closed');
    expect(await stores.campaignNow(campaign.id)).toEqual(campaign);
  },
);

test('nobody but its creator may cancel', async () => {
  const mallory = callerOf('mallory');
  const [draft, live] = [await stores.given('draft'), await stores.given('live')];
  expect(codeOf(await cancel(draft.id, mallory))).toBe('not_found');
  expect(codeOf(await cancel(live.id, mallory))).toBe('forbidden');
  expect(await stores.campaignNow(live.id)).toEqual(live);
});

test('a seal that comes between is not overwritten', async () => {
  const live = await stores.given('live');
  const sealing = {
    ...stores.campaigns,
    apply: async (...given: Parameters<typeof stores.campaigns.apply>) => {
      await stores.campaigns.apply(live, { type: 'CampaignSealed', atMs: clock() });
      return stores.campaigns.apply(...given);
    },
  };
  const answer = await cancelCampaign(
    { ...stores, campaigns: sealing },
    request({ caller: creator, path: { id: live.id } }),
  );
  expect(codeOf(answer)).toBe('campaign_state');
  expect((await stores.campaignNow(live.id)).state).toBe('closing');
});
