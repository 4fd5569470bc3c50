/** A capability that runs by the clock: its schedule writes into its queue, so no tick is lost. */
import type { Construct } from 'constructs';
import type { CapabilityProps, House } from './capability.ts';
import { Duration } from 'aws-cdk-lib';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { SqsSendMessage } from 'aws-cdk-lib/aws-scheduler-targets';
import { QueueFunction } from './queue-function.ts';

export type ScheduleFunctionProps = CapabilityProps & {
  readonly everyMinutes: number;
  readonly receivesMax?: number;
};

export class ScheduleFunction extends QueueFunction {
  constructor(scope: Construct, name: string, house: House, props: ScheduleFunctionProps) {
    super(scope, name, house, { ...props, deadLetters: house.undelivered, batchSize: 1 });
    new Schedule(this, 'schedule', {
      scheduleName: `fanfund-${house.stage.name}-${name}`,
      schedule: ScheduleExpression.rate(Duration.minutes(props.everyMinutes)),
      target: new SqsSendMessage(this.queue, {
        input: ScheduleTargetInput.fromObject({}),
        deadLetterQueue: house.undelivered,
      }),
    });
  }
}
