/** Money that goes back: by a refund, or because a bank asks for it. */
import type { Site } from './site.ts';
import type { Stack } from 'aws-cdk-lib';
import { QueueFunction } from './constructs/queue-function.ts';
import { pacedWorker, settlementBatch } from './site.ts';
import { sendTo } from './grants.ts';

export function addRefunds(stack: Stack, site: Site) {
  const { house, may } = site;
  const worker = pacedWorker(site);
  const reconcileDisputes = new QueueFunction(stack, 'reconcile-disputes', house, {
    ...worker,
    errorImpact: 'Operations do not hear of disputes, and the time to answer them runs out.',
  }).allow(may.readPledges, may.writePledges, may.useStripe);
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
  return { refund, reconcileRefunds, reconcileDisputes };
}
