/**
 * A fulfilment as an item. What its last write has to tell lies in it, with the number of each
 * event: the item is its own outbox. While it is open it stands in the index of what is late.
 */
import type { Fulfilment, FulfilmentEvent } from '../domain/fulfilment.ts';
import type { Item } from './table.ts';
import { campaignIdOf, pledgeShardOf } from '../domain/ids.ts';
import { dueSortKey, fulfilmentDueKey, fulfilmentKey, openFulfilmentsKey } from './keys.ts';
import { isOpen } from '../domain/fulfilment.ts';

/** What of an event goes on the bus, beside what the fulfilment itself says. */
export type ToldFulfilmentEvent = {
  readonly type: FulfilmentEvent['type'];
  readonly atMs: number;
  readonly parcelId?: string | undefined;
  readonly fault?: string | undefined;
};

export function fulfilmentToItem(fulfilment: Fulfilment, events: readonly FulfilmentEvent[]): Item {
  const { pledgeId, campaignId, dueAtMs, ...rest } = fulfilment;
  return {
    ...fulfilmentKey(pledgeId),
    ...(isOpen(fulfilment) && {
      gsi1pk: openFulfilmentsKey(campaignId, pledgeShardOf(pledgeId)),
      gsi1sk: openSortKey(fulfilment),
    }),
    ...(dueAtMs !== undefined && fulfilmentDueKey(pledgeId, Math.ceil(dueAtMs))),
    ...rest,
    told: events.map(toldOf),
  };
}

export const openSortKey = ({ expectedAtMs, pledgeId }: Fulfilment): string =>
  `${dueSortKey(expectedAtMs)}#${pledgeId.slice(20)}`;

const toldOf = (event: FulfilmentEvent): ToldFulfilmentEvent => ({
  type: event.type,
  atMs: event.atMs,
  parcelId: 'parcel' in event ? event.parcel.id : 'parcelId' in event ? event.parcelId : undefined,
  fault: 'fault' in event ? event.fault : undefined,
});

export const isFulfilmentItem = ({ pk }: Item): boolean => String(pk).startsWith('S#');

/** Trusts the table, which only this store writes. */
export function fulfilmentFromItem(item: Item): Fulfilment {
  const { pk, sk, gsi1pk: _open, gsi1sk: _late, gsi2pk: _due, gsi2sk, told: _told, ...rest } = item;
  const pledgeId = `plg_${String(pk).slice(2)}${String(sk)}`;
  const fulfilment: unknown = {
    ...rest,
    pledgeId,
    campaignId: campaignIdOf(pledgeId),
    ...(gsi2sk !== undefined && { dueAtMs: Number.parseInt(String(gsi2sk), 36) }),
  };
  return fulfilment as Fulfilment;
}

export const toldIn = (item: Item): readonly ToldFulfilmentEvent[] =>
  item['told'] as readonly ToldFulfilmentEvent[];
