import { expect, test } from '@jest/globals';
import { openCampaign } from '../../functions/open-campaign/open-campaign.ts';
import { TransientError } from '../../shared/errors.ts';
import { useStores } from '../support/fanfund.ts';
import { hourMs, startMs } from '../support/given.ts';

const stores = useStores();
const { clock } = stores;
const opensAtMs = startMs + hourMs;
const messageOf = ({ id }: { readonly id: string }) => ({ campaignId: id });

test('an upcoming campaign opens when its time has come', async () => {
  const campaign = await stores.given('upcoming');
  clock.set(opensAtMs);
  await openCampaign(stores, messageOf(campaign));
  expect((await stores.campaignNow(campaign.id)).state).toBe('live');
});

test('one moment before, it is too early: the message comes again', async () => {
  const campaign = await stores.given('upcoming');
  clock.set(opensAtMs - 1);
  await expect(openCampaign(stores, messageOf(campaign))).rejects.toThrow(TransientError);
  expect(await stores.campaignNow(campaign.id)).toEqual(campaign);
});

test('a schedule that fires twice opens once', async () => {
  const campaign = await stores.given('upcoming');
  clock.set(opensAtMs);
  await openCampaign(stores, messageOf(campaign));
  const opened = await stores.campaignNow(campaign.id);
  await openCampaign(stores, messageOf(campaign));
  expect(await stores.campaignNow(campaign.id)).toEqual(opened);
});

test.each(['draft', 'live', 'closing', 'settling', 'settled', 'cancelled'] as const)(
  'a %s campaign is left alone',
  async (state) => {
    const campaign = await stores.given(state);
    await openCampaign(stores, messageOf(campaign));
    expect(await stores.campaignNow(campaign.id)).toEqual(campaign);
  },
);
