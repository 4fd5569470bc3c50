/**
 * Whose parcel a reference is. Claimed in the transaction that dispatches it, so that one reference
 * never names two parcels, whoever sends it and however often.
 */
import type { Action } from './fulfilment-store.ts';
import type { Table } from './table.ts';
import { parcelKey } from './keys.ts';
import { readAll } from './table.ts';

export type ParcelClaims = {
  /** The pledge of each parcel that is known. */
  owners(campaignId: string, parcelIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  claim(campaignId: string, parcelId: string, pledgeId: string): Action;
};

export const parcelClaims = (table: Table): ParcelClaims => ({
  owners: async (campaignId, parcelIds) => {
    const keys = [...new Set(parcelIds)].map((id) => parcelKey(campaignId, id));
    const items = await readAll(table, keys, { consistent: true });
    return new Map(items.map(({ parcelId, pledgeId }) => [String(parcelId), String(pledgeId)]));
  },
  claim: (campaignId, parcelId, pledgeId) => ({
    Put: {
      TableName: table.name,
      Item: { ...parcelKey(campaignId, parcelId), parcelId, pledgeId },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  }),
});
