import { describe, expect, test } from '@jest/globals';
import { openLateFulfilment } from '../../functions/open-late-fulfilment/open-late-fulfilment.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { PledgeState } from '../../shared/domain/pledge.ts';
import { pledgeToItem } from '../../shared/store/pledge-item.ts';
import { TransientError } from '../../shared/errors.ts';
import { givenPledge } from '../support/given.ts';
import { mug, shippingAtMs, useDeliveries } from '../support/deliveries.ts';

const world = useDeliveries();
const { deps, fulfilments, deliveryOf, table } = world;

async function latePledge(campaign: Campaign, state: PledgeState = 'collected') {
  const wishes = { campaign, number: 50, rewardId: 'mug', quantity: 2, amountMinor: 3000 };
  const pledge = { ...(await givenPledge(table, state, wishes)), late: true } as const;
  await table.put(pledgeToItem(pledge));
  return pledge;
}

const heard = (campaign: Campaign, pledgeId: string) =>
  openLateFulfilment(deps, { name: 'PledgeCollected', campaignId: campaign.id, pledgeId });

describe('a late pledge that is paid', () => {
  test('is delivered under the number after all the others, however often that is heard', async () => {
    const { campaign } = await world.delivering([{}, { state: 'dropped' }, {}]);
    const { id } = await latePledge(campaign);
    await heard(campaign, id);
    await heard(campaign, id);
    expect(await deliveryOf(id)).toEqual({
      ...{ pledgeId: id, campaignId: campaign.id, backerId: 'backer-50', number: 3 },
      ...{ state: 'waiting', lines: [{ rewardId: 'mug', quantity: 2 }], waived: [], parcels: [] },
      ...{ expectedAtMs: Date.parse(mug.estimatedDelivery ?? ''), openedAtMs: shippingAtMs },
      version: 1,
    });
    expect((await fulfilments.counts(campaign.id)).byState.waiting).toBe(3);
    expect(await fulfilments.nextNumber(campaign.id)).toBe(4);
  });

  test('waits until the others are numbered', async () => {
    const campaign = await world.given('settled', { rewards: [mug] });
    const { id } = await latePledge(campaign);
    await expect(heard(campaign, id)).rejects.toThrow(TransientError);
    await world.opened(campaign);
    await heard(campaign, id);
    expect(await deliveryOf(id)).toMatchObject({ number: 1 });
  });

  test('is left to its own opening by the one of all the others', async () => {
    const campaign = await world.given('settled', { rewards: [mug] });
    const { id } = await latePledge(campaign);
    await world.opened(campaign);
    expect(await fulfilments.get(id)).toBeUndefined();
  });

  test('is asked at once what the others were asked', async () => {
    const { campaign } = await world.delivering([{}]);
    await world.plans.write({
      ...{ campaignId: campaign.id, version: 1, keepAddressDays: 30, reminderDays: [7] },
      ...{ rewards: [], plannedAtMs: shippingAtMs },
    });
    const { id } = await latePledge(campaign);
    await heard(campaign, id);
    expect(await deliveryOf(id)).toMatchObject({ planVersion: 1, askedAtMs: shippingAtMs });
  });

  test('is not delivered when the money went back meanwhile', async () => {
    const { campaign } = await world.delivering([{}]);
    const gone = await latePledge(campaign, 'refunded');
    await heard(campaign, gone.id);
    expect(await fulfilments.get(gone.id)).toBeUndefined();
    const pledge = await latePledge(campaign);
    await heard(campaign, pledge.id);
    await table.put(pledgeToItem({ ...gone, late: true }));
    await heard(campaign, pledge.id);
    expect(await deliveryOf(pledge.id)).toMatchObject({ state: 'closed' });
  });

  test('and no other pledge, is what this opens', async () => {
    const campaign = await world.given('settled', { rewards: [mug] });
    await world.opened(campaign);
    const wishes = { campaign, number: 60, rewardId: 'mug', amountMinor: 1500 };
    const pledge = await givenPledge(table, 'collected', wishes);
    await heard(campaign, pledge.id);
    expect(await fulfilments.get(pledge.id)).toBeUndefined();
  });
});
