import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from '@jest/globals';
import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { LocalCloud } from '../../../infra/local/local-cloud.ts';
import { clientOptions, eventually, newFolder, start } from './support.ts';

const appFile = fileURLToPath(new URL('fixtures/app.ts', import.meta.url));
let assembly = '';

beforeAll(() => {
  assembly = newFolder();
  const { status, stderr } = spawnSync(process.execPath, ['--no-warnings', appFile], {
    env: { ...process.env, CDK_OUTDIR: assembly },
  });
  expect([status, stderr.toString()]).toEqual([0, '']);
});

async function worked(cloud: LocalCloud): Promise<string[]> {
  const resources = JSON.parse(
    readFileSync(join(assembly, 'sample-data.template.json'), 'utf8'),
  ) as { Resources: Record<string, { Type: string }> };
  const [logicalId] =
    Object.entries(resources.Resources).find(([, { Type }]) => Type.endsWith('GlobalTable')) ?? [];
  const { Items = [] } = await new DynamoDBClient(clientOptions(cloud.dynamodb)).send(
    new QueryCommand({
      TableName: `sample-data-${logicalId}`,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: 'worked' } },
    }),
  );
  return Items.map(({ sk }) => sk?.S ?? '');
}

test('a write through the API runs over stream, bus, rule and queue into the last function', async () => {
  const cloud = await start(assembly);
  const response = await fetch(`${cloud.api}/things/kettle?do=put`, { method: 'POST' });
  expect(response.status).toBe(200);
  const keys = await eventually(async () => {
    const found = await worked(cloud);
    return found.length > 0 ? found : undefined;
  });
  expect(keys).toEqual(['kettle']);
  expect(cloud.deadLetters()).toEqual({});
});

test('PutEvents refuses each bad entry alone, and routes only what a rule matches', async () => {
  const cloud = await start(assembly);
  const bus = new EventBridgeClient(clientOptions(cloud.aws));
  const entry = { EventBusName: 'sample', Source: 'sample', DetailType: 'Thing' };
  const { FailedEntryCount, Entries = [] } = await bus.send(
    new PutEventsCommand({
      Entries: [
        { ...entry, Detail: '{"id":"lamp"}' },
        { ...entry, Detail: '{"name":"no id, so no match"}' },
        { ...entry, Detail: 'not json' },
        { ...entry, Detail: '{"id":"x"}', EventBusName: 'nobody' },
      ],
    }),
  );
  expect(FailedEntryCount).toBe(2);
  expect(Entries.map(({ ErrorCode }) => ErrorCode)).toEqual([
    undefined,
    undefined,
    'MalformedDetail',
    'ResourceNotFoundException',
  ]);
  const keys = await eventually(async () => {
    const found = await worked(cloud);
    return found.length > 0 ? found : undefined;
  });
  expect(keys).toEqual(['lamp']);
});

test('a message that its function keeps failing ends among the dead letters', async () => {
  const cloud = await start(assembly);
  await fetch(cloud.aws, {
    method: 'POST',
    headers: { 'x-amz-target': 'AmazonSQS.SendMessageBatch' },
    body: JSON.stringify({
      QueueUrl: 'sample-work',
      Entries: [
        { Id: 'a', MessageBody: '{"poison":true}' },
        { Id: 'b', MessageBody: '{"detail":{"id":"fine"}}' },
      ],
    }),
  });
  const letters = await eventually(() => cloud.deadLetters()['sample-dead-letters']);
  expect(letters).toMatchObject([{ body: '{"poison":true}' }]);
  expect(await worked(cloud)).toEqual(['fine']);
});

test('the secret that functions read names the test key and a webhook secret that stays', async () => {
  const home = newFolder();
  const read = async (): Promise<Record<string, unknown>> => {
    const cloud = await start(assembly, { home });
    const client = new SecretsManagerClient(clientOptions(cloud.aws));
    const answer = await client.send(new GetSecretValueCommand({ SecretId: 'fanfund/stripe' }));
    await cloud.close();
    return JSON.parse(answer.SecretString ?? '{}') as Record<string, unknown>;
  };
  const first = await read();
  expect(first).toMatchObject({
    secretKey: expect.stringMatching(/^sk_test_/),
    webhookSecrets: [expect.stringMatching(/^whsec_/)],
  });
  expect((await read()).webhookSecrets).toEqual(first.webhookSecrets);
});
