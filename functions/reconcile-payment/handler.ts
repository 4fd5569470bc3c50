import { meter } from '../../shared/entry/meter.ts';
import { now, pledges, queue, tasks } from '../../shared/wiring.ts';
import { pacedRecoveries } from '../../shared/wiring-payments.ts';
import { paymentMessage } from '../../shared/queues/messages.ts';
import { queueEntry } from '../../shared/entry/queue.ts';
import { reconcilePayment } from './reconcile-payment.ts';

export const handler = queueEntry(paymentMessage, reconcilePayment, () => ({
  pledges: pledges(),
  recoveries: pacedRecoveries(8000),
  collections: queue('COLLECT_QUEUE_URL'),
  tasks: tasks(),
  meter: meter(),
  now,
}));
