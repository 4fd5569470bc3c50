/** Creates the template's tables where they are missing; existing ones keep their data. */
import { LocalCloudError } from '../local-cloud-error.ts';
import { objectOf, oneOf } from '../template/read-property.ts';
import type { Resource } from '../template/resolved-template.ts';
import { DynamoDbError } from './dynamodb-client.ts';
import type { DynamoDb } from './dynamodb-client.ts';

type Described = {
  Table: { TableName: string; KeySchema: unknown[]; LatestStreamArn?: string };
};

const service = 'DynamoDB_20120810';

/** Gives the stream ARN of each table, by table name. */
export async function createTables(
  resources: readonly Resource[],
  dynamodb: DynamoDb,
): Promise<Map<string, string>> {
  const streamArns = new Map<string, string>();
  for (const resource of resources) {
    oneOf(resource, 'BillingMode', ['PAY_PER_REQUEST', undefined]);
    const existing = await describe(dynamodb, resource.ref);
    if (existing === undefined) await create(resource, dynamodb);
    const { Table } =
      existing ??
      (await dynamodb.call<Described>(service, 'DescribeTable', {
        TableName: resource.ref,
      }));
    checkKeys(resource, Table.KeySchema);
    if (Table.LatestStreamArn !== undefined) streamArns.set(resource.ref, Table.LatestStreamArn);
  }
  return streamArns;
}

async function describe(dynamodb: DynamoDb, TableName: string): Promise<Described | undefined> {
  try {
    return await dynamodb.call<Described>(service, 'DescribeTable', { TableName });
  } catch (error) {
    if (error instanceof DynamoDbError && error.code === 'ResourceNotFoundException') {
      return undefined;
    }
    if (error instanceof DynamoDbError) throw error;
    throw new LocalCloudError(`No DynamoDB answers at ${dynamodb.endpoint}.`, { cause: error });
  }
}

async function create(resource: Resource, dynamodb: DynamoDb): Promise<void> {
  const { properties } = resource;
  const stream = objectOf(resource, 'StreamSpecification').StreamViewType;
  await dynamodb.call(service, 'CreateTable', {
    TableName: resource.ref,
    AttributeDefinitions: properties.AttributeDefinitions,
    KeySchema: properties.KeySchema,
    BillingMode: 'PAY_PER_REQUEST',
    ...(properties.GlobalSecondaryIndexes !== undefined && {
      GlobalSecondaryIndexes: properties.GlobalSecondaryIndexes,
    }),
    ...(stream !== undefined && {
      StreamSpecification: { StreamEnabled: true, StreamViewType: stream },
    }),
  });
  if (properties.TimeToLiveSpecification !== undefined) {
    await dynamodb.call(service, 'UpdateTimeToLive', {
      TableName: resource.ref,
      TimeToLiveSpecification: properties.TimeToLiveSpecification,
    });
  }
}

function checkKeys(resource: Resource, actual: readonly unknown[]): void {
  if (JSON.stringify(resource.properties.KeySchema) === JSON.stringify(actual)) return;
  throw new LocalCloudError(
    `Table ${resource.ref} exists with other keys than the template's; remove the home folder to start anew.`,
  );
}
