/** A capability that works off a queue of its own, message by message. */
import type { Construct } from 'constructs';
import type { CapabilityProps, House } from './capability.ts';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Capability, defaultTimeoutSeconds } from './capability.ts';
import { SafeQueue, visibilityFor } from './safe-queue.ts';
import { keepFailures } from '../grants.ts';

export type QueueFunctionProps = CapabilityProps & {
  /** Messages handled by one invocation. */
  readonly batchSize?: number;
  /** How many invocations at once; 2 is the least that SQS knows. */
  readonly concurrencyMax?: number;
  readonly delaySeconds?: number;
  readonly receivesMax?: number;
  /** A queue of its own unless given. */
  readonly deadLetters?: Queue;
};

/** What SQS hands over at once. More are gathered, for which Lambda wants a second at least. */
const receivedMax = 10;

export class QueueFunction extends Capability {
  readonly queue: SafeQueue;

  constructor(scope: Construct, name: string, house: House, props: QueueFunctionProps) {
    const queue = new SafeQueue(scope, name, house, {
      errorImpact: props.errorImpact,
      visibilitySeconds: visibilityFor(props.timeoutSeconds ?? defaultTimeoutSeconds),
      ...(props.delaySeconds !== undefined && { delaySeconds: props.delaySeconds }),
      ...(props.receivesMax !== undefined && { receivesMax: props.receivesMax }),
      ...(props.deadLetters && { deadLetters: props.deadLetters }),
    });
    super(scope, name, house, {
      ...props,
      environment: {
        ...props.environment,
        QUEUE_URL: queue.queueUrl,
        RECEIVES_MAX: String(queue.receivesMax),
        TABLE_NAME: house.table.tableName,
      },
    });
    this.queue = queue;
    this.allow(keepFailures(house.table));
    queue.grantConsumeMessages(this);
    const { batchSize = receivedMax } = props;
    new EventSourceMapping(this, 'source', {
      target: this,
      eventSourceArn: queue.queueArn,
      batchSize,
      ...(batchSize > receivedMax && { maxBatchingWindow: Duration.seconds(1) }),
      reportBatchItemFailures: true,
      ...(props.concurrencyMax !== undefined && { maxConcurrency: props.concurrencyMax }),
    });
  }
}
