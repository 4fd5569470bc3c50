import { expect, test } from '@jest/globals';
import type { Campaign } from '../../shared/domain/campaign.ts';
import { cachedCampaigns } from '../../shared/store/campaign-cache.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import { testClock } from '../support/clock.ts';
import { campaignIn } from '../support/given.ts';

const campaign = campaignIn('live');

function counting(answer: (reads: number) => Promise<Campaign | undefined>) {
  let reads = 0;
  const store = { get: () => answer((reads += 1)) } as unknown as CampaignStore;
  return { store, reads: () => reads };
}

test('a campaign is read once for the pledges of three seconds', async () => {
  const clock = testClock();
  const { store, reads } = counting(async () => campaign);
  const get = cachedCampaigns(store, clock);
  await Promise.all([get('a'), get('a'), get('a')]);
  clock.advance(2999);
  expect(await get('a')).toBe(campaign);
  expect(reads()).toBe(1);
  clock.advance(1);
  await get('a');
  expect(reads()).toBe(2);
});

test('each campaign is read for itself', async () => {
  const { store, reads } = counting(async () => campaign);
  const get = cachedCampaigns(store, testClock());
  await get('a');
  await get('b');
  expect(reads()).toBe(2);
});

test('a read that failed is not kept', async () => {
  const { store, reads } = counting(async (read) => {
    if (read === 1) throw new Error('busy');
    return campaign;
  });
  const get = cachedCampaigns(store, testClock());
  await expect(get('a')).rejects.toThrow('busy');
  expect(await get('a')).toBe(campaign);
  expect(reads()).toBe(2);
});

test('not more than a thousand campaigns are kept', async () => {
  const { store, reads } = counting(async () => campaign);
  const get = cachedCampaigns(store, testClock());
  for (let number = 0; number < 1001; number += 1) await get(`campaign-${number}`);
  await get('campaign-0');
  expect(reads()).toBe(1002);
});
