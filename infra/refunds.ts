/** What gives collected money back, and what people have to do where Stripe cannot. */
import type { AddRoute } from './pledge-stack.ts';
import type { QueueFunction as Looks } from './constructs/queue-function.ts';
import type { Site } from './site.ts';
import type { Stack } from 'aws-cdk-lib';
import { EventFunction } from './constructs/event-function.ts';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { QueueFunction } from './constructs/queue-function.ts';
import { ledgerDifferenceFound } from '../shared/events/ledger-difference-found.ts';
import { pacedWorker, sendTo, settlementBatch } from './site.ts';
import { pledgeDisputeLost } from '../shared/events/pledge-dispute-lost.ts';
import { pledgeDisputeUpdated } from '../shared/events/pledge-dispute-updated.ts';
import { pledgeDisputeWon } from '../shared/events/pledge-dispute-won.ts';
import { pledgeDisputed } from '../shared/events/pledge-disputed.ts';
import { pledgeFraudWarned } from '../shared/events/pledge-fraud-warned.ts';
import { pledgeInquiryUpdated } from '../shared/events/pledge-inquiry-updated.ts';
import { pledgeRefundFailed } from '../shared/events/pledge-refund-failed.ts';

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
  new EventFunction(stack, 'open-task', house, {
    errorImpact: 'Operations do not hear of what only people can do: backers wait for money.',
    bus: site.data.bus,
    events: [
      ...[pledgeRefundFailed, pledgeDisputed, pledgeInquiryUpdated, pledgeFraudWarned],
      ...[pledgeDisputeWon, pledgeDisputeLost, pledgeDisputeUpdated, ledgerDifferenceFound],
    ],
    environment: site.store,
  }).allow(may.readPledges, may.keepTasks);
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
  route('list-tasks', HttpMethod.GET, '/v1/ops/tasks', {
    errorImpact: 'Operations do not see what they have to do.',
    environment,
  }).allow(may.readTasks, may.listTasks);
  route('finish-task', HttpMethod.POST, '/v1/ops/tasks/{id}/done', {
    errorImpact: 'What operations have done stays on their list.',
    environment,
  }).allow(may.keepTasks);
}
