import { describe, expect, test } from '@jest/globals';
import { completeFulfilment } from '../../functions/complete-fulfilment/complete-fulfilment.ts';
import { TransientError } from '../../shared/errors.ts';
import { shippingAtMs, useDeliveries } from '../support/deliveries.ts';

const world = useDeliveries();
const { campaignNow, say } = world;

const told = (campaignId: string) => ({ name: 'PledgeFulfilled', campaignId });

describe('a campaign that delivers', () => {
  test('is fulfilled with its last delivery, and not before', async () => {
    const { campaign, ids } = await world.delivering([{}, {}, { state: 'refunded' }]);
    const arrives = (place: number) =>
      say(
        campaign,
        { reference: `R${place}`, pledgeId: ids[place], status: 'dispatched' },
        { reference: `R${place}`, status: 'delivered' },
      );
    await arrives(0);
    await completeFulfilment(world.deps, told(campaign.id));
    expect((await campaignNow(campaign.id)).state).toBe('fulfilling');
    await arrives(1);
    await completeFulfilment(world.deps, told(campaign.id));
    expect(await campaignNow(campaign.id)).toMatchObject({
      ...{ state: 'fulfilled', fulfilledAtMs: shippingAtMs },
    });
    await expect(completeFulfilment(world.deps, told(campaign.id))).resolves.toBeUndefined();
  });

  test('is not, while its deliveries are being opened', async () => {
    const { campaign } = await world.delivering([]);
    await say(campaign, { reference: 'X', status: 'delivered' });
    const counts = await world.fulfilments.counts(campaign.id);
    const opening = { counts: () => Promise.resolve({ ...counts, isComplete: false }) };
    await completeFulfilment({ ...world.deps, fulfilments: opening }, told(campaign.id));
    expect((await campaignNow(campaign.id)).state).toBe('settled');
  });

  test('is not, before it has begun', async () => {
    const { campaign } = await world.delivering([]);
    await completeFulfilment(world.deps, told(campaign.id));
    expect((await campaignNow(campaign.id)).state).toBe('settled');
  });

  test('that is written meanwhile is looked at again', async () => {
    const { campaign, ids } = await world.delivering([{}]);
    const facts = ['dispatched', 'delivered'] as const;
    await say(campaign, ...facts.map((status) => ({ reference: 'R', pledgeId: ids[0], status })));
    const campaigns = {
      ...world.campaigns,
      apply: () => Promise.resolve({ standing: undefined }),
    };
    await expect(
      completeFulfilment({ ...world.deps, campaigns }, told(campaign.id)),
    ).rejects.toThrow(TransientError);
  });
});
