/** What the control room looks after queues with, made from the environment at the first use. */
import type { DueQueues } from './queues/due-steps.ts';
import { SQSClient } from '@aws-sdk/client-sqs';
import { actStore } from './store/act-store.ts';
import { deadLettersIn, depthOf } from './queues/dead-letters.ts';
import { environment, environmentNumber } from './env.ts';
import { failureStore } from './store/failure-store.ts';
import { now, table } from './wiring.ts';
import { once } from './once.ts';
import { partnerStore } from './store/partner-store.ts';
import { queueMap } from './queues/queue-map.ts';
import { sqsQueue } from './queues/queue.ts';
import { sqsRedrives } from './queues/redrives.ts';

/** Addresses of queues are put together here: the region's endpoint, or a local one, is asked. */
const sqs = /* @__PURE__ */ once(() => new SQSClient({ useQueueUrlAsEndpoint: false }));

export const queues = /* @__PURE__ */ once(() =>
  queueMap(environment('QUEUES'), {
    url: environment('QUEUE_URL_PREFIX'),
    arn: environment('QUEUE_ARN_PREFIX'),
  }),
);
export const depth = (url: string) => depthOf(sqs(), url);
export const deadLetters = (name: string) => deadLettersIn(sqs(), queues().deadUrlOf(name));
export const redrives = /* @__PURE__ */ once(() => sqsRedrives(sqs()));
export const failures = /* @__PURE__ */ once(() => failureStore(table()));
export const acts = /* @__PURE__ */ once(() => actStore(table()));
export const acting = () => ({ acts: acts(), now });
export const partnersSeen = /* @__PURE__ */ once(() => partnerStore(table()));

/** What the workers of a settlement ask of Stripe at most, all of them together. */
export const stripePerSecond = () =>
  Math.min(
    environmentNumber('STRIPE_ENDPOINT_REQUESTS_PER_SECOND'),
    environmentNumber('STRIPE_REQUESTS_PER_SECOND'),
  );

const workOf = <Message>(name: string) => sqsQueue<Message>(sqs(), queues().urlOf(name));

/** The queues of those who bring a pledge on, by the names of their functions. */
export const dueQueues = (): DueQueues => ({
  collections: workOf('collect-pledge'),
  dunnings: workOf('dun-pledge'),
  releases: workOf('release-pledge'),
  authorizations: workOf('replace-authorization'),
  refunds: workOf('refund-pledge'),
  refundLooks: workOf('reconcile-refunds'),
  disputeLooks: workOf('reconcile-disputes'),
});
