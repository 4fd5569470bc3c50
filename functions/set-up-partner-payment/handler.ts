import { campaignsCached, now, pledges, queue } from '../../shared/wiring.ts';
import { offerMessage } from '../../shared/queues/messages.ts';
import { pacedOffers } from '../../shared/wiring-payments.ts';
import { queueEntry } from '../../shared/entry/queue.ts';
import { refusals } from '../../shared/wiring-partners.ts';
import { setUpPartnerPayment } from './set-up-partner-payment.ts';

export const handler = queueEntry(offerMessage, setUpPartnerPayment, () => ({
  pledges: pledges(),
  campaign: campaignsCached(),
  payments: pacedOffers(4000),
  releases: queue('RELEASE_QUEUE_URL'),
  tellRefusal: refusals(),
  now,
}));
