/** Which backers do not want to hear of updates: an item for who said so, none for all the others. */
import type { Table } from './table.ts';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { asStoreError } from './table.ts';
import { subscriptionKey } from './keys.ts';

export type SubscriptionStore = {
  isOff(pledgeId: string): Promise<boolean>;
  set(pledgeId: string, wish: { readonly isOff: boolean; readonly atMs: number }): Promise<void>;
};

export const subscriptionStore = (table: Table): SubscriptionStore => ({
  isOff: async (pledgeId) => {
    try {
      const key = subscriptionKey(pledgeId);
      const { Item: item } = await table.client.send(
        new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true }),
      );
      return item?.['isOff'] === true;
    } catch (error) {
      throw asStoreError(error);
    }
  },
  set: async (pledgeId, wish) => {
    try {
      await table.client.send(
        new PutCommand({ TableName: table.name, Item: { ...subscriptionKey(pledgeId), ...wish } }),
      );
    } catch (error) {
      throw asStoreError(error);
    }
  },
});
