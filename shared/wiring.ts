/**
 * What functions run on in AWS, made from their environment at the first use. One file, so that a
 * handler says in a line what it depends on.
 */
import type { SettlementQueues } from './queues/settlement-steps.ts';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { cachedCampaigns } from './store/campaign-cache.ts';
import { campaignSchedule } from './schedules/campaign-schedule.ts';
import { campaignStore } from './store/campaign-store.ts';
import { duePledges } from './store/due-pledges.ts';
import { environment } from './env.ts';
import { eventBus } from './events/event-bus.ts';
import { feedStore } from './store/feed-store.ts';
import { ledgerCheckStore } from './store/ledger-check-store.ts';
import { ledgerStore } from './store/ledger-store.ts';
import { once } from './once.ts';
import { openTable } from './store/table.ts';
import { pledgeStore } from './store/pledge-store.ts';
import { reportStore } from './store/report-store.ts';
import { sqsQueue } from './queues/queue.ts';
import { systemClock } from './clock.ts';
import { systemRandom } from './random.ts';
import { taskStore } from './store/task-store.ts';
import { totalsStore } from './store/totals-store.ts';

export const now = systemClock;
export const table = /* @__PURE__ */ once(() => openTable(environment('TABLE_NAME')));
export const pledges = /* @__PURE__ */ once(() => pledgeStore(table(), systemRandom));
export const due = /* @__PURE__ */ once(() => duePledges(table()));
export const campaigns = /* @__PURE__ */ once(() => campaignStore(table()));
/** One campaign as it is now; `campaignsCached` may answer with what it was some seconds ago. */
export const campaignAsOfNow = (id: string) => campaigns().get(id);
export const campaignsCached = /* @__PURE__ */ once(() =>
  cachedCampaigns(campaigns(), systemClock),
);
export const totals = /* @__PURE__ */ once(() => totalsStore(table()));
export const feed = /* @__PURE__ */ once(() => feedStore(table()));
export const ledgerChecks = /* @__PURE__ */ once(() => ledgerCheckStore(table()));
export const ledger = /* @__PURE__ */ once(() => ledgerStore(table()));
export const tasks = /* @__PURE__ */ once(() => taskStore(table()));
export const reports = /* @__PURE__ */ once(() => reportStore(table()));
export const bus = /* @__PURE__ */ once(() =>
  eventBus(new EventBridgeClient({}), environment('BUS_NAME')),
);

const sqs = /* @__PURE__ */ once(() => new SQSClient({}));

/** The queue whose address is in the environment variable `name`. */
export const queue = <Message>(name: string) => sqsQueue<Message>(sqs(), environment(name));

/** Where each pledge of an ended campaign goes on. */
export const settlementQueues = (): SettlementQueues => ({
  collections: queue('COLLECT_QUEUE_URL'),
  releases: queue('RELEASE_QUEUE_URL'),
  refunds: queue('REFUND_QUEUE_URL'),
  dunnings: queue('DUN_QUEUE_URL'),
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
