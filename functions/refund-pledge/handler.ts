import { due, now, pledges, queue } from '../../shared/wiring.ts';
import { fulfilments } from '../../shared/wiring-fulfilment.ts';
import { pacedRefunds } from '../../shared/wiring-payments.ts';
import { queueEntry } from '../../shared/entry/queue.ts';
import { refundMessage } from '../../shared/queues/messages.ts';
import { refundPledge } from './refund-pledge.ts';

export const handler = queueEntry(refundMessage, refundPledge, () => ({
  pledges: pledges(),
  due: due(),
  refunds: pacedRefunds(8000),
  fulfilments: fulfilments(),
  disputeLooks: queue('RECONCILE_DISPUTES_QUEUE_URL'),
  now,
}));
