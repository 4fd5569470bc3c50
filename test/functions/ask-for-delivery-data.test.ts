import { describe, expect, test } from '@jest/globals';
import { askForDeliveryData } from '../../functions/ask-for-delivery-data/ask-for-delivery-data.ts';
import { TransientError } from '../../shared/errors.ts';
import { useDeliveryData } from '../support/delivery-data.ts';

const world = useDeliveryData();
const names = (told: readonly { readonly name: string }[]) => told.map(({ name }) => name);

describe('backers', () => {
  test('are asked once for each version of the plan, if there is anything to ask', async () => {
    const { campaign } = await world.delivering([{}, {}, { rewardId: 'book' }]);
    await world.relay();
    const rewards = [{ rewardId: 'book', kind: 'digital' }];
    await world.plan(campaign, { rewards });
    expect(names(await world.relay())).toEqual(['DeliveryDataRequested', 'DeliveryDataRequested']);
    await world.plan(campaign, { rewards });
    expect(await world.relay()).toEqual([]);
    await world.plan(campaign, { rewards, lockAt: '2027-06-01T00:00:00Z' });
    expect(names(await world.relay())).toHaveLength(2);
  });

  test('of whom the delivery has ended are not asked', async () => {
    const { campaign, ids } = await world.delivering([{}]);
    await world.say(
      campaign,
      { reference: 'A', pledgeId: ids[0], status: 'dispatched' },
      { reference: 'A', status: 'delivered' },
    );
    await world.relay();
    await world.plan(campaign);
    expect(names(await world.relay())).not.toContain('DeliveryDataRequested');
  });

  test('are asked again when their delivery was written meanwhile', async () => {
    const { campaign, ids } = await world.delivering([{}]);
    await world.plan(campaign);
    await world.deps.plans.write({
      ...((await world.deps.plans.get(campaign.id)) ?? ({} as never)),
      version: 2,
    });
    const fulfilments = {
      ...world.deps.fulfilments,
      write: () => Promise.resolve('moved' as const),
    };
    const message = { campaignId: campaign.id, shard: (ids[0] ?? '').charAt(20) };
    await expect(askForDeliveryData({ ...world.deps, fulfilments }, message)).rejects.toThrow(
      TransientError,
    );
  });

  test('are not asked without a plan', async () => {
    const message = { campaignId: 'cmp_aaaaaaaaaaaaaaaa', shard: '0' };
    await expect(askForDeliveryData(world.deps, message)).resolves.toBeUndefined();
  });
});
