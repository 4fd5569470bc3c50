/**
 * What is told of items that are neither pledge nor campaign: deliveries, promises, partners, acts
 * of operators.
 * Their events lie in the item as well, so that what a write has to tell can be read from it.
 */
import type { Publication } from '../../../shared/events/publication.ts';
import {
  actPublication,
  fulfilmentPublications,
  partnerPublication,
  tellingPublication,
} from '../../../shared/events/publication.ts';
import { actFromItem, isActItem } from '../../../shared/store/act-store.ts';
import {
  fulfilmentFromItem,
  isFulfilmentItem,
  toldIn,
} from '../../../shared/store/fulfilment-item.ts';
import {
  isPartnerItem,
  partnerEventOf,
  partnerFromItem,
} from '../../../shared/store/partner-store.ts';
import { isTellingItem, tellingOf } from '../../../shared/store/promise-items.ts';

type Item = Readonly<Record<string, unknown>>;

export function toldBeside(before: Item | undefined, after: Item | undefined): Publication[] {
  if (!after || before?.['version'] === after['version']) return [];
  if (isFulfilmentItem(after))
    return fulfilmentPublications(fulfilmentFromItem(after), toldIn(after));
  if (isTellingItem(after)) return [tellingPublication(tellingOf(after))];
  if (isPartnerItem(after))
    return [partnerPublication(partnerFromItem(after), partnerEventOf(after))];
  return isActItem(after) ? [actPublication(actFromItem(after))] : [];
}

/** By their ids, as they are written. */
export function besides() {
  const known = new Map<string, Publication>();
  const learn = (before: Item | undefined, after: Item | undefined): void => {
    for (const publication of toldBeside(before, after)) {
      const { eventId } = publication.detail as { readonly eventId: string };
      known.set(eventId, publication);
    }
  };
  return { known, learn } as const;
}
