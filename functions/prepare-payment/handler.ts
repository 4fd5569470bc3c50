import { now, pledges } from '../../shared/wiring.ts';
import { pacedPayments } from '../../shared/wiring-payments.ts';
import { prepareMessage } from '../../shared/queues/messages.ts';
import { preparePayment } from './prepare-payment.ts';
import { queueEntry } from '../../shared/entry/queue.ts';

export const handler = queueEntry(prepareMessage, preparePayment, () => ({
  pledges: pledges(),
  payments: pacedPayments(8000),
  now,
}));
