import { due, now, pledges } from '../../shared/wiring.ts';
import { disputesMessage } from '../../shared/queues/messages.ts';
import { pacedDisputes } from '../../shared/wiring-payments.ts';
import { queueEntry } from '../../shared/entry/queue.ts';
import { reconcileDisputes } from './reconcile-disputes.ts';

export const handler = queueEntry(disputesMessage, reconcileDisputes, () => ({
  pledges: pledges(),
  due: due(),
  disputes: pacedDisputes(8000),
  now,
}));
