import {
  CreateScheduleCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { describe, expect, test } from '@jest/globals';
import { parseExpression } from '../../../infra/local/schedules/expression.ts';
import type { LocalCloud } from '../../../infra/local/local-cloud.ts';
import {
  clientOptions,
  eventually,
  lambda,
  newFolder,
  pause,
  start,
  writeAssembly,
} from './support.ts';

const queueArn = 'arn:aws:sqs:us-east-1:000000000000:due';

function assembly(): string {
  return writeAssembly({
    Due: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'due' } },
    Group: { Type: 'AWS::Scheduler::ScheduleGroup', Properties: { Name: 'deadlines' } },
  });
}

function open(folder: string, home = newFolder()): Promise<LocalCloud> {
  return start(folder, { home, dynamodbEndpoint: 'http://127.0.0.1:9' });
}

function schedule(atMs: number): ConstructorParameters<typeof CreateScheduleCommand>[0] {
  return {
    Name: 'campaign-1',
    GroupName: 'deadlines',
    ScheduleExpression: `at(${new Date(atMs).toISOString().slice(0, 19)})`,
    ScheduleExpressionTimezone: 'UTC',
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    Target: { Arn: queueArn, RoleArn: 'arn:aws:iam::000000000000:role/r', Input: '{"due":true}' },
  };
}

async function bodiesDue(cloud: LocalCloud): Promise<string[] | undefined> {
  if (cloud.queueDepths().due?.visible === 0) return undefined;
  const response = await fetch(cloud.aws, {
    method: 'POST',
    headers: { 'x-amz-target': 'AmazonSQS.ReceiveMessage' },
    body: JSON.stringify({ QueueUrl: 'due', MaxNumberOfMessages: 10 }),
  });
  const { Messages = [] } = (await response.json()) as { Messages?: { Body: string }[] };
  return Messages.map(({ Body }) => Body);
}

describe('the Scheduler client', () => {
  test('creates, reads, changes and deletes a schedule', async () => {
    const scheduler = new SchedulerClient(clientOptions((await open(assembly())).aws));
    const wanted = schedule(Date.now() + 3_600_000);
    const key = { Name: 'campaign-1', GroupName: 'deadlines' };
    const { ScheduleArn } = await scheduler.send(new CreateScheduleCommand(wanted));
    expect(ScheduleArn).toBe(
      'arn:aws:scheduler:us-east-1:000000000000:schedule/deadlines/campaign-1',
    );
    await expect(scheduler.send(new CreateScheduleCommand(wanted))).rejects.toMatchObject({
      name: 'ConflictException',
    });
    await scheduler.send(
      new UpdateScheduleCommand({ ...wanted, ScheduleExpression: 'at(2099-01-01T00:00:00)' }),
    );
    const read = await scheduler.send(new GetScheduleCommand(key));
    expect(read).toMatchObject({
      ScheduleExpression: 'at(2099-01-01T00:00:00)',
      ActionAfterCompletion: 'DELETE',
      Target: { Input: '{"due":true}' },
    });
    expect(read.CreationDate).toBeInstanceOf(Date);
    await scheduler.send(new DeleteScheduleCommand(key));
    await expect(scheduler.send(new GetScheduleCommand(key))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  test.each([
    ['an expression it cannot read', { ScheduleExpression: 'at(tomorrow)' }, 'ValidationException'],
    ['another time zone', { ScheduleExpressionTimezone: 'Europe/Berlin' }, 'ValidationException'],
    ['an unknown group', { GroupName: 'nobody' }, 'ResourceNotFoundException'],
  ])('is refused %s', async (_what, changed, name) => {
    const scheduler = new SchedulerClient(clientOptions((await open(assembly())).aws));
    const input = { ...schedule(Date.now()), ...changed };
    await expect(
      scheduler.send(new CreateScheduleCommand(input as typeof input & { Name: string })),
    ).rejects.toMatchObject({ name });
  });
});

describe('a one-time schedule', () => {
  test('fires when it is due, once, and is gone', async () => {
    const cloud = await open(assembly());
    const scheduler = new SchedulerClient(clientOptions(cloud.aws));
    await scheduler.send(new CreateScheduleCommand(schedule(Date.now() + 1_000)));
    expect(await eventually(() => bodiesDue(cloud))).toEqual(['{"due":true}']);
    await pause(300);
    expect(cloud.queueDepths().due?.visible).toBe(0);
    await expect(
      scheduler.send(new GetScheduleCommand({ Name: 'campaign-1', GroupName: 'deadlines' })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  test('that came due while nothing ran fires at the next start', async () => {
    const home = newFolder();
    const folder = assembly();
    const first = await open(folder, home);
    const scheduler = new SchedulerClient(clientOptions(first.aws));
    await scheduler.send(new CreateScheduleCommand(schedule(Date.now() + 2_000)));
    await first.close();
    await pause(2_100);
    const second = await open(folder, home);
    expect(await eventually(() => bodiesDue(second))).toEqual(['{"due":true}']);
  });
});

describe('a recurring schedule', () => {
  const recurring = (target: unknown, more: Record<string, unknown>): string =>
    writeAssembly({
      Due: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'due' } },
      Lost: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'lost' } },
      Tick: lambda('tick', { FunctionName: 'tick' }, { QUEUE: { Ref: 'Due' }, ...more }),
      Invoke: {
        Type: 'AWS::Lambda::EventInvokeConfig',
        Properties: {
          FunctionName: { Ref: 'Tick' },
          Qualifier: '$LATEST',
          MaximumRetryAttempts: 1,
          DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Lost', 'Arn'] } } },
        },
      },
      EveryMinute: {
        Type: 'AWS::Scheduler::Schedule',
        Properties: {
          Name: 'every-minute',
          ScheduleExpression: 'rate(1 minute)',
          FlexibleTimeWindow: { Mode: 'OFF' },
          Target: { Arn: target, RoleArn: 'role' },
        },
      },
    });
  const tick = { 'Fn::GetAtt': ['Tick', 'Arn'] };

  /** Starts, stops, and starts again when the first minute is over. */
  async function afterOneMinute(folder: string): Promise<LocalCloud> {
    const home = newFolder();
    const options = { home, dynamodbEndpoint: 'http://127.0.0.1:9' };
    const first = await start(folder, options);
    await first.close();
    return start(folder, { ...options, now: () => Date.now() + 60_000 });
  }

  test('invokes its function, and catches up once after a pause', async () => {
    const cloud = await afterOneMinute(recurring(tick, {}));
    const [body] = await eventually(() => bodiesDue(cloud));
    expect(JSON.parse(body ?? '{}')).toMatchObject({
      source: 'aws.scheduler',
      resources: ['arn:aws:scheduler:us-east-1:000000000000:schedule/default/every-minute'],
    });
    expect(cloud.functionCounts().tick).toEqual({ invocations: 1, errors: 0 });
  });

  test('whose function keeps failing ends in the failure destination after its retries', async () => {
    const cloud = await afterOneMinute(recurring(tick, { FAILS: 'yes' }));
    const [letter] = await eventually(() => cloud.deadLetters().lost);
    expect(JSON.parse(letter?.body ?? '{}')).toMatchObject({
      requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 2 },
      requestPayload: { source: 'aws.scheduler' },
      responsePayload: { errorMessage: 'failed as asked' },
    });
  });
});

describe('an expression', () => {
  const next = (expression: string, after: string): string | undefined => {
    const parsed = parseExpression(expression);
    if (parsed?.kind !== 'every') return undefined;
    return new Date(parsed.nextAfterMs(Date.parse(after))).toISOString();
  };

  test.each([
    ['rate(5 minutes)', '2026-01-01T00:01:00.000Z', '2026-01-01T00:06:00.000Z'],
    ['rate(1 day)', '2026-01-01T00:01:00.000Z', '2026-01-02T00:01:00.000Z'],
    ['cron(15 3 * * ? *)', '2026-01-01T03:15:00.000Z', '2026-01-02T03:15:00.000Z'],
    ['cron(0/20 * * * ? *)', '2026-01-01T03:41:00.000Z', '2026-01-01T04:00:00.000Z'],
    ['cron(0 6 1 */3 ? *)', '2026-01-01T06:00:00.000Z', '2026-04-01T06:00:00.000Z'],
  ])('%s after %s is %s', (expression, after, expected) => {
    expect(next(expression, after)).toBe(expected);
  });

  test.each([
    'rate(0 minutes)',
    'rate(1 week)',
    'cron(0 6 * * MON *)',
    'cron(61 * * * ? *)',
    'at(x)',
  ])('%s is not understood', (expression) => {
    expect(parseExpression(expression)).toBeUndefined();
  });
});
