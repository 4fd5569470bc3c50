/** What concerns money that banks ask back, and what operations may see and say about it. */
import type { AddRoute } from './pledge-stack.ts';
import type { QueueFunction as Looks } from './constructs/queue-function.ts';
import type { Site } from './site.ts';
import type { Stack } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { QueueFunction } from './constructs/queue-function.ts';
import { pacedWorker, sendTo } from './site.ts';

/** Brings pledges to where their disputes at Stripe are. */
export function addDisputes(stack: Stack, site: Site): { readonly reconcileDisputes: Looks } {
  const { house, may } = site;
  const reconcileDisputes = new QueueFunction(stack, 'reconcile-disputes', house, {
    ...pacedWorker(site),
    errorImpact: 'Operations do not hear of disputes, and the time to answer them runs out.',
  }).allow(may.readPledges, may.writePledges, may.useStripe);
  return { reconcileDisputes };
}

/** For operations: a pledge with all there is to know of it, and what to tell a bank. */
export function addDisputeRoutes(
  { may, store, stripe, oidc }: Site,
  route: AddRoute,
  { reconcileDisputes }: ReturnType<typeof addDisputes>,
): void {
  route('inspect-pledge', HttpMethod.GET, '/v1/ops/pledges/{id}', {
    errorImpact: 'Operations cannot see what happened to the money of a pledge.',
    environment: { ...store, ...oidc },
  }).allow(may.readPledges);
  route('gather-evidence', HttpMethod.GET, '/v1/ops/pledges/{id}/evidence', {
    errorImpact: 'Operations have to gather the evidence for a bank by hand.',
    environment: { ...stripe, ...oidc },
  }).allow(may.readPledges, may.readCampaigns, may.useStripe);
  const path = '/v1/ops/pledges/{id}/disputes/{disputeId}/evidence';
  route('submit-evidence', HttpMethod.POST, path, {
    errorImpact: 'Operations have to hand in evidence through the Dashboard of Stripe.',
    environment: {
      ...{ ...stripe, ...oidc },
      RECONCILE_DISPUTES_QUEUE_URL: reconcileDisputes.queue.queueUrl,
    },
  }).allow(may.readPledges, may.readCampaigns, may.useStripe, sendTo(reconcileDisputes));
}
