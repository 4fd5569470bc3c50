/**
 * Whose parcel a reference is, and who dispatched it. Claimed in the transaction that dispatches it, so that one reference
 * never names two parcels, whoever sends it and however often.
 */
import type { Action } from './fulfilment-store.ts';
import type { Dispatched } from '../domain/shipper.ts';
import type { Table } from './table.ts';
import { parcelKey } from './keys.ts';
import { readAll } from './table.ts';

export type ParcelClaims = {
  /** Of each parcel that is known. */
  owners(
    campaignId: string,
    parcelIds: readonly string[],
  ): Promise<ReadonlyMap<string, Dispatched>>;
  claim(campaignId: string, parcelId: string, dispatched: Dispatched): Action;
};

export const parcelClaims = (table: Table): ParcelClaims => ({
  owners: async (campaignId, parcelIds) => {
    const keys = [...new Set(parcelIds)].map((id) => parcelKey(campaignId, id));
    const items = await readAll(table, keys, { consistent: true });
    return new Map(items.map((item) => [String(item['parcelId']), item as unknown as Dispatched]));
  },
  claim: (campaignId, parcelId, { pledgeId, by }) => ({
    Put: {
      TableName: table.name,
      Item: { ...parcelKey(campaignId, parcelId), parcelId, pledgeId, by },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  }),
});
