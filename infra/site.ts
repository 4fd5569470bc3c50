/** What the statements of the pledge stack share, whichever file they stand in. */
import type { DataStack } from './data-stack.ts';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { House, Statement } from './constructs/capability.ts';
import type { QueueFunction } from './constructs/queue-function.ts';
import type { Stage } from './stage.ts';
import type { grantsFor } from './grants.ts';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';

export type Site = {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly house: House;
  readonly may: ReturnType<typeof grantsFor>;
  readonly store: Environment;
  readonly stripe: Environment;
  readonly signing: Environment;
  readonly oidc: Environment;
  readonly grace: Environment;
  readonly stripeBudget: Environment;
};
export type Environment = Readonly<Record<string, string>>;

/** As many as lease their slots at once. */
export const settlementBatch = 20;
export const workerTimeoutSeconds = 30;
/** With pauses that grow to 15 minutes it is over after 7.8 hours: an outage of six is waited out. */
export const stripeReceivesMax = 40;

/** A worker that shares the pace of all: what Stripe allows, less some room for people who wait. */
export const pacedWorker = ({ stage, stripe, stripeBudget }: Site) => ({
  environment: { ...stripe, ...stripeBudget },
  timeoutSeconds: workerTimeoutSeconds,
  concurrencyMax: stage.paymentWorkersMax,
  receivesMax: stripeReceivesMax,
});

/** What the capability `service` counts with its meter. */
export const counted = (metricName: string, service: string): Metric =>
  new Metric({
    namespace: 'Fanfund',
    metricName,
    dimensionsMap: { service },
    statistic: 'Sum',
  });

export const publishTo = (bus: EventBus): Statement => ({
  actions: ['events:PutEvents'],
  resources: [bus.eventBusArn],
});

export const sendTo = (...targets: readonly QueueFunction[]): Statement => ({
  actions: ['sqs:SendMessage'],
  resources: targets.map(({ queue }) => queue.queueArn),
});
