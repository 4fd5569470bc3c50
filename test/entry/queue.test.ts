import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { SQSRecord } from 'aws-lambda';
import type { HeardEvent } from '../../shared/entry/queue.ts';
import { eventEntry, queueEntry } from '../../shared/entry/queue.ts';
import { logger } from '../../shared/entry/logger.ts';
import { scheduleEntry } from '../../shared/entry/schedule.ts';
import { PoisonError, TransientError, UnknownOutcomeError } from '../../shared/errors.ts';
import { campaignSealed } from '../../shared/events/campaign-sealed.ts';
import { pledgeCreated } from '../../shared/events/pledge-created.ts';
import { pending } from '../support/given.ts';
import { lambdaContext } from '../support/http-event.ts';
import type { LocalServer } from '../support/local-server.ts';
import { localServer } from '../support/local-server.ts';
import * as z from 'zod';

/** SQS, as far as a consumer speaks to it. */
let sqs: LocalServer;
let isDown = false;
const warn = jest.spyOn(logger, 'warn').mockImplementation(() => undefined);

beforeAll(async () => {
  sqs = await localServer(() => (isDown ? 400 : {}));
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_SQS: sqs.url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    QUEUE_URL: `${sqs.url}/000000000000/work`,
  });
});
afterAll(() => sqs.close());
beforeEach(() => {
  sqs.heard.length = 0;
  isDown = false;
});

const record = (body: string, messageId: string, received = 1): SQSRecord => ({
  messageId,
  receiptHandle: `handle-${messageId}`,
  body,
  attributes: {
    ApproximateReceiveCount: String(received),
    SentTimestamp: '0',
    SenderId: 'x',
    ApproximateFirstReceiveTimestamp: '0',
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:work',
  awsRegion: 'us-east-1',
});

/** The pauses that were asked for, by message. */
const pauses = (): Record<string, number> =>
  Object.fromEntries(
    sqs.heard.map(({ body }) => {
      const asked = JSON.parse(body) as { ReceiptHandle: string; VisibilityTimeout: number };
      return [asked.ReceiptHandle.slice('handle-'.length), asked.VisibilityTimeout];
    }),
  );

const message = z.strictObject({ what: z.string() });
type Message = z.infer<typeof message>;

/** A consumer that does what its messages say. */
function consumer() {
  const done: string[] = [];
  const handle = queueEntry(
    message,
    async (_deps: object, { what }: Message) => {
      if (what === 'transient') throw new TransientError('busy');
      if (what === 'unknown') throw new UnknownOutcomeError('broke off');
      if (what === 'poison') throw new PoisonError('never');
      if (what === 'bug') throw new Error('oh');
      done.push(what);
    },
    () => ({}),
  );
  const receive = async (...records: SQSRecord[]) => {
    const { batchItemFailures } = await handle({ Records: records }, lambdaContext);
    return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  };
  return { done, receive };
}

const asking = (what: string) => JSON.stringify({ what });

describe('a batch', () => {
  test('is done message by message', async () => {
    const { done, receive } = consumer();
    expect(await receive(record(asking('one'), 'a'), record(asking('two'), 'b'))).toEqual([]);
    expect(done.sort()).toEqual(['one', 'two']);
    expect(sqs.heard).toEqual([]);
  });

  test.each([
    ['broken JSON', '{'],
    ['nothing', ''],
    ['null', 'null'],
    ['an unknown field', '{"what":"one","more":1}'],
    ['a missing field', '{}'],
  ])('with a message of %s fails that one alone', async (_what, body) => {
    const { done, receive } = consumer();
    const failed = await receive(
      record(asking('one'), 'a'),
      record(body, 'poison'),
      record(asking('two'), 'b'),
    );
    expect(failed).toEqual(['poison']);
    expect(done.sort()).toEqual(['one', 'two']);
    expect(pauses()).toEqual({ poison: 0 });
  });

  test('that fails as a whole is answered all the same, message by message', async () => {
    const { receive } = consumer();
    const failed = await receive(record(asking('transient'), 'a'), record(asking('bug'), 'b'));
    expect(failed.sort()).toEqual(['a', 'b']);
  });

  test('has its dependencies made once', async () => {
    let made = 0;
    const handle = queueEntry(
      message,
      async () => undefined,
      () => ({ number: (made += 1) }),
    );
    expect(made).toBe(0);
    await handle({ Records: [record(asking('x'), 'a')] }, lambdaContext);
    await handle({ Records: [record(asking('x'), 'b')] }, lambdaContext);
    expect(made).toBe(1);
  });

  test('whose dependencies cannot be made comes again', async () => {
    const handle = queueEntry(
      message,
      async () => undefined,
      () => {
        throw new Error('The environment variable X is missing');
      },
    );
    const answer = await handle({ Records: [record(asking('x'), 'a')] }, lambdaContext);
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'a' }] });
  });
});

describe('a message that failed', () => {
  test.each([
    [1, 2],
    [2, 4],
    [3, 8],
    [6, 64],
    [9, 512],
    [10, 900],
    [50, 900],
  ])('for the %ith time comes back after %i seconds', async (received, seconds) => {
    const { receive } = consumer();
    await receive(record(asking('transient'), 'a', received));
    expect(pauses()).toEqual({ a: seconds });
  });

  test.each(['unknown', 'bug'])('by %s comes back after a pause too', async (what) => {
    const { receive } = consumer();
    await receive(record(asking(what), 'a', 2));
    expect(pauses()).toEqual({ a: 4 });
  });

  test('for ever comes back at once, until its queue gives it up', async () => {
    const { receive } = consumer();
    await receive(record(asking('poison'), 'a', 4));
    expect(pauses()).toEqual({ a: 0 });
  });

  test('comes back even when its pause cannot be set', async () => {
    const { receive } = consumer();
    isDown = true;
    expect(await receive(record(asking('transient'), 'a'))).toEqual(['a']);
  });

  test('is logged by its id, never by its content', async () => {
    warn.mockClear();
    const { receive } = consumer();
    await receive(record('{"what":"one","card":"4242424242424242"}', 'a'));
    expect(warn).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(warn.mock.calls)).toContain('"messageId":"a"');
    expect(JSON.stringify(warn.mock.calls)).not.toContain('4242');
  });
});

describe('an event of the bus', () => {
  const heard: HeardEvent[] = [];
  const handle = eventEntry(
    [pledgeCreated, campaignSealed],
    async (_deps: object, event) => void heard.push(event),
    () => ({}),
  );
  const receive = async (envelope: unknown) => {
    heard.length = 0;
    const records = [record(JSON.stringify(envelope), 'a')];
    return (await handle({ Records: records }, lambdaContext)).batchItemFailures.length;
  };
  const pledge = pending();
  const detail = {
    eventId: `${pledge.id}.1`,
    schemaVersion: 1,
    occurredAt: '2026-10-01T12:00:00.000Z',
    sequence: 1,
    pledgeId: pledge.id,
    campaignId: pledge.campaignId,
    amountMinor: 4900,
  };
  const envelope = {
    version: '0',
    id: 'x',
    source: 'fanfund',
    'detail-type': 'PledgeCreated',
    time: '2026-10-01T12:00:00Z',
    detail,
  };

  test('is read from its envelope', async () => {
    expect(await receive(envelope)).toBe(0);
    expect(heard).toEqual([
      {
        ...{ name: 'PledgeCreated', eventId: `${pledge.id}.1` },
        ...{ campaignId: pledge.campaignId, pledgeId: pledge.id, detail },
      },
    ]);
  });

  test('may have grown fields that nobody knew when this was written', async () => {
    expect(await receive({ ...envelope, detail: { ...detail, tip: 5 } })).toBe(0);
    expect(heard).toHaveLength(1);
  });

  test.each<[string, object]>([
    ['of another name', { ...envelope, 'detail-type': 'PledgeLapsed' }],
    ['without a campaign', { ...envelope, detail: { ...detail, campaignId: undefined } }],
    ['without an id of its own', { ...envelope, detail: { ...detail, eventId: undefined } }],
    ['without a detail', { ...envelope, detail: undefined }],
    ['that is none', { hello: true }],
  ])('%s is poison', async (_what, other) => {
    expect(await receive(other)).toBe(1);
    expect(heard).toEqual([]);
    expect(pauses()).toEqual({ a: 0 });
  });
});

test('a schedule brings an empty message, and nothing else', async () => {
  let runs = 0;
  const handle = scheduleEntry(
    async () => void (runs += 1),
    () => ({}),
  );
  const receive = async (body: string) =>
    (await handle({ Records: [record(body, 'a')] }, lambdaContext)).batchItemFailures.length;
  expect(await receive('{}')).toBe(0);
  expect(await receive('{"campaignId":"cmp_x"}')).toBe(1);
  expect(runs).toBe(1);
});
