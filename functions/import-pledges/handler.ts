import { campaignsCached, now, pledges, queue } from '../../shared/wiring.ts';
import { contract } from './contract.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { importPledges } from './import-pledges.ts';
import { partners } from '../../shared/wiring-partners.ts';

export const handler = httpEntry(contract, importPledges, () => ({
  partners: partners(),
  pledges: pledges(),
  campaign: campaignsCached(),
  events: queue('PARTNER_EVENTS_QUEUE_URL'),
  now,
}));
