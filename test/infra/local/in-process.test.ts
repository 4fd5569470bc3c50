import { afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { AwsServices } from '../../../infra/local/aws-services.ts';
import { AwsError, createAwsServices } from '../../../infra/local/aws-services.ts';
import type { Composed, Parts } from '../../../infra/local/compose.ts';
import { compose } from '../../../infra/local/compose.ts';
import { DynamoDbError } from '../../../infra/local/dynamodb/dynamodb-client.ts';
import type { DynamoDb } from '../../../infra/local/dynamodb/dynamodb-client.ts';
import type { Pool } from '../../../infra/local/functions/pool.ts';
import type { Sent } from '../../../infra/local/mail-folder.ts';
import { mailApi } from '../../../infra/local/mail-folder.ts';
import { wokenStreams } from '../../../infra/local/mappings/stream-source.ts';
import { memoryVault } from '../../../infra/local/secrets.ts';
import { openStateDatabase } from '../../../infra/local/state-database.ts';
import { readAssembly } from '../../../infra/local/template/assembly.ts';
import type { Stack } from '../../../infra/local/template/assembly.ts';
import { localParameters, signingSecretArn } from '../../../infra/local/template/parameters.ts';
import { resolveAssembly } from '../../../infra/local/template/resolve-assembly.ts';
import type { Resource } from '../../../infra/local/template/resolved-template.ts';
import { createDynamo } from '../../simulation/dynamodb/dynamo.ts';
import type { Dynamo } from '../../simulation/dynamodb/dynamo.ts';
import { DynamoRefusal } from '../../simulation/dynamodb/refusal.ts';
import { assemblyFor } from '../../support/assembly.ts';
import { eventually } from './support.ts';

type Event = { readonly Records: readonly { readonly body: string }[] };

/** The real template, and functions that only note what they are given. */
type World = {
  readonly cloud: Composed;
  readonly services: AwsServices;
  readonly dynamo: Dynamo;
  readonly tableName: string;
  readonly given: { readonly capability: string; readonly event: Event }[];
  readonly mails: Sent[];
  readonly log: string[];
};

let stacks: Stack[];

beforeAll(async () => {
  stacks = readAssembly(await assemblyFor());
});

afterEach(() => {
  jest.useRealTimers();
});

const addresses = { api: 'http://api.local', aws: 'http://aws.local' };
const stripe = { kind: 'simulator', port: 0, limits: { perSecond: 100, perEndpointPerSecond: 25 } };

function clientOf(dynamo: Dynamo): DynamoDb {
  return {
    endpoint: 'http://dynamodb.local',
    call: async <T>(_service: string, operation: string, input: object): Promise<T> => {
      try {
        return dynamo.call(operation, input) as T;
      } catch (error) {
        if (error instanceof DynamoRefusal) throw new DynamoDbError(error.code, error.message);
        throw error;
      }
    },
  };
}

function resourcesIn(dynamodb: DynamoDb): Promise<Resource[]> {
  const issuer = 'http://aws.local/oidc';
  const parameters = localParameters({ stacks, issuer, stripe: stripe as never });
  return resolveAssembly({ stacks, parameters, addresses, dynamodb });
}

async function world(changed: Partial<Parts> = {}, answer: unknown = null): Promise<World> {
  const { now = Date.now } = changed;
  const dynamo = createDynamo({ now });
  const dynamodb = clientOf(dynamo);
  const services = createAwsServices();
  const [given, mails, log]: [World['given'], Sent[], string[]] = [[], [], []];
  const resources = await resourcesIn(dynamodb);
  const tableName = resources.find(({ type }) => type === 'AWS::DynamoDB::GlobalTable')?.ref ?? '';
  const cloud = compose({
    resources,
    services,
    endpoints: { aws: addresses.aws, dynamodb: dynamodb.endpoint },
    poolOf: ({ settings, concurrency }): Pool => ({
      ...{ settings, concurrency, busy: 0, invocations: 0, errors: 0 },
      invoke: async (payload) => {
        given.push({ capability: settings.capability, event: JSON.parse(payload) });
        return { ok: true, payload: JSON.stringify(answer) };
      },
      close: async () => undefined,
    }),
    streams: wokenStreams(dynamodb, (told) => dynamo.onStreamRecords(told)),
    state: openStateDatabase(':memory:'),
    vault: memoryVault(),
    mail: mailApi((mail) => mails.push(mail)),
    now,
    log: (line) => log.push(line),
    ...changed,
  });
  return { cloud, services, dynamo, tableName, given, mails, log };
}

const queueOf = (cloud: Composed, capability: string) => {
  const queue = cloud.queues.find(`fanfund-dev-${capability}`);
  if (!queue) throw new Error(`There is no queue of ${capability}.`);
  return queue;
};

const publish = (services: AwsServices, detailType: string): unknown =>
  services.call('AWSEvents.PutEvents', {
    Entries: [
      {
        EventBusName: 'fanfund-dev',
        Source: 'fanfund',
        DetailType: detailType,
        Detail: JSON.stringify({ campaignId: 'cmp_1' }),
      },
    ],
  });

describe('the cloud in one process', () => {
  test('knows from which folder each function was made', async () => {
    const { cloud } = await world();
    const capabilities = cloud.functions.all().map(({ settings }) => settings.capability);
    expect(capabilities).toContain('accept-pledge');
    expect(capabilities.every((name) => /^[a-z]+(-[a-z]+)*$/.test(name))).toBe(true);
    expect(new Set(capabilities).size).toBe(capabilities.length);
    await cloud.close();
  });

  test('answers a request to the API by the function of its route', async () => {
    const { cloud, given } = await world({}, { statusCode: 201, body: '{"id":"plg_1"}' });
    const answer = await cloud.httpApi?.request({
      method: 'GET',
      path: '/v1/campaigns/cmp_1?limit=2',
      headers: { 'x-odd': 'yes' },
      body: Buffer.alloc(0),
      sourceIp: '192.0.2.1',
    });
    expect([answer?.status, answer?.body.toString()]).toEqual([201, '{"id":"plg_1"}']);
    expect(given).toMatchObject([
      {
        capability: 'read-campaign',
        event: {
          headers: { 'x-odd': 'yes' },
          pathParameters: { id: 'cmp_1' },
          queryStringParameters: { limit: '2' },
          requestContext: { http: { sourceIp: '192.0.2.1' } },
        },
      },
    ]);
    await cloud.close();
  });

  test('brings a message to the function of its queue, and deletes it once that is done', async () => {
    const { cloud, services, given } = await world();
    cloud.start();
    const queue = queueOf(cloud, 'collect-pledge');
    const sent = services.call('AmazonSQS.SendMessage', {
      QueueUrl: queue.settings.url,
      MessageBody: '{"pledgeId":"plg_1"}',
    });
    expect(sent).toMatchObject({ MessageId: expect.any(String) });
    await eventually(() => given[0]);
    expect(given).toMatchObject([
      { capability: 'collect-pledge', event: { Records: [{ body: '{"pledgeId":"plg_1"}' }] } },
    ]);
    await eventually(() => (queue.peek().length === 0 ? true : undefined));
    await cloud.close();
  });

  test('fires a schedule that is due into its queue, once it is started', async () => {
    const { cloud, services, given } = await world();
    const { queues } = cloud;
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'Date'] });
    const name = 'collect-cmp_1';
    await services.answer({
      method: 'POST',
      url: `/schedules/${name}`,
      headers: {},
      body: {
        GroupName: 'fanfund-dev',
        ScheduleExpression: 'at(2026-01-01T00:00:00)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        ActionAfterCompletion: 'DELETE',
        Target: {
          Arn: queues.find('fanfund-dev-seal-campaign')?.settings.arn,
          RoleArn: 'arn:aws:iam::000000000000:role/scheduler',
          Input: '{"campaignId":"cmp_1"}',
        },
      },
    });
    expect(jest.getTimerCount()).toBe(0);
    jest.useRealTimers();
    cloud.start();
    await eventually(() => given[0]);
    expect(given).toMatchObject([
      { capability: 'seal-campaign', event: { Records: [{ body: '{"campaignId":"cmp_1"}' }] } },
    ]);
    expect(cloud.schedules.get({ groupName: 'fanfund-dev', name })).toBeUndefined();
    await cloud.close();
  });

  test('puts an event into the queues of the rules that match', async () => {
    const { cloud, services, given } = await world();
    cloud.start();
    expect(publish(services, 'CampaignSealed')).toMatchObject({ FailedEntryCount: 0 });
    await eventually(() => given[0]);
    expect(given.map(({ capability }) => capability)).toEqual(['tally-campaign']);
    expect(JSON.parse(given[0]?.event.Records[0]?.body ?? '{}')).toMatchObject({
      'detail-type': 'CampaignSealed',
      detail: { campaignId: 'cmp_1' },
    });
    await cloud.close();
  });

  test('wakes the readers of the table by a write, also after the shard was closed', async () => {
    const { cloud, dynamo, tableName: TableName, given, log } = await world();
    cloud.start();
    const put = (version: string): unknown =>
      dynamo.call('PutItem', {
        TableName,
        Item: { pk: { S: 'P#plg_1' }, sk: { S: 'PLEDGE' }, version: { N: version } },
      });
    const relayed = (count: number): Promise<true> =>
      eventually(() => {
        const calls = given.filter(({ capability }) => capability === 'relay-events');
        return calls.flatMap(({ event }) => event.Records).length === count ? true : undefined;
      });
    put('1');
    await relayed(1);
    dynamo.rotateShards(TableName);
    put('2');
    await relayed(2);
    put('3');
    await relayed(3);
    expect(log).toEqual([]);
    await cloud.close();
    put('4');
    for (let turn = 0; turn < 20; turn += 1) await new Promise((done) => setImmediate(done));
    await relayed(3);
  });

  test('reads on after its iterators have expired', async () => {
    let nowMs = Date.UTC(2026, 10, 1);
    const { cloud, dynamo, tableName: TableName, given, log } = await world({ now: () => nowMs });
    cloud.start();
    for (const count of [1, 2]) {
      const version = { N: String(count) };
      const Item = { pk: { S: 'P#plg_1' }, sk: { S: 'PLEDGE' }, version };
      dynamo.call('PutItem', { TableName, Item });
      await eventually(() => {
        const calls = given.filter(({ capability }) => capability === 'relay-events');
        return calls.length === count ? true : undefined;
      });
      nowMs += 16 * 60_000;
    }
    expect(log).toEqual([]);
    await cloud.close();
  });

  test('waits for nothing but the next schedule while there is nothing to do', async () => {
    const { cloud, services, given } = await world();
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'Date'] });
    cloud.start();
    publish(services, 'CampaignSealed');
    for (let turn = 0; turn < 20; turn += 1) await new Promise((done) => setImmediate(done));
    expect(given).toHaveLength(1);
    expect(jest.getTimerCount()).toBe(1);
    await cloud.close();
  });

  test('keeps secrets and mails in memory, and refuses in the shape of the service', async () => {
    const { cloud, services, mails } = await world();
    const secret = services.call('secretsmanager.GetSecretValue', { SecretId: signingSecretArn });
    expect(secret).toMatchObject({ Name: 'fanfund/signing' });
    const part = (Data: string) => ({ Data, Charset: 'UTF-8' });
    const mail = await services.answer({
      method: 'POST',
      url: '/v2/email/outbound-emails',
      headers: {},
      body: {
        FromEmailAddress: 'a@fanfund.example',
        Destination: { ToAddresses: ['anna@example.org'] },
        Content: {
          Simple: { Subject: part('Hello'), Body: { Text: part('x'), Html: part('x') } },
        },
      },
    });
    expect(mail.status).toBe(200);
    expect(mails).toMatchObject([{ Destination: { ToAddresses: ['anna@example.org'] } }]);
    const refused = await services.answer({
      method: 'POST',
      url: '/',
      headers: { 'x-amz-target': 'AmazonSQS.SendMessage' },
      body: { QueueUrl: 'nobody', MessageBody: 'x' },
    });
    expect(refused).toMatchObject({
      status: 400,
      headers: { 'x-amzn-errortype': 'com.amazonaws.sqs#QueueDoesNotExist' },
    });
    expect(() => services.call('AmazonSQS.Unknown', {})).toThrow(AwsError);
    await cloud.close();
  });
});

describe('an onlooker', () => {
  test('hears what queues, bus and scheduler do, in order', async () => {
    const heard: string[] = [];
    const { cloud, services } = await world({
      watch: {
        sent: (queue) => heard.push(`sent to ${queue}`),
        received: (queue, { receiveCount }) => heard.push(`received ${receiveCount} from ${queue}`),
        deleted: (queue) => heard.push(`deleted from ${queue}`),
        published: (bus, event) =>
          heard.push(`published ${String(event['detail-type'])} on ${bus}`),
      },
    });
    cloud.start();
    publish(services, 'CampaignSealed');
    await eventually(() => (heard.length >= 4 ? true : undefined));
    expect(heard).toEqual([
      'published CampaignSealed on fanfund-dev',
      'sent to fanfund-dev-tally-campaign',
      'received 1 from fanfund-dev-tally-campaign',
      'deleted from fanfund-dev-tally-campaign',
    ]);
    await cloud.close();
  });
});

describe('mischief', () => {
  test('brings a message again that was deleted, late, twice, and in another order', async () => {
    const asked: string[] = [];
    const { cloud } = await world({
      mischief: {
        nextReady: (_queue, ready) => ready - 1,
        reappearsAfterMs: (_queue, { body, receiveCount }) => {
          asked.push(body);
          return receiveCount === 1 ? 0 : undefined;
        },
      },
    });
    const queue = queueOf(cloud, 'tally-campaign');
    queue.send([{ body: 'first' }, { body: 'second' }]);
    const messages = await queue.receive({ messagesMax: 2, waitMs: 0 });
    expect(messages.map(({ body }) => body)).toEqual(['second', 'first']);
    queue.delete(messages.map(({ id }) => `${id}.1`));
    const again = await queue.receive({ messagesMax: 2, waitMs: 0 });
    expect(again.map(({ receiveCount }) => receiveCount)).toEqual([2, 2]);
    queue.delete(again.map(({ id }) => `${id}.2`));
    expect(queue.peek()).toEqual([]);
    expect(asked).toHaveLength(4);
    await cloud.close();
  });

  test('hides a message for longer after sending, and for shorter after giving it', async () => {
    const { cloud } = await world({
      mischief: {
        sendDelayMs: (queue) => (queue.endsWith('tally-campaign') ? 60_000 : undefined),
        visibilityMs: (queue) => (queue.endsWith('seal-campaign') ? 0 : undefined),
      },
    });
    const late = queueOf(cloud, 'tally-campaign');
    late.send([{ body: 'late' }]);
    expect(late.depth()).toEqual({ visible: 0, inFlight: 0, delayed: 1 });
    const shown = queueOf(cloud, 'seal-campaign');
    shown.send([{ body: 'to two' }]);
    const one = await shown.receive({ messagesMax: 1, waitMs: 0 });
    const other = await shown.receive({ messagesMax: 1, waitMs: 0 });
    expect([...one, ...other].map(({ body }) => body)).toEqual(['to two', 'to two']);
    await cloud.close();
  });

  test('lets a rule deliver twice, a schedule fire twice, and a stream batch come twice', async () => {
    let batches = 0;
    const fired: string[] = [];
    let nowMs = Date.UTC(2026, 10, 1);
    const { cloud, services, dynamo, tableName, given } = await world({
      now: () => nowMs,
      timerMsMax: 1,
      mischief: {
        ruleCopies: () => 2,
        firings: () => 2,
        repeatsBatch: (capability) => capability === 'relay-events' && (batches += 1) === 1,
      },
      watch: { fired: ({ name }) => fired.push(name) },
    });
    publish(services, 'CampaignSealed');
    expect(queueOf(cloud, 'tally-campaign').peek()).toHaveLength(2);
    nowMs += 60_000;
    cloud.start();
    const Item = { pk: { S: 'P#plg_1' }, sk: { S: 'PLEDGE' } };
    dynamo.call('PutItem', { TableName: tableName, Item });
    await eventually(() => (batches === 2 && fired.length >= 4 ? true : undefined));
    const relayed = given.filter(({ capability }) => capability === 'relay-events');
    expect(relayed).toHaveLength(2);
    expect(relayed[0]).toEqual(relayed[1]);
    expect(fired.filter((name) => name.endsWith('sweep-pledges'))).toHaveLength(2);
    await cloud.close();
  });

  test('loses the answer of a function that was invoked asynchronously: it is invoked again', async () => {
    let lost = 0;
    const { cloud, given } = await world({ mischief: { losesAnswer: () => (lost += 1) === 1 } });
    cloud.start();
    const arn = cloud.functions.find('fanfund-dev-sweep-pledges')?.settings.arn ?? '';
    expect(cloud.deliver(arn, '{"asked":"once"}')).toBe(true);
    await eventually(() => (lost === 2 ? true : undefined));
    expect(given.map(({ event }) => event)).toEqual([{ asked: 'once' }, { asked: 'once' }]);
    await cloud.close();
  });
});
