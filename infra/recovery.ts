/** What brings a failed payment back: notices to the backer, the page to pay on, and late payments. */
import type { FraudWatch } from './fraud.ts';
import type { Site } from './site.ts';
import type { Stack } from 'aws-cdk-lib';
import { EventFunction } from './constructs/event-function.ts';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { QueueFunction } from './constructs/queue-function.ts';
import { counted, pacedWorker } from './site.ts';
import { pledgeDropped } from '../shared/events/pledge-dropped.ts';
import { pledgePaymentFailed } from '../shared/events/pledge-payment-failed.ts';
import { pledgeRefundCompleted } from '../shared/events/pledge-refund-completed.ts';
import { pledgeRefunded } from '../shared/events/pledge-refunded.ts';
import { pledgeReleased } from '../shared/events/pledge-released.ts';
import { pledgeReminded } from '../shared/events/pledge-reminded.ts';
import { pledgeWindowExtended } from '../shared/events/pledge-window-extended.ts';
import { raise } from './constructs/capability.ts';
import { sendTo } from './grants.ts';

/** Brings what a backer has paid at Stripe to its pledge. */
export function addRecovery(
  stack: Stack,
  site: Site,
  { collect }: { readonly collect: QueueFunction },
) {
  const { house, may } = site;
  const worker = pacedWorker(site);
  const reconcilePayment = new QueueFunction(stack, 'reconcile-payment', house, {
    ...worker,
    errorImpact: 'Backers have paid a failed pledge, and it is still called unpaid.',
    environment: { ...worker.environment, COLLECT_QUEUE_URL: collect.queue.queueUrl },
  })
    .allow(may.readPledges, may.writePledges, may.useStripe, may.keepTasks)
    .allow(sendTo(collect));
  raise(stack, 'stray-payments', house, {
    metric: counted('StrayPayments', 'reconcile-payment'),
    description: 'Money came in beside a pledge and was sent back: find out how it could be paid.',
  });
  return { reconcilePayment };
}

/** Mails to backers, and what mails cannot reach is counted. */
export function addNotices(stack: Stack, site: Site): void {
  const { house, may, store, signing, parameters, apiUrl } = site;
  new EventFunction(stack, 'notify-backer', house, {
    errorImpact: 'Backers are not told that their payment failed, and lose their pledge.',
    bus: site.data.bus,
    events: [
      pledgePaymentFailed,
      pledgeReminded,
      pledgeWindowExtended,
      pledgeDropped,
      pledgeReleased,
      pledgeRefundCompleted,
      pledgeRefunded,
    ],
    environment: {
      ...{ ...store, ...signing },
      MAIL_FROM: parameters.mailFrom,
      PAYMENT_PAGE_URL: parameters.paymentPageUrl,
      API_URL: apiUrl,
    },
    concurrencyMax: mailersMax,
    receivesMax: mailReceivesMax,
  }).allow(may.readPledges, may.readCampaigns, may.sign, {
    actions: ['ses:SendEmail'],
    resources: [parameters.mailIdentityArn],
  });
}

/** Where a backer mends a failed payment, with a login or with the link from a mail. */
export function addRecoveryRoutes(
  { may, store, stripe, oidc, signing, parameters, route }: Site,
  { guarding }: Pick<FraudWatch, 'guarding'>,
): void {
  route('renew-payment-method', HttpMethod.POST, '/v1/pledges/{id}/payment-method', {
    errorImpact: 'Backers cannot mend a failed payment, and lose their pledge.',
    environment: { ...{ ...stripe, ...oidc }, ...guarding },
  }).allow(may.readPledges, may.writePledges, may.readCampaigns, may.useStripe, may.sign);
  route('show-payment-page', HttpMethod.GET, '/v1/payment-links/{token}', {
    errorImpact: 'Backers who follow the link in a mail find no page to pay on.',
    environment: { ...store, ...signing, STRIPE_PUBLISHABLE_KEY: parameters.stripePublishableKey },
  }).allow(may.readPledges, may.readCampaigns, may.sign);
}

/** SES takes some 14 mails a second from a new account; what it refuses comes again. */
export const mailersMax = 5;
export const mailReceivesMax = 20;
