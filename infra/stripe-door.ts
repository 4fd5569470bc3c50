/**
 * The door for Stripe's events: over HTTP, or over Stripe's partner event bus. A stage has one of
 * them, and both lead to the same workers.
 */
import type { Capability } from './constructs/capability.ts';
import type { QueueFunction as Worker } from './constructs/queue-function.ts';
import type { Site } from './site.ts';
import type { Stack } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { QueueFunction } from './constructs/queue-function.ts';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { counted } from './site.ts';
import { raise } from './constructs/capability.ts';
import { removalPolicyOf } from './stage.ts';
import { sendTo } from './grants.ts';

/** Who looks at what Stripe tells of. */
export type StripeListeners = Readonly<
  Record<
    | 'confirmPayment'
    | 'reconcilePayment'
    | 'replaceAuthorization'
    | 'reconcileRefunds'
    | 'reconcileDisputes'
    | 'countFailedSetup',
    Worker
  >
>;

const errorImpact = 'Facts from Stripe arrive late: by its retries, or when the reconciler looks.';

export function addStripeDoor(stack: Stack, site: Site, listeners: StripeListeners): void {
  const environment = {
    ...site.stripe,
    CONFIRM_QUEUE_URL: listeners.confirmPayment.queue.queueUrl,
    RECONCILE_PAYMENT_QUEUE_URL: listeners.reconcilePayment.queue.queueUrl,
    REPLACE_AUTHORIZATION_QUEUE_URL: listeners.replaceAuthorization.queue.queueUrl,
    RECONCILE_REFUNDS_QUEUE_URL: listeners.reconcileRefunds.queue.queueUrl,
    RECONCILE_DISPUTES_QUEUE_URL: listeners.reconcileDisputes.queue.queueUrl,
    FAILED_SETUP_QUEUE_URL: listeners.countFailedSetup.queue.queueUrl,
  };
  const { stripeEvents } = site.stage;
  const door: Capability =
    stripeEvents === 'http'
      ? site.route('receive-stripe-webhook', HttpMethod.POST, '/v1/stripe/webhook', {
          errorImpact,
          environment,
        })
      : behindPartnerBus(stack, site, {
          source: stripeEvents.partnerEventSource,
          door: new QueueFunction(stack, 'receive-stripe-event', site.house, {
            errorImpact,
            environment,
          }),
        });
  const { confirmPayment, reconcilePayment, replaceAuthorization } = listeners;
  const { reconcileRefunds, reconcileDisputes, countFailedSetup } = listeners;
  door.allow(
    site.may.useStripe,
    sendTo(confirmPayment, reconcilePayment, replaceAuthorization),
    sendTo(reconcileRefunds, reconcileDisputes, countFailedSetup),
  );
  raise(stack, 'misdirected-stripe-events', site.house, {
    metric: counted('MisdirectedStripeEvents', door.node.id),
    description: 'Stripe sends events of another account or mode here: its settings are wrong.',
  });
}

/**
 * The bus has the name of the event source that Stripe offers to the account; making it accepts
 * the offer, which Stripe takes back after seven days
 * (https://docs.stripe.com/event-destinations/eventbridge).
 */
function behindPartnerBus(
  stack: Stack,
  { stage }: Site,
  { source, door }: { readonly source: string; readonly door: QueueFunction },
): QueueFunction {
  if (!/^aws\.partner\/stripe\.com\/ed_\w+$/.test(source))
    throw new Error(`"${source}" is no event source of Stripe's: aws.partner/stripe.com/ed_….`);
  const bus = new EventBus(stack, 'stripe-bus', { eventSourceName: source });
  bus.applyRemovalPolicy(removalPolicyOf(stage));
  new Rule(door, 'rule', {
    eventBus: bus,
    description: "To receive-stripe-event: all that Stripe's event destination sends",
    eventPattern: { source: [source] },
    targets: [new SqsQueue(door.queue, { deadLetterQueue: door.queue.deadLetters })],
  });
  return door;
}
