/** What gives collected money back, and what people have to do where Stripe cannot. */
import type { QueueFunction as Looks } from './constructs/queue-function.ts';
import type { Site } from './site.ts';
import type { Stack } from 'aws-cdk-lib';
import { QueueFunction } from './constructs/queue-function.ts';
import { pacedWorker, sendTo, settlementBatch } from './site.ts';

type DisputeLooks = { readonly reconcileDisputes: Looks };

export function addRefunds(stack: Stack, site: Site, { reconcileDisputes }: DisputeLooks) {
  const { house, may } = site;
  const worker = pacedWorker(site);
  const refund = new QueueFunction(stack, 'refund-pledge', house, {
    ...worker,
    errorImpact: 'Backers do not get back the money that they were promised back.',
    environment: {
      ...worker.environment,
      RECONCILE_DISPUTES_QUEUE_URL: reconcileDisputes.queue.queueUrl,
    },
    batchSize: settlementBatch,
  }).allow(may.readPledges, may.writePledges, may.useStripe, sendTo(reconcileDisputes));
  const reconcileRefunds = new QueueFunction(stack, 'reconcile-refunds', house, {
    ...worker,
    errorImpact: 'Refunds that failed are not known to be owed, or the books say too little.',
  }).allow(may.readPledges, may.writePledges, may.useStripe);
  return { refund, reconcileRefunds };
}
