/** A queue that loses nothing: encrypted, with a dead-letter queue whose first message alarms. */
import type { Construct } from 'constructs';
import type { House } from './capability.ts';
import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { removalPolicyOf } from '../stage.ts';
import { raise } from './capability.ts';

export type SafeQueueProps = {
  /** Who is hurt while messages lie in the dead-letter queue. */
  readonly errorImpact: string;
  readonly visibilitySeconds: number;
  readonly delaySeconds?: number;
  /** How often a message is tried; 8 unless given, which is over after some nine minutes. */
  readonly receivesMax?: number;
  /** A queue of its own unless given. */
  readonly deadLetters?: Queue;
};

const receivesDefault = 8;

/** AWS asks for six times the time-out of the function that reads the queue. */
export const visibilityFor = (timeoutSeconds: number): number => 6 * timeoutSeconds;

export class SafeQueue extends Queue {
  readonly deadLetters: Queue;
  readonly receivesMax: number;

  constructor(scope: Construct, name: string, house: House, props: SafeQueueProps) {
    const deadLetters = props.deadLetters ?? deadLetterQueue(scope, name, house, props.errorImpact);
    super(scope, `${name}-queue`, {
      queueName: `fanfund-${house.stage.name}-${name}`,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(props.visibilitySeconds),
      retentionPeriod: Duration.days(4),
      deliveryDelay: Duration.seconds(props.delaySeconds ?? 0),
      deadLetterQueue: {
        queue: deadLetters,
        maxReceiveCount: props.receivesMax ?? receivesDefault,
      },
      removalPolicy: removalPolicyOf(house.stage),
    });
    this.deadLetters = deadLetters;
    this.receivesMax = props.receivesMax ?? receivesDefault;
  }
}

export function deadLetterQueue(
  scope: Construct,
  name: string,
  house: Omit<House, 'undelivered'>,
  errorImpact: string,
): Queue {
  const queue = new Queue(scope, `${name}-dead-letters`, {
    queueName: `fanfund-${house.stage.name}-${name}-dead-letters`,
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
    removalPolicy: removalPolicyOf(house.stage),
  });
  raise(scope, `${name}-dead-letters`, house, {
    metric: queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) }),
    description: errorImpact,
  });
  return queue;
}
