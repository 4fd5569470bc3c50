import { campaignsCached, now, queue } from '../../shared/wiring.ts';
import { countingRefusals } from '../../shared/partners/count-refusals.ts';
import { door, receipts } from '../../shared/wiring-partners.ts';
import { meter } from '../../shared/entry/meter.ts';
import { rawHttpEntry } from '../../shared/entry/http.ts';
import { receivePartnerWebhook } from './receive-partner-webhook.ts';

export const handler = rawHttpEntry(countingRefusals(receivePartnerWebhook), () => ({
  meter: meter(),
  prove: door(),
  campaign: campaignsCached(),
  receipts: receipts(),
  events: queue('PARTNER_EVENTS_QUEUE_URL'),
  now,
}));
