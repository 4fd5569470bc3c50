/** What gives collected money back, and what people have to do where Stripe cannot. */
import type { AddRoute } from './pledge-stack.ts';
import type { QueueFunction as Looks } from './constructs/queue-function.ts';
import type { Site } from './site.ts';
import type { Stack } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
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

/** For operations: to give money back, and to write down what was paid by another route. */
export function addRefundRoutes(
  { may, store, oidc }: Site,
  route: AddRoute,
  { refund }: Pick<ReturnType<typeof addRefunds>, 'refund'>,
): void {
  const environment = { ...store, ...oidc };
  route('request-refund', HttpMethod.POST, '/v1/ops/pledges/{id}/refunds', {
    errorImpact: 'Operations cannot refund a backer.',
    environment: { ...environment, REFUND_QUEUE_URL: refund.queue.queueUrl },
  }).allow(may.readPledges, may.writePledges, may.readCampaigns, sendTo(refund));
  const path = '/v1/ops/pledges/{id}/refunds/{refundId}/paid-elsewhere';
  route('settle-refund-elsewhere', HttpMethod.POST, path, {
    errorImpact: 'What operations paid by another route still counts as owed.',
    environment,
  }).allow(may.readPledges, may.writePledges);
}
