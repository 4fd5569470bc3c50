import { due, now, pledges, queue } from '../../shared/wiring.ts';
import { pacedPayments } from '../../shared/wiring-payments.ts';
import { queueEntry } from '../../shared/entry/queue.ts';
import { releaseMessage } from '../../shared/queues/messages.ts';
import { releasePledge } from './release-pledge.ts';

export const handler = queueEntry(releaseMessage, releasePledge, () => ({
  pledges: pledges(),
  due: due(),
  payments: pacedPayments(8000),
  disputeLooks: queue('RECONCILE_DISPUTES_QUEUE_URL'),
  now,
}));
