import { campaignsCached, due, now, pledges, queue } from '../../shared/wiring.ts';
import { collectMessage } from '../../shared/queues/messages.ts';
import { collectPledge } from './collect-pledge.ts';
import { environmentMs } from '../../shared/env.ts';
import { pacedHeld, pacedPayments } from '../../shared/wiring-payments.ts';
import { queueEntry } from '../../shared/entry/queue.ts';

export const handler = queueEntry(collectMessage, collectPledge, () => ({
  pledges: pledges(),
  campaign: campaignsCached(),
  payments: pacedPayments(8000),
  held: pacedHeld(8000),
  due: due(),
  paymentLooks: queue('RECONCILE_PAYMENT_QUEUE_URL'),
  refundLooks: queue('RECONCILE_REFUNDS_QUEUE_URL'),
  disputeLooks: queue('RECONCILE_DISPUTES_QUEUE_URL'),
  now,
  dunningDayMs: environmentMs('DUNNING_DAY_SECONDS'),
  unknownOutcomeMs: environmentMs('UNKNOWN_OUTCOME_SECONDS'),
}));
