import { expect, test } from '@jest/globals';
import { sealCampaign } from '../../functions/seal-campaign/seal-campaign.ts';
import { TransientError } from '../../shared/errors.ts';
import { useStores } from '../support/fanfund.ts';
import { deadlineMs } from '../support/given.ts';

const stores = useStores();
const graceMs = 12_000;
const deps = { ...stores, graceMs };
const { clock } = stores;

const messageOf = ({ id }: { readonly id: string }) => ({ campaignId: id });

test('a live campaign is sealed when deadline and grace are over', async () => {
  const campaign = await stores.given('live');
  clock.set(deadlineMs + graceMs);
  await sealCampaign(deps, messageOf(campaign));
  expect(await stores.campaignNow(campaign.id)).toMatchObject({
    ...{ state: 'closing', sealedAtMs: deadlineMs + graceMs },
  });
});

test('one moment before, it is too early: the message comes again', async () => {
  const campaign = await stores.given('live');
  clock.set(deadlineMs + graceMs - 1);
  await expect(sealCampaign(deps, messageOf(campaign))).rejects.toThrow(TransientError);
  expect(await stores.campaignNow(campaign.id)).toEqual(campaign);
});

test('the clock of a deadline that was moved rings in vain, and does not ring again', async () => {
  const campaign = await stores.given('live');
  clock.set(deadlineMs + graceMs - 6 * 60_000);
  await sealCampaign(deps, messageOf(campaign));
  expect(await stores.campaignNow(campaign.id)).toEqual(campaign);
});

test('a schedule that fires twice seals once', async () => {
  const campaign = await stores.given('live');
  clock.set(deadlineMs + graceMs);
  await sealCampaign(deps, messageOf(campaign));
  const sealed = await stores.campaignNow(campaign.id);
  clock.advance(60_000);
  await sealCampaign(deps, messageOf(campaign));
  expect(await stores.campaignNow(campaign.id)).toEqual(sealed);
});

test('two schedules that fire at once seal once', async () => {
  const campaign = await stores.given('live');
  clock.set(deadlineMs + graceMs);
  await Promise.allSettled([1, 2].map(() => sealCampaign(deps, messageOf(campaign))));
  expect(await stores.campaignNow(campaign.id)).toMatchObject({
    ...{ state: 'closing', version: campaign.version + 1 },
  });
});

test('a campaign whose opening was missed is opened first', async () => {
  const campaign = await stores.given('upcoming');
  clock.set(deadlineMs + graceMs);
  await sealCampaign(deps, messageOf(campaign));
  expect(await stores.campaignNow(campaign.id)).toMatchObject({
    ...{ state: 'closing', version: campaign.version + 2 },
  });
});

test.each(['draft', 'closing', 'settling', 'settled', 'cancelled'] as const)(
  'a %s campaign is left alone',
  async (state) => {
    const campaign = await stores.given(state);
    clock.set(deadlineMs + graceMs);
    await sealCampaign(deps, messageOf(campaign));
    expect(await stores.campaignNow(campaign.id)).toEqual(campaign);
  },
);

test('a campaign that does not exist is nothing to do', async () => {
  const message = { campaignId: 'cmp_aaaaaaaaaaaaaaaa' };
  await expect(sealCampaign(deps, message)).resolves.toBeUndefined();
});
