/** With the unmodified SQS client, against the queues of the local cloud. */
import { beforeEach, expect, test } from '@jest/globals';
import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';
import { cancelRedrive } from '../../functions/cancel-redrive/cancel-redrive.ts';
import { discardDeadLetter } from '../../functions/discard-dead-letter/discard-dead-letter.ts';
import { redriveDeadLetters } from '../../functions/redrive-dead-letters/redrive-dead-letters.ts';
import type { RedriveBody } from '../../functions/redrive-dead-letters/contract.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { deadLettersIn, depthOf } from '../../shared/queues/dead-letters.ts';
import { queueMap } from '../../shared/queues/queue-map.ts';
import { sqsRedrives } from '../../shared/queues/redrives.ts';
import { actStore } from '../../shared/store/act-store.ts';
import type { LocalCloud } from '../../infra/local/local-cloud.ts';
import { clientOptions, newFolder, start, writeAssembly } from '../infra/local/support.ts';
import { bodyOf, callerOf, codeOf, request, useStores } from '../support/fanfund.ts';

const stores = useStores();
const acts = actStore(stores.table);
const queueOf = (name: string, target?: string) => ({
  Type: 'AWS::SQS::Queue',
  Properties: {
    QueueName: name,
    VisibilityTimeout: 0,
    ...(target !== undefined && {
      RedrivePolicy: {
        deadLetterTargetArn: { 'Fn::GetAtt': [target, 'Arn'] },
        maxReceiveCount: 1,
      },
    }),
  },
});
const assembly = (): string =>
  writeAssembly({
    Dead: queueOf('work-dead-letters'),
    Work: queueOf('work', 'Dead'),
    Shared: queueOf('shared-dead-letters'),
    Tick: queueOf('tick', 'Shared'),
    Tock: queueOf('tock', 'Shared'),
  });

let cloud: LocalCloud;
let sqs: SQSClient;
const queues = queueMap('work,tick:shared,tock:shared', {
  url: 'https://sqs.us-east-1.amazonaws.com/000000000000/',
  arn: 'arn:aws:sqs:us-east-1:000000000000:',
});
const deadLetters = (name: string) => deadLettersIn(sqs, queues.deadUrlOf(name));
const wired = () => ({
  ...{ acts, now: stores.clock, queues, deadLetters },
  redrives: sqsRedrives(sqs),
});

let keys = 0;
beforeEach(async () => {
  keys += 1;
  stores.clock.advance(keys * 60_000);
  cloud = await start(assembly(), { home: newFolder(), dynamodbEndpoint: 'http://127.0.0.1:9' });
  sqs = new SQSClient(clientOptions(cloud.aws));
});

async function given(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const { MessageId = '' } = await sqs.send(
      new SendMessageCommand({
        QueueUrl: queues.deadUrlOf('work'),
        MessageBody: JSON.stringify({ number }),
        MessageGroupId: 'cmp_1',
        MessageAttributes: { kind: { DataType: 'String', StringValue: 'odd' } },
      }),
    );
    ids.push(MessageId);
  }
  return ids;
}

const asked = <Body>(body: Body, more: { name?: string; key?: string } = {}) =>
  request({
    ...{ caller: callerOf('olga'), path: { name: more.name ?? 'work' } },
    ...{ idempotencyKey: more.key ?? `key-${keys}`, body },
  });
const redrive = (body: Partial<RedriveBody>, more = {}) =>
  redriveDeadLetters(wired(), asked({ perSecond: 500, reason: 'Mended.', ...body }, more));
const waitingIn = async (url: string) => (await depthOf(sqs, url)).waiting;

test('a look shows what is there and takes nothing', async () => {
  const ids = await given(12);
  const looked = await deadLetters('work').look(50);
  expect(looked.map(({ messageId }) => messageId).toSorted()).toEqual(ids.toSorted());
  expect(looked[0]).toMatchObject({ group: 'cmp_1', attributes: { kind: { StringValue: 'odd' } } });
  expect(await waitingIn(queues.deadUrlOf('work'))).toBe(12);
});

test('one message goes back to its queue with its group and attributes, the others stay', async () => {
  const [, messageId = ''] = await given(3);
  expect(bodyOf(await redrive({ messageId }))).toEqual({ name: 'work', messageId });
  expect(await waitingIn(queues.deadUrlOf('work'))).toBe(2);
  const [moved, ...others] = await deadLettersIn(sqs, queues.urlOf('work')).look(10);
  expect(others).toEqual([]);
  expect(moved).toMatchObject({
    ...{ body: '{"number":1}', group: 'cmp_1' },
    attributes: { kind: { StringValue: 'odd' } },
  });
  expect((await acts.list({ limit: 1 })).acts).toMatchObject([
    {
      ...{ type: 'DeadLettersRedriven', by: 'olga', reason: 'Mended.' },
      subject: { queue: 'work', messageId },
    },
  ]);
});

test('asked again under its key, a message that has gone back is not missed', async () => {
  const [messageId = ''] = await given(1);
  const first = await redrive({ messageId });
  expect(await redrive({ messageId })).toEqual(first);
  expect(codeOf(await redrive({ messageId }, { key: 'another' }))).toBe('dead_letter_gone');
  expect(codeOf(await redrive({ messageId: 'other' }))).toBe('idempotency_key_reused');
});

test('all go back at a rate, until somebody stops it', async () => {
  await given(5);
  const begun = bodyOf(await redrive({ perSecond: 2 }));
  expect(begun).toMatchObject({
    redrive: { state: 'running', moved: 2, toMove: 5, perSecond: 2 },
  });
  expect(codeOf(await redrive({}, { key: 'impatient' }))).toBe('redrive_running');
  expect(bodyOf(await redrive({ perSecond: 2 }))).toEqual(begun);

  stores.clock.advance(1000);
  const stop = () =>
    cancelRedrive(wired(), asked({ reason: 'It fails.' }, { key: `stop-${keys}` }));
  const stopped = await stop();
  expect(stopped).toMatchObject({ status: 202, body: { redrive: { state: 'cancelling' } } });
  expect(await waitingIn(queues.deadUrlOf('work'))).toBe(3);
  expect((await acts.list({ limit: 2 })).acts.map(({ type }) => type).toSorted()).toEqual([
    'DeadLettersRedriven',
    'RedriveCancelled',
  ]);
});

test('what several queues share goes back one by one, and what came from none stays', async () => {
  expect(codeOf(await redrive({}, { name: 'shared' }))).toBe('redrive_refused');
  const { MessageId: messageId = '' } = await sqs.send(
    new SendMessageCommand({ QueueUrl: queues.deadUrlOf('shared'), MessageBody: '{}' }),
  );
  expect(codeOf(await redrive({ messageId }, { name: 'shared' }))).toBe('redrive_refused');
  expect(codeOf(await redrive({}, { name: 'nobody' }))).toBe('not_found');
});

test('a message is discarded once it is written down who does it', async () => {
  const [messageId = ''] = await given(2);
  const discard = (deps = wired()) =>
    discardDeadLetter(deps, asked({ messageId, reason: 'Poison.' }, { key: `gone-${keys}` }));
  const broken = { ...acts, write: () => Promise.reject(new Error('killed')) };
  await expect(discard({ ...wired(), acts: broken })).rejects.toThrow('killed');
  expect((await depthOf(sqs, queues.deadUrlOf('work'))).inFlight).toBe(1);
  cloud.advance(31_000);
  const first = await discard();
  if (isRefusal(first)) throw new Error(first.detail);
  expect(first.body).toMatchObject({ name: 'work', messageId });
  expect(await waitingIn(queues.deadUrlOf('work'))).toBe(1);
  expect(await discard()).toEqual(first);
});
