/** How a campaign delivers, as its operators have said last; each change is a new version. */
import type { DeliveryPlan } from '../domain/delivery-plan.ts';
import type { Table } from './table.ts';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { asStoreError, conditionally } from './table.ts';
import { deliveryPlanKey } from './keys.ts';

export type DeliveryPlanStore = {
  get(campaignId: string): Promise<DeliveryPlan | undefined>;
  /** False when another version was written meanwhile. */
  write(plan: DeliveryPlan): Promise<boolean>;
};

export const deliveryPlanStore = (table: Table): DeliveryPlanStore => ({
  get: async (campaignId) => {
    try {
      const { Item: item } = await table.client.send(
        new GetCommand({
          TableName: table.name,
          Key: deliveryPlanKey(campaignId),
          ConsistentRead: true,
        }),
      );
      if (!item) return undefined;
      const { pk: _pk, sk: _sk, ...plan } = item;
      return plan as DeliveryPlan;
    } catch (error) {
      throw asStoreError(error);
    }
  },
  write: async (plan) => {
    const written = await conditionally(
      table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: { ...deliveryPlanKey(plan.campaignId), ...plan },
          ConditionExpression: 'attribute_not_exists(pk) OR #version = :before',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':before': plan.version - 1 },
        }),
      ),
    );
    return 'done' in written;
  },
});
