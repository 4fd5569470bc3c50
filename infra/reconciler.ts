/** The clock of the reconciler: whatever is due to be looked at finds its worker. */
import type { QueueFunction as Worker } from './constructs/queue-function.ts';
import type { Site } from './site.ts';
import type { Stack } from 'aws-cdk-lib';
import { ScheduleFunction } from './constructs/schedule-function.ts';
import { counted } from './site.ts';
import { raise } from './constructs/capability.ts';
import { sendTo } from './grants.ts';

/** Who brings on what is due. */
export type DueWorkers = Readonly<
  Record<
    | 'collect'
    | 'dun'
    | 'release'
    | 'replaceAuthorization'
    | 'refund'
    | 'reconcileRefunds'
    | 'reconcileDisputes',
    Worker
  >
>;

const daySeconds = 24 * 60 * 60;

export function addReconciler(stack: Stack, site: Site, workers: DueWorkers): void {
  const { stage, house, may, store } = site;
  new ScheduleFunction(stack, 'sweep-pledges', house, {
    errorImpact: 'Refunds, disputes and failed payments wait for a human, though Stripe knows.',
    everyMinutes: stage.sweepMinutes,
    environment: {
      ...store,
      COLLECT_QUEUE_URL: workers.collect.queue.queueUrl,
      DUN_QUEUE_URL: workers.dun.queue.queueUrl,
      RELEASE_QUEUE_URL: workers.release.queue.queueUrl,
      REPLACE_AUTHORIZATION_QUEUE_URL: workers.replaceAuthorization.queue.queueUrl,
      REFUND_QUEUE_URL: workers.refund.queue.queueUrl,
      RECONCILE_REFUNDS_QUEUE_URL: workers.reconcileRefunds.queue.queueUrl,
      RECONCILE_DISPUTES_QUEUE_URL: workers.reconcileDisputes.queue.queueUrl,
    },
    timeoutSeconds: 60,
  }).allow(may.readPledges, may.listDue, may.postponePledges, sendTo(...Object.values(workers)));
  raise(stack, 'open-attempts', house, {
    metric: counted('OldestOpenAttemptSeconds', 'sweep-pledges').with({ statistic: 'Maximum' }),
    description: 'Nobody has known for a day whether a pledge was charged or given back.',
    threshold: daySeconds,
  });
  raise(stack, 'due-for-nothing', house, {
    metric: counted('PledgesDueForNothing', 'sweep-pledges'),
    description: 'Pledges are due to be looked at, and no worker is there for their state.',
  });
}
