/** What a write of the table says has happened: the event that its item carries, if it is a new one. */
import type { Happening } from '../domain/feed.ts';
import type { Item } from './table.ts';
import { actFromItem, isActItem } from './act-store.ts';
import { campaignEventOf, campaignFromItem, isCampaignItem } from './campaign-store.ts';
import { differenceFromItem, isDifferenceItem } from './ledger-check-store.ts';
import { isPartnerItem, partnerEventOf, partnerFromItem } from './partner-store.ts';
import { isPledgeItem, pledgeFromItem } from './pledge-item.ts';

export function happeningOf(before: Item | undefined, after: Item): Happening | undefined {
  if (before?.['version'] === after['version']) return undefined;
  return readers.find(({ fits }) => fits(after))?.read(after);
}

const readers: readonly {
  readonly fits: (item: Item) => boolean;
  readonly read: (item: Item) => Happening | undefined;
}[] = [
  { fits: isPledgeItem, read: ofPledge },
  { fits: isCampaignItem, read: ofCampaign },
  { fits: isPartnerItem, read: ofPartner },
  { fits: isDifferenceItem, read: ofDifference },
  { fits: isActItem, read: ofAct },
];

function ofPledge(item: Item): Happening | undefined {
  const { id: pledgeId, version, campaignId, history, ...pledge } = pledgeFromItem(item);
  const last = history.at(-1);
  const { amountMinor, currency, partner } = pledge;
  return (
    last && {
      ...{ id: `${pledgeId}.${version}`, atMs: last.atMs, event: last.type },
      ...{ campaignId, pledgeId, amountMinor, currency },
      ...(partner && { partnerId: partner.id }),
    }
  );
}

function ofCampaign(item: Item): Happening {
  const { id: campaignId, version } = campaignFromItem(item);
  const { type, atMs } = campaignEventOf(item);
  return { id: `${campaignId}.${version}`, atMs, event: type, campaignId };
}

function ofPartner(item: Item): Happening {
  const { id: partnerId, version } = partnerFromItem(item);
  const { type, atMs, by } = partnerEventOf(item);
  return { id: `${partnerId}.${version}`, atMs, event: type, partnerId, by };
}

function ofDifference(item: Item): Happening {
  const { id, campaignId, atMs, pledgeId } = differenceFromItem(item);
  const event = 'LedgerDifferenceFound';
  return { id: `${campaignId}.${id}`, atMs, event, campaignId, ...(pledgeId && { pledgeId }) };
}

function ofAct(item: Item): Happening {
  const { id, atMs, type, by, reason, subject } = actFromItem(item);
  const { campaignId, pledgeId } = subject;
  return {
    ...{ id, atMs, event: type, by, reason },
    ...(campaignId && { campaignId }),
    ...(pledgeId && { pledgeId }),
  };
}
