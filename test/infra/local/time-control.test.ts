import { describe, expect, test } from '@jest/globals';
import type { LocalCloud } from '../../../infra/local/local-cloud.ts';
import { eventually, lambda, newFolder, start, writeAssembly } from './support.ts';

const hourMs = 3_600_000;
const queueArn = 'arn:aws:sqs:us-east-1:000000000000:due';
const unused = 'http://127.0.0.1:9';

const open = (home = newFolder()): Promise<LocalCloud> =>
  start(
    writeAssembly({
      Due: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'due' } },
      Work: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'work' } },
      Worker: lambda('work'),
      Source: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: {
          FunctionName: { Ref: 'Worker' },
          EventSourceArn: { 'Fn::GetAtt': ['Work', 'Arn'] },
          FunctionResponseTypes: ['ReportBatchItemFailures'],
        },
      },
      Group: { Type: 'AWS::Scheduler::ScheduleGroup', Properties: { Name: 'deadlines' } },
      Answer: lambda('answer'),
      Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP', Name: 'sample' } },
      Integration: {
        Type: 'AWS::ApiGatewayV2::Integration',
        Properties: {
          ApiId: { Ref: 'Api' },
          IntegrationType: 'AWS_PROXY',
          IntegrationUri: { 'Fn::GetAtt': ['Answer', 'Arn'] },
          PayloadFormatVersion: '2.0',
        },
      },
      Route: {
        Type: 'AWS::ApiGatewayV2::Route',
        Properties: {
          ApiId: { Ref: 'Api' },
          RouteKey: 'GET /time',
          Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Integration' }]] },
        },
      },
    }),
    { home, dynamodbEndpoint: unused },
  );

async function post(url: string, target: string, body: object): Promise<unknown> {
  const headers = target === '' ? {} : { 'x-amz-target': target };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  expect(response.status).toBe(200);
  return response.json();
}

const send = (cloud: LocalCloud, DelaySeconds: number, QueueUrl = 'due'): Promise<unknown> =>
  post(cloud.aws, 'AmazonSQS.SendMessage', { QueueUrl, MessageBody: '{}', DelaySeconds });

const visible = (cloud: LocalCloud): number | undefined => cloud.queueDepths()['due']?.visible;

describe('time that is set forward', () => {
  test('brings a message to its function when its delay is over, and not before', async () => {
    const cloud = await open();
    const invocations = () => cloud.functionCounts()['sample-Worker']?.invocations;
    await send(cloud, 900, 'work');
    cloud.advance(60_000);
    expect([cloud.queueDepths()['work']?.delayed, invocations()]).toEqual([1, 0]);
    cloud.advance(840_000);
    expect(await eventually(() => invocations() || undefined)).toBe(1);
  });

  test('fires a schedule whose time has come', async () => {
    const cloud = await open();
    const at = new Date(cloud.now() + hourMs).toISOString().slice(0, 19);
    await post(`${cloud.aws}/schedules/campaign-1`, '', {
      ...{ GroupName: 'deadlines', ScheduleExpression: `at(${at})` },
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: queueArn, RoleArn: 'arn:aws:iam::000000000000:role/r' },
    });
    cloud.advance(60_000);
    expect(visible(cloud)).toBe(0);
    cloud.advance(hourMs);
    expect(await eventually(() => visible(cloud) || undefined)).toBe(1);
  });

  test('is what functions take for the time', async () => {
    const cloud = await open();
    cloud.advance(hourMs);
    const told = (await (await fetch(`${cloud.api}/time?do=time`)).json()) as Record<
      string,
      number
    >;
    expect(told['now']).toBeGreaterThan(Date.now() + hourMs - 60_000);
    expect(told['later']).toBeGreaterThanOrEqual(told['now'] ?? Infinity);
    expect(told['at']).toBe(7);
  });

  test('stays so over a restart, and never goes back', async () => {
    const home = newFolder();
    const first = await open(home);
    await post(`${first.aws}/_local/clock`, '', { advanceSeconds: 3600 });
    const before = first.now();
    await first.close();
    const second = await open(home);
    expect(second.now()).toBeGreaterThanOrEqual(before);
    const back = { method: 'POST', body: JSON.stringify({ advanceSeconds: -1 }) };
    expect((await fetch(`${second.aws}/_local/clock`, back)).status).toBe(400);
    expect(second.now()).toBeGreaterThanOrEqual(before);
  });
});

test('the next that happens by itself is what is due first', async () => {
  const cloud = await open();
  expect(cloud.nextAtMs()).toBe(Infinity);
  const beforeMs = cloud.now();
  await send(cloud, 600);
  await send(cloud, 300);
  const nextAtMs = cloud.nextAtMs() ?? 0;
  expect(nextAtMs).toBeGreaterThanOrEqual(beforeMs + 300_000);
  expect(nextAtMs).toBeLessThanOrEqual(cloud.now() + 300_000);
  cloud.advance(300_000);
  // A message lies there to be fetched: that is not a time to wait for.
  expect(cloud.nextAtMs()).toBeUndefined();
});
