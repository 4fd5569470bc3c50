import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SQSClient,
  SendMessageBatchCommand,
  SendMessageCommand,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { describe, expect, test } from '@jest/globals';
import type { LocalCloud } from '../../../infra/local/local-cloud.ts';
import { clientOptions, eventually, newFolder, start, writeAssembly } from './support.ts';

const assembly = (): string =>
  writeAssembly({
    Dead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'dead' } },
    Work: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        QueueName: 'work',
        VisibilityTimeout: 1,
        RedrivePolicy: {
          deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] },
          maxReceiveCount: 1,
        },
      },
    },
  });

/** The unmodified client; no table, so DynamoDB is not needed and its address never called. */
async function open(home = newFolder()): Promise<{
  cloud: LocalCloud;
  sqs: SQSClient;
  QueueUrl: string;
}> {
  const cloud = await start(assembly(), { home, dynamodbEndpoint: 'http://127.0.0.1:9' });
  const sqs = new SQSClient(clientOptions(cloud.aws));
  const { QueueUrl = '' } = await sqs.send(new GetQueueUrlCommand({ QueueName: 'work' }));
  return { cloud, sqs, QueueUrl };
}

describe('the SQS client', () => {
  test('sends, receives and deletes with attributes and groups', async () => {
    const { cloud, sqs, QueueUrl } = await open();
    await sqs.send(
      new SendMessageCommand({
        QueueUrl,
        MessageBody: 'grüße',
        MessageGroupId: 'campaign-1',
        MessageAttributes: {
          kind: { DataType: 'String', StringValue: 'pledge' },
          count: { DataType: 'Number', StringValue: '7' },
          raw: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2]) },
        },
      }),
    );
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        WaitTimeSeconds: 1,
        MessageAttributeNames: ['All'],
        MessageSystemAttributeNames: ['All'],
      }),
    );
    expect(Messages).toMatchObject([
      {
        Body: 'grüße',
        Attributes: { ApproximateReceiveCount: '1', MessageGroupId: 'campaign-1' },
        MessageAttributes: { kind: { StringValue: 'pledge' }, count: { StringValue: '7' } },
      },
    ]);
    const { Successful = [], Failed = [] } = await sqs.send(
      new DeleteMessageBatchCommand({
        QueueUrl,
        Entries: [
          { Id: 'good', ReceiptHandle: Messages[0]?.ReceiptHandle },
          { Id: 'bad', ReceiptHandle: 'not a handle' },
        ],
      }),
    );
    expect(Successful.map(({ Id }) => Id)).toEqual(['good']);
    expect(Failed.map(({ Id, Code }) => [Id, Code])).toEqual([['bad', 'ReceiptHandleIsInvalid']]);
    expect(cloud.queueDepths().work).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  test('gets a bad entry of a batch back, and the good ones accepted', async () => {
    const { sqs, QueueUrl } = await open();
    const { Successful = [], Failed = [] } = await sqs.send(
      new SendMessageBatchCommand({
        QueueUrl,
        Entries: [
          { Id: 'a', MessageBody: 'fine' },
          { Id: 'b', MessageBody: 'too late', DelaySeconds: 901 },
          { Id: 'c', MessageBody: 'fine, too', DelaySeconds: 900 },
        ],
      }),
    );
    expect(Successful.map(({ Id }) => Id)).toEqual(['a', 'c']);
    expect(Failed).toMatchObject([{ Id: 'b', SenderFault: true }]);
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    );
    expect(Attributes).toMatchObject({
      ApproximateNumberOfMessages: '1',
      ApproximateNumberOfMessagesDelayed: '1',
      VisibilityTimeout: '1',
    });
  });

  test.each([
    [
      'MessageBody over 1 MiB',
      { MessageBody: 'x'.repeat(1024 * 1024 + 1) },
      /shorter than 1048576/,
    ],
    ['an unknown queue', { MessageBody: 'x', QueueUrl: 'http://127.0.0.1/0/nobody' }, /not exist/],
  ])('is refused %s', async (_what, changed, message) => {
    const { sqs, QueueUrl } = await open();
    await expect(sqs.send(new SendMessageCommand({ QueueUrl, ...changed }))).rejects.toThrow(
      message,
    );
  });

  test('is refused batches of eleven, of two equal ids, and over 1 MiB together', async () => {
    const { sqs, QueueUrl } = await open();
    const send = (Entries: { Id: string; MessageBody: string }[]): Promise<unknown> =>
      sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    const eleven = Array.from({ length: 11 }, (_none, n) => ({ Id: `${n}`, MessageBody: 'x' }));
    const half = 'x'.repeat(600 * 1024);
    await expect(send(eleven)).rejects.toThrow('Maximum number of entries');
    await expect(send([eleven[0]!, eleven[0]!])).rejects.toThrow('same Id');
    await expect(
      send([
        { Id: 'a', MessageBody: half },
        { Id: 'b', MessageBody: half },
      ]),
    ).rejects.toThrow('cannot be longer');
  });

  test('finds its messages after a restart', async () => {
    const home = newFolder();
    const first = await open(home);
    await first.sqs.send(new SendMessageCommand({ QueueUrl: first.QueueUrl, MessageBody: 'kept' }));
    await first.cloud.close();
    const { sqs, QueueUrl } = await open(home);
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
    expect(Messages.map(({ Body }) => Body)).toEqual(['kept']);
  });

  test('moves dead letters back to where they came from', async () => {
    const { cloud, sqs, QueueUrl } = await open();
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'tried once' }));
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
    await sqs.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl,
        ReceiptHandle: Messages[0]?.ReceiptHandle,
        VisibilityTimeout: 0,
      }),
    );
    await eventually(async () => {
      await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
      return cloud.deadLetters().dead;
    });
    await sqs.send(
      new StartMessageMoveTaskCommand({ SourceArn: 'arn:aws:sqs:us-east-1:000000000000:dead' }),
    );
    await eventually(() => (cloud.queueDepths().work?.visible === 1 ? true : undefined));
    expect(cloud.deadLetters()).toEqual({});
  });
});
