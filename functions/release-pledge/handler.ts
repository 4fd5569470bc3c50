import { now, pledges } from '../../shared/wiring.ts';
import { pacedPayments } from '../../shared/wiring-payments.ts';
import { queueEntry } from '../../shared/entry/queue.ts';
import { releaseMessage } from '../../shared/queues/messages.ts';
import { releasePledge } from './release-pledge.ts';

export const handler = queueEntry(releaseMessage, releasePledge, () => ({
  pledges: pledges(),
  payments: pacedPayments(8000),
  now,
}));
