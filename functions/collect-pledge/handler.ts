import { campaignsCached, due, now, pledges, queue } from '../../shared/wiring.ts';
import { collectMessage } from '../../shared/queues/messages.ts';
import { collectPledge } from './collect-pledge.ts';
import { environmentNumber } from '../../shared/env.ts';
import { pacedHeld, pacedPayments } from '../../shared/wiring-payments.ts';
import { queueEntry } from '../../shared/entry/queue.ts';

export const handler = queueEntry(collectMessage, collectPledge, () => ({
  pledges: pledges(),
  campaign: campaignsCached(),
  payments: pacedPayments(8000),
  held: pacedHeld(8000),
  due: due(),
  paymentChecks: queue('RECONCILE_PAYMENT_QUEUE_URL'),
  refundChecks: queue('RECONCILE_REFUNDS_QUEUE_URL'),
  disputeChecks: queue('RECONCILE_DISPUTES_QUEUE_URL'),
  now,
  dunningDayMs: environmentNumber('DUNNING_DAY_SECONDS') * 1000,
  unknownOutcomeMs: environmentNumber('UNKNOWN_OUTCOME_SECONDS') * 1000,
}));
