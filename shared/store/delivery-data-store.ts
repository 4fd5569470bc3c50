/** Sealed addresses, each beside its delivery and written or deleted in the same transaction. */
import type { Action } from './fulfilment-store.ts';
import type { Table } from './table.ts';
import { deliveryDataKey } from './keys.ts';
import { readAll } from './table.ts';

export type StoredData = {
  readonly key: string;
  readonly nonce: string;
  readonly text: string;
  readonly tag: string;
};

export type DeliveryDataStore = {
  getAll(pledgeIds: readonly string[]): Promise<ReadonlyMap<string, StoredData>>;
  putting(pledgeId: string, sealed: StoredData): Action;
  removing(pledgeId: string): Action;
};

export const deliveryDataStore = (table: Table): DeliveryDataStore => ({
  getAll: async (pledgeIds) => {
    const keys = [...new Set(pledgeIds)].map(deliveryDataKey);
    const items = await readAll(table, keys, { consistent: true });
    return new Map(
      items.map(({ pk, sk, ...sealed }) => [
        `plg_${String(pk).slice(2)}${String(sk)}`,
        sealed as StoredData,
      ]),
    );
  },
  putting: (pledgeId, sealed) => ({
    Put: { TableName: table.name, Item: { ...deliveryDataKey(pledgeId), ...sealed } },
  }),
  removing: (pledgeId) => ({
    Delete: { TableName: table.name, Key: deliveryDataKey(pledgeId) },
  }),
});
