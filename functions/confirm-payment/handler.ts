import { campaignsCached, now, pledges, queue } from '../../shared/wiring.ts';
import { pace, payments } from '../../shared/wiring-payments.ts';
import { confirmPayment } from './confirm-payment.ts';
import { queueEntry } from '../../shared/entry/queue.ts';
import { stripeMessage } from '../../shared/queues/messages.ts';

export const handler = queueEntry(stripeMessage, confirmPayment, () => ({
  pledges: pledges(),
  campaign: campaignsCached(),
  payments: payments(4000),
  pace: pace(),
  releases: queue('RELEASE_QUEUE_URL'),
  now,
}));
