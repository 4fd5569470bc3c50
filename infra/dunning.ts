/** What follows up failed payments, and holds that would end before the money is due. */
import type { Site } from './site.ts';
import type { Stack } from 'aws-cdk-lib';
import { QueueFunction } from './constructs/queue-function.ts';
import { pacedWorker } from './site.ts';
import { sendTo } from './grants.ts';

export function addDunning(
  stack: Stack,
  site: Site,
  { collect }: { readonly collect: QueueFunction },
) {
  const { dunningDay, house, may } = site;
  const worker = pacedWorker(site);
  const dun = new QueueFunction(stack, 'dun-pledge', house, {
    ...worker,
    errorImpact: 'Failed payments are neither tried again nor given up: campaigns stay unsettled.',
    environment: {
      ...worker.environment,
      ...dunningDay,
      COLLECT_QUEUE_URL: collect.queue.queueUrl,
    },
  }).allow(may.readPledges, may.writePledges, may.readCampaigns, may.useStripe, sendTo(collect));
  const replaceAuthorization = new QueueFunction(stack, 'replace-authorization', house, {
    ...worker,
    errorImpact: 'Authorisations end before their deadline, and pledges fail that need not.',
  }).allow(may.readPledges, may.writePledges, may.readCampaigns, may.useStripe);
  return { dun, replaceAuthorization };
}

/** Each sends to the other: a payment that came in beside its pledge is found by one of them. */
export function tellOfStrays(
  collect: QueueFunction,
  { reconcilePayment }: { readonly reconcilePayment: QueueFunction },
): void {
  collect.addEnvironment('RECONCILE_PAYMENT_QUEUE_URL', reconcilePayment.queue.queueUrl);
  collect.allow(sendTo(reconcilePayment));
}
