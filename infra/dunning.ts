/** What follows up failed payments, and holds that would end before the money is due. */
import type { AddRoute } from './pledge-stack.ts';
import type { Site } from './site.ts';
import type { Stack } from 'aws-cdk-lib';
import type { Stage } from './stage.ts';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { QueueFunction } from './constructs/queue-function.ts';
import { pacedWorker, sendTo } from './site.ts';

/** How long a day of dunning lasts. */
export const dunningDay = (stage: Stage) => ({
  DUNNING_DAY_SECONDS: String(stage.dunningDaySeconds),
});

export function addDunning(
  stack: Stack,
  site: Site,
  { collect }: { readonly collect: QueueFunction },
) {
  const { stage, house, may } = site;
  const worker = pacedWorker(site);
  const dun = new QueueFunction(stack, 'dun-pledge', house, {
    ...worker,
    errorImpact: 'Failed payments are neither tried again nor given up: campaigns stay unsettled.',
    environment: {
      ...worker.environment,
      ...dunningDay(stage),
      COLLECT_QUEUE_URL: collect.queue.queueUrl,
    },
  }).allow(may.readPledges, may.writePledges, may.readCampaigns, may.useStripe, sendTo(collect));
  const replaceAuthorization = new QueueFunction(stack, 'replace-authorization', house, {
    ...worker,
    errorImpact: 'Authorisations end before their deadline, and pledges fail that need not.',
  }).allow(may.readPledges, may.writePledges, may.readCampaigns, may.useStripe);
  return { dun, replaceAuthorization };
}

export function addDunningRoutes({ stage, may, store, oidc }: Site, route: AddRoute): void {
  route('extend-payment-window', HttpMethod.POST, '/v1/ops/pledges/{id}/payment-window', {
    errorImpact: 'Operations cannot give the backer of a failed payment more time.',
    environment: { ...store, ...oidc, ...dunningDay(stage) },
  }).allow(may.readPledges, may.writePledges, may.readCampaigns);
}

/** Each sends to the other: a payment that came in beside its pledge is found by one of them. */
export function tellOfStrays(
  collect: QueueFunction,
  { reconcilePayment }: { readonly reconcilePayment: QueueFunction },
): void {
  collect.addEnvironment('RECONCILE_PAYMENT_QUEUE_URL', reconcilePayment.queue.queueUrl);
  collect.allow(sendTo(reconcilePayment));
}
