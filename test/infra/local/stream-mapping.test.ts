import { describe, expect, test } from '@jest/globals';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { LocalCloud } from '../../../infra/local/local-cloud.ts';
import {
  clientOptions,
  eventually,
  lambda,
  newFolder,
  start,
  table,
  writeAssembly,
} from './support.ts';

function assembly(mapping: Record<string, unknown> = {}): string {
  return writeAssembly({
    Table: table,
    Seen: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'seen' } },
    Lost: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'lost' } },
    Follow: lambda('follow', { FunctionName: 'follow' }, { QUEUE: { Ref: 'Seen' } }),
    Mapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        FunctionName: { Ref: 'Follow' },
        EventSourceArn: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
        StartingPosition: 'TRIM_HORIZON',
        DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Lost', 'Arn'] } } },
        ...mapping,
      },
    },
  });
}

async function put(cloud: LocalCloud, keys: readonly string[]): Promise<void> {
  const client = new DynamoDBClient(clientOptions(cloud.dynamodb));
  for (const key of keys) {
    const Item = { pk: { S: 'one' }, sk: { S: key } };
    await client.send(new PutItemCommand({ TableName: 'sample-table', Item }));
  }
}

/** The keys that the function saw, in the order it saw them. */
async function seen(cloud: LocalCloud, count: number): Promise<string[]> {
  return eventually(async () => {
    const keys = await readSeen(cloud);
    return keys.length >= count ? keys : undefined;
  });
}

type Seen = { readonly Body: string; readonly Attributes: { readonly SentTimestamp: string } };

async function readSeen(cloud: LocalCloud): Promise<string[]> {
  const response = await fetch(cloud.aws, {
    method: 'POST',
    headers: { 'x-amz-target': 'AmazonSQS.ReceiveMessage' },
    body: JSON.stringify({
      QueueUrl: 'seen',
      MaxNumberOfMessages: 10,
      VisibilityTimeout: 0,
      MessageSystemAttributeNames: ['SentTimestamp'],
    }),
  });
  const { Messages = [] } = (await response.json()) as { Messages?: Seen[] };
  // A standard queue keeps no order: the time of sending does.
  const sentAt = ({ Attributes }: Seen): number => Number(Attributes.SentTimestamp);
  return Messages.toSorted((one, other) => sentAt(one) - sentAt(other)).flatMap(
    ({ Body }) => (JSON.parse(Body) as { keys: string[] }).keys,
  );
}

describe('a stream mapping', () => {
  test('delivers in order, and goes on after a restart where it was', async () => {
    const home = newFolder();
    const folder = assembly();
    const first = await start(folder, { home });
    await put(first, ['a', 'b']);
    expect(await seen(first, 2)).toEqual(['a', 'b']);
    await first.close();

    const second = await start(folder, { home });
    await put(second, ['c']);
    expect(await seen(second, 3)).toEqual(['a', 'b', 'c']);
  });

  test('delivers what was written while the function could not run', async () => {
    const home = newFolder();
    const first = await start(assembly({ Enabled: false }), { home });
    await put(first, ['a', 'b']);
    await first.close();
    const second = await start(assembly(), { home });
    expect(await seen(second, 2)).toEqual(['a', 'b']);
  });

  test('leaves out what its filter does not want', async () => {
    const Pattern = JSON.stringify({ dynamodb: { Keys: { sk: { S: [{ prefix: 'keep' }] } } } });
    const cloud = await start(assembly({ FilterCriteria: { Filters: [{ Pattern }] } }));
    await put(cloud, ['drop-1', 'keep-1', 'drop-2', 'keep-2']);
    expect(await seen(cloud, 2)).toEqual(['keep-1', 'keep-2']);
  });

  test('singles out a poison record by bisection and tells its failure destination', async () => {
    const home = newFolder();
    const before = await start(assembly({ Enabled: false }), { home });
    await put(before, ['a', 'b', 'poison', 'c']);
    await before.close();
    const limits = { BisectBatchOnFunctionError: true, MaximumRetryAttempts: 2 };
    const cloud = await start(assembly(limits), { home });
    expect(await seen(cloud, 3)).toEqual(['a', 'b', 'c']);
    const [letter] = cloud.deadLetters().lost ?? [];
    expect(JSON.parse(letter?.body ?? '{}')).toMatchObject({
      version: '1.0',
      requestContext: { condition: 'RetryAttemptsExhausted' },
      DDBStreamBatchInfo: { batchSize: 1, startSequenceNumber: expect.any(String) },
    });
  });
});
