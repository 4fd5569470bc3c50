import { due, now, pledges } from '../../shared/wiring.ts';
import { pacedRefunds } from '../../shared/wiring-payments.ts';
import { queueEntry } from '../../shared/entry/queue.ts';
import { reconcileRefunds } from './reconcile-refunds.ts';
import { refundsMessage } from '../../shared/queues/messages.ts';

export const handler = queueEntry(refundsMessage, reconcileRefunds, () => ({
  pledges: pledges(),
  due: due(),
  refunds: pacedRefunds(8000),
  now,
}));
