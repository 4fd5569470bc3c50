/** What keeps data: the table, and the bus with its archive. */
import type { Construct } from 'constructs';
import type { Stage } from './stage.ts';
import { Duration, Stack } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  ProjectionType,
  StreamViewType,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { removalPolicyOf } from './stage.ts';
import { eventSource } from '../shared/events/contract.ts';

export const backerIndex = 'gsi1';
/** Sparse: pledges that somebody has to look at, by when. */
export const dueIndex = 'gsi2';

export class DataStack extends Stack {
  readonly table: TableV2;
  readonly bus: EventBus;

  constructor(scope: Construct, id: string, { stage }: { readonly stage: Stage }) {
    super(scope, id, { description: `Fanfund ${stage.name}: data` });
    const removalPolicy = removalPolicyOf(stage);

    this.table = new TableV2(this, 'table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      globalSecondaryIndexes: [
        {
          indexName: backerIndex,
          partitionKey: { name: 'gsi1pk', type: AttributeType.STRING },
          sortKey: { name: 'gsi1sk', type: AttributeType.STRING },
          projectionType: ProjectionType.KEYS_ONLY,
        },
        {
          indexName: dueIndex,
          partitionKey: { name: 'gsi2pk', type: AttributeType.STRING },
          sortKey: { name: 'gsi2sk', type: AttributeType.STRING },
          projectionType: ProjectionType.KEYS_ONLY,
        },
      ],
      timeToLiveAttribute: 'forgetAtSeconds',
      billing: Billing.onDemand(),
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: stage.retainsData,
      removalPolicy,
    });

    this.bus = new EventBus(this, 'bus', { eventBusName: `fanfund-${stage.name}` });
    this.bus.applyRemovalPolicy(removalPolicy);
    this.bus.archive('archive', {
      archiveName: `fanfund-${stage.name}`,
      description: 'Every event of this stage, to look at and to replay',
      eventPattern: { source: [eventSource] },
      retention: Duration.days(stage.logRetentionDays),
    });
  }
}
