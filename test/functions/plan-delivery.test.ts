import { describe, expect, test } from '@jest/globals';
import { planDelivery } from '../../functions/plan-delivery/plan-delivery.ts';
import { deliveryPlanBody } from '../../shared/api/fulfilment-body.ts';
import { TransientError } from '../../shared/errors.ts';
import { useDeliveryData } from '../support/delivery-data.ts';
import { bodyOf, codeOf, request } from '../support/fanfund.ts';

const world = useDeliveryData();

describe('a plan', () => {
  test('is a new version where it changes, and asks every shard', async () => {
    const { campaign } = await world.delivering([{}]);
    const body = deliveryPlanBody.parse({ lockAt: '2027-01-01T00:00:00Z' });
    const path = { id: campaign.id };
    expect(bodyOf(await planDelivery(world.deps, request({ path, body })))).toEqual({
      ...{ campaignId: campaign.id, version: 1, lockAt: '2027-01-01T00:00:00.000Z' },
      ...{ keepAddressDays: 30, reminderDays: [3, 7, 14], rewards: [] },
    });
    expect(world.asking.take()).toHaveLength(16);
    expect(bodyOf(await planDelivery(world.deps, request({ path, body })))).toMatchObject({
      version: 1,
    });
    const other = deliveryPlanBody.parse({});
    const answer = bodyOf(await planDelivery(world.deps, request({ path, body: other })));
    expect(answer).toMatchObject({ version: 2 });
    expect(answer).not.toHaveProperty('lockAt');
    world.asking.take();
  });

  test('that somebody else writes at the same time is asked for again', async () => {
    const { campaign } = await world.delivering([]);
    const plans = { ...world.deps.plans, write: () => Promise.resolve(false) };
    const asked = request({ path: { id: campaign.id }, body: deliveryPlanBody.parse({}) });
    await expect(planDelivery({ ...world.deps, plans }, asked)).rejects.toThrow(TransientError);
  });

  test('is refused before the money is settled, and for a reward that there is not', async () => {
    const { id } = await world.given('settling');
    const body = deliveryPlanBody.parse({ rewards: [{ rewardId: 'hat' }] });
    expect(codeOf(await planDelivery(world.deps, request({ path: { id }, body })))).toBe(
      'campaign_state',
    );
    const { campaign } = await world.delivering([]);
    const asked = request({ path: { id: campaign.id }, body });
    expect(codeOf(await planDelivery(world.deps, asked))).toBe('reward_not_found');
    const nobody = request({ path: { id: 'cmp_aaaaaaaaaaaaaaaa' }, body });
    expect(codeOf(await planDelivery(world.deps, nobody))).toBe('not_found');
  });
});
