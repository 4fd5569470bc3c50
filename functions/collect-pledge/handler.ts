import { collectMessage } from '../../shared/queues/messages.ts';
import { collectPledge } from './collect-pledge.ts';
import { environmentNumber } from '../../shared/env.ts';
import { now, pledges } from '../../shared/wiring.ts';
import { pacedPayments } from '../../shared/wiring-payments.ts';
import { queueEntry } from '../../shared/entry/queue.ts';

export const handler = queueEntry(collectMessage, collectPledge, () => ({
  pledges: pledges(),
  payments: pacedPayments(8000),
  now,
  pastDueMs: environmentNumber('PAST_DUE_SECONDS') * 1000,
}));
