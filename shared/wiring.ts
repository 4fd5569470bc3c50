/**
 * What functions run on in AWS, made from their environment at the first use. One file, so that a
 * handler says in a line what it depends on.
 */
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { cachedCampaigns } from './store/campaign-cache.ts';
import { campaignSchedule } from './schedules/campaign-schedule.ts';
import { campaignStore } from './store/campaign-store.ts';
import { environment, environmentNumber } from './env.ts';
import { evenPace } from './payments/pace.ts';
import { eventBus } from './events/event-bus.ts';
import { openTable } from './store/table.ts';
import { pledgeStore } from './store/pledge-store.ts';
import { readStripeSecret, stripeClient } from './payments/stripe-client.ts';
import { reportStore } from './store/report-store.ts';
import { sqsQueue } from './queues/queue.ts';
import { stripeGateway } from './payments/stripe-gateway.ts';
import { systemClock } from './clock.ts';
import { systemRandom } from './random.ts';
import { systemSleep } from './sleep.ts';
import { totalsStore } from './store/totals-store.ts';

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

export const now = systemClock;
export const table = /* @__PURE__ */ once(() => openTable(environment('TABLE_NAME')));
export const pledges = /* @__PURE__ */ once(() => pledgeStore(table(), systemRandom));
export const campaigns = /* @__PURE__ */ once(() => campaignStore(table()));
export const campaignsCached = /* @__PURE__ */ once(() =>
  cachedCampaigns(campaigns(), systemClock),
);
export const totals = /* @__PURE__ */ once(() => totalsStore(table()));
export const reports = /* @__PURE__ */ once(() => reportStore(table()));
export const bus = /* @__PURE__ */ once(() =>
  eventBus(new EventBridgeClient({}), environment('BUS_NAME')),
);

export const stripeSecret = /* @__PURE__ */ once(() =>
  readStripeSecret(environment('STRIPE_SECRET_ARN')),
);

/** `timeoutMs` bounds one call: short where a person waits. */
export const payments = (timeoutMs: number) => {
  const client = /* @__PURE__ */ once(async () => stripeClient(await stripeSecret(), timeoutMs));
  return stripeGateway({ client, now: systemClock });
};

const sqs = /* @__PURE__ */ once(() => new SQSClient({}));

/** The queue whose address is in the environment variable `name`. */
export const queue = <Message>(name: string) => sqsQueue<Message>(sqs(), environment(name));

/** This worker's share of the Stripe requests per second. */
export const pace = () =>
  evenPace(environmentNumber('STRIPE_REQUESTS_PER_SECOND'), {
    now: systemClock,
    sleep: systemSleep,
  });

export const schedule = /* @__PURE__ */ once(() =>
  campaignSchedule(new SchedulerClient({}), {
    group: environment('SCHEDULE_GROUP'),
    roleArn: environment('SCHEDULE_ROLE_ARN'),
    openingQueueArn: environment('OPENING_QUEUE_ARN'),
    deadlineQueueArn: environment('DEADLINE_QUEUE_ARN'),
    deadLetterArn: environment('SCHEDULE_DEAD_LETTER_ARN'),
  }),
);
