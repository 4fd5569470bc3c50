import { campaignsCached, now, queue } from '../../shared/wiring.ts';
import { door, receipts } from '../../shared/wiring-partners.ts';
import { rawHttpEntry } from '../../shared/entry/http.ts';
import { receivePartnerWebhook } from './receive-partner-webhook.ts';

export const handler = rawHttpEntry(receivePartnerWebhook, () => ({
  prove: door(),
  campaign: campaignsCached(),
  receipts: receipts(),
  events: queue('PARTNER_EVENTS_QUEUE_URL'),
  now,
}));
