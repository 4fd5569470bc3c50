/** Where to, for one test file: the machine of deliveries with its plans, sealed data and waves. */
import { randomBytes } from 'node:crypto';
import { askForDeliveryData } from '../../functions/ask-for-delivery-data/ask-for-delivery-data.ts';
import { giveDeliveryData } from '../../functions/give-delivery-data/give-delivery-data.ts';
import { planDelivery } from '../../functions/plan-delivery/plan-delivery.ts';
import { readDelivery } from '../../functions/read-delivery/read-delivery.ts';
import { splitWave } from '../../functions/split-wave/split-wave.ts';
import { sweepFulfilments } from '../../functions/sweep-fulfilments/sweep-fulfilments.ts';
import type { DeliveryDataBody } from '../../shared/api/delivery-data-body.ts';
import { deliveryPlanBody } from '../../shared/api/fulfilment-body.ts';
import type { Address } from '../../shared/domain/address.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { ShardMessage, WaveMessage } from '../../shared/fulfilment/messages.ts';
import { dataKeysFrom } from '../../shared/fulfilment/sealed-data.ts';
import { deliveryDataStore } from '../../shared/store/delivery-data-store.ts';
import { waveStore } from '../../shared/store/wave-store.ts';
import { useDeliveries } from './deliveries.ts';
import { callerOf, request } from './fanfund.ts';
import { keptQueue } from './queue.ts';

export const berlin: Address = {
  ...{ name: 'Anna Example', line1: 'Musterweg 1', city: 'Berlin', postalCode: '10115' },
  country: 'DE',
};

export const testLinkKeys = ['k'.repeat(43)];

export function useDeliveryData() {
  const world = useDeliveries();
  const keys = dataKeysFrom(randomBytes(32).toString('base64url'));
  const asking = keptQueue<ShardMessage>();
  const splitting = keptQueue<WaveMessage>();
  const deps = {
    ...world.deps,
    ...{ asking, splitting, data: deliveryDataStore(world.table), waves: waveStore(world.table) },
    dataKeys: () => Promise.resolve(keys),
    linkKeys: () => Promise.resolve(testLinkKeys),
  };
  /** Everything that waits in the queues, and what that puts into them. */
  const work = async (): Promise<void> => {
    for (let messages = asking.take(); messages.length > 0; messages = asking.take())
      for (const message of messages) await askForDeliveryData(deps, message);
    for (const message of splitting.take()) await splitWave(deps, message);
  };
  return {
    ...{ ...world, deps, asking, splitting, keys, work },
    plan: async ({ id }: Campaign, body: object = {}) => {
      const parsed = deliveryPlanBody.parse(body);
      const answer = await planDelivery(deps, request({ path: { id }, body: parsed }));
      await work();
      return answer;
    },
    give: (pledgeId: string, body: Partial<DeliveryDataBody> = {}, backer = 'backer-1') =>
      giveDeliveryData(
        deps,
        request({
          ...{ caller: callerOf(backer), path: { id: pledgeId } },
          body: { address: berlin, choices: {}, ...body },
        }),
      ),
    read: (pledgeId: string, backer = 'backer-1') =>
      readDelivery(deps, request({ caller: callerOf(backer), path: { id: pledgeId } })),
    sweep: () => sweepFulfilments(deps),
  };
}
