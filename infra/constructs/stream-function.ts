/** A capability that reads the table's stream. There are two at most: AWS throttles a third. */
import type { Construct } from 'constructs';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { CapabilityProps, House } from './capability.ts';
import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Capability, raise } from './capability.ts';

export type StreamFunctionProps = CapabilityProps & {
  readonly table: TableV2;
  readonly batchSize: number;
  readonly batchWindowSeconds: number;
  /** Event filtering: only records that match wake the function. */
  readonly filters: Record<string, unknown>[];
};

const lagMinutesMax = 5;

/**
 * A stream keeps its records for 24 hours. Until shortly before that a failing batch is tried again,
 * for however long the outage lasts: what is given up is in neither the books nor the events.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html
 */
const recordHoursMax = 23;

export class StreamFunction extends Capability {
  constructor(scope: Construct, name: string, house: House, props: StreamFunctionProps) {
    super(scope, name, house, props);
    const streamArn = props.table.tableStreamArn ?? '';
    this.allow({
      actions: [
        'dynamodb:DescribeStream',
        'dynamodb:GetRecords',
        'dynamodb:GetShardIterator',
        'dynamodb:ListStreams',
      ],
      resources: [streamArn],
    });
    new EventSourceMapping(this, 'source', {
      target: this,
      eventSourceArn: streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: props.batchSize,
      maxBatchingWindow: Duration.seconds(props.batchWindowSeconds),
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      maxRecordAge: Duration.hours(recordHoursMax),
      onFailure: new SqsDlq(house.undelivered),
      filters: props.filters,
    });
    raise(this, `${name}-lag`, house, {
      metric: this.metric('IteratorAge', { statistic: 'Maximum', period: Duration.minutes(1) }),
      description: `${props.errorImpact} (the stream is more than ${lagMinutesMax} minutes behind)`,
      threshold: lagMinutesMax * 60 * 1000,
    });
  }
}
