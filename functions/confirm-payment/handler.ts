import { campaignsCached, now, pledges, queue } from '../../shared/wiring.ts';
import { pacedPayments } from '../../shared/wiring-payments.ts';
import { confirmPayment } from './confirm-payment.ts';
import { queueEntry } from '../../shared/entry/queue.ts';
import { stripeMessage } from '../../shared/queues/messages.ts';

export const handler = queueEntry(stripeMessage, confirmPayment, () => ({
  pledges: pledges(),
  campaign: campaignsCached(),
  payments: pacedPayments(4000),
  releases: queue('RELEASE_QUEUE_URL'),
  now,
}));
