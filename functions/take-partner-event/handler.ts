import { campaignsCached, now, pledges, queue } from '../../shared/wiring.ts';
import { environmentMs } from '../../shared/env.ts';
import { partnerEventMessage } from '../../shared/partners/partner-message.ts';
import { partners, refusals } from '../../shared/wiring-partners.ts';
import { queueEntry } from '../../shared/entry/queue.ts';
import { takePartnerEvent } from './take-partner-event.ts';

export const handler = queueEntry(partnerEventMessage, takePartnerEvent, () => ({
  partners: partners(),
  pledges: pledges(),
  campaign: campaignsCached(),
  offers: queue('OFFER_QUEUE_URL'),
  tellRefusal: refusals('DELIVERY_QUEUE_URL'),
  now,
  holdMs: environmentMs('HOLD_SECONDS'),
}));
