/**
 * Publishes the event that each write of a pledge or campaign left in its item, and each difference
 * that was found in a ledger. The table's stream
 * is the outbox: an event is published if and only if its write happened, and again rather than not
 * at all. Entries that the bus did not take come again, with everything behind them.
 */
import type { EventBus } from '../../shared/events/event-bus.ts';
import type { Item } from '../../shared/store/table.ts';
import type { Publication } from '../../shared/events/publication.ts';
import type { StreamRecord } from '../../shared/entry/stream.ts';
import {
  campaignEventOf,
  campaignFromItem,
  isCampaignItem,
} from '../../shared/store/campaign-store.ts';
import {
  actPublication,
  campaignPublication,
  differencePublication,
  fulfilmentPublications,
  partnerPublication,
  pledgePublication,
  tellingPublication,
} from '../../shared/events/publication.ts';
import { actFromItem, isActItem } from '../../shared/store/act-store.ts';
import { differenceFromItem, isDifferenceItem } from '../../shared/store/ledger-check-store.ts';
import {
  fulfilmentFromItem,
  isFulfilmentItem,
  toldIn,
} from '../../shared/store/fulfilment-item.ts';
import { isPledgeItem, pledgeFromItem } from '../../shared/store/pledge-item.ts';
import {
  isPartnerItem,
  partnerEventOf,
  partnerFromItem,
} from '../../shared/store/partner-store.ts';
import { isTellingItem, tellingOf } from '../../shared/store/promise-items.ts';
import { publishedAtOnceMax } from '../../shared/events/event-bus.ts';

export type RelayEventsDeps = { readonly bus: EventBus };

type Outgoing = { readonly sequenceNumber: string; readonly publication: Publication };

export async function relayEvents(
  { bus }: RelayEventsDeps,
  records: readonly StreamRecord[],
): Promise<string | undefined> {
  const outgoing = records.flatMap(outgoingOf);
  for (let from = 0; from < outgoing.length; from += publishedAtOnceMax) {
    const batch = outgoing.slice(from, from + publishedAtOnceMax);
    const failed = await bus.publish(batch.map(({ publication }) => publication));
    const first = failed.indexOf(true);
    if (first >= 0) return batch[first]?.sequenceNumber;
  }
  return undefined;
}

function outgoingOf({ sequenceNumber, after, before }: StreamRecord): Outgoing[] {
  if (before?.['version'] === after['version']) return [];
  if (isFulfilmentItem(after))
    return fulfilmentPublications(fulfilmentFromItem(after), toldIn(after)).map((publication) => ({
      ...{ sequenceNumber, publication },
    }));
  const publication = publicationOf(after);
  return publication ? [{ sequenceNumber, publication }] : [];
}

function publicationOf(item: Item): Publication | undefined {
  if (isPledgeItem(item)) return pledgePublication(pledgeFromItem(item));
  if (isCampaignItem(item))
    return campaignPublication(campaignFromItem(item), campaignEventOf(item));
  if (isPartnerItem(item)) return partnerPublication(partnerFromItem(item), partnerEventOf(item));
  if (isTellingItem(item)) return tellingPublication(tellingOf(item));
  if (isDifferenceItem(item)) return differencePublication(differenceFromItem(item));
  if (isActItem(item)) return actPublication(actFromItem(item));
  return undefined;
}
