/**
 * The same queues twice: those of the local cloud, and fauxqs (https://www.npmjs.com/package/fauxqs),
 * an SQS that somebody else wrote. Both are spoken to in SQS's JSON protocol, in this process and on
 * one clock that stands still between operations.
 */
import { buildApp } from 'fauxqs';
import { createAwsServices } from '../../../infra/local/aws-services.ts';
import type { Message } from '../../../infra/local/queues/message-journal.ts';
import { messageJournal } from '../../../infra/local/queues/message-journal.ts';
import { createQueues } from '../../../infra/local/queues/queues.ts';
import { sqsOperations } from '../../../infra/local/queues/sqs-api.ts';
import { openStateDatabase } from '../../../infra/local/state-database.ts';
import type { Resource } from '../../../infra/local/template/resolved-template.ts';

export type Json = Record<string, unknown>;

export type Answer = {
  readonly status: number;
  /** Of a refusal, as its service calls it: `QueueDoesNotExist`. */
  readonly code: string | undefined;
  readonly body: Json;
};

export type Side = {
  readonly call: (operation: string, input: Json) => Promise<Answer>;
  readonly close: () => Promise<void>;
};

export type Ours = Side & {
  readonly messages: (queue: string) => readonly Message[];
  /** Which messages, by their bodies, the next receives are to come upon. */
  readonly follow: (bodies: readonly string[]) => void;
};

export type Theirs = Side & {
  readonly bodiesIn: (queue: string) => Promise<string[]>;
};

export type Clock = { nowMs: number };

export const maxReceiveCount = 2;
const arnOf = (name: string): string => `arn:aws:sqs:us-east-1:000000000000:${name}`;

const brittle = { deadLetterTargetArn: arnOf('dead'), maxReceiveCount };

/** Attributes as CreateQueue takes them. */
export const queueAttributes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  plain: {},
  slow: { DelaySeconds: '5', VisibilityTimeout: '10' },
  small: { MaximumMessageSize: '1024', MessageRetentionPeriod: '1209600' },
  brittle: { VisibilityTimeout: '3', RedrivePolicy: JSON.stringify(brittle) },
  dead: { VisibilityTimeout: '4' },
};

export const queueNames = Object.keys(queueAttributes);

function resourceOf(name: string): Resource {
  const { RedrivePolicy, ...attributes } = queueAttributes[name] ?? {};
  const redrive = RedrivePolicy && { RedrivePolicy: JSON.parse(RedrivePolicy) as Json };
  return {
    stack: 'comparison',
    logicalId: name,
    path: `comparison/${name}`,
    type: 'AWS::SQS::Queue',
    ref: `http://127.0.0.1/000000000000/${name}`,
    arn: arnOf(name),
    properties: { ...attributes, ...redrive },
  };
}

export function openOurs(clock: Clock): Ours {
  const state = openStateDatabase(':memory:');
  let wanted: readonly string[] = [];
  const nextReady = (_queue: string, _ready: number, messages: () => readonly Message[]) => {
    const ready = messages().map(({ body }) => body);
    return ready.indexOf(wanted.find((body) => ready.includes(body)) ?? '');
  };
  const queues = createQueues(
    queueNames.map(resourceOf),
    messageJournal(state),
    () => clock.nowMs,
    { mischief: { nextReady } },
  );
  const services = createAwsServices();
  for (const [target, operation] of sqsOperations(queues, () => clock.nowMs))
    services.operations.set(target, operation);
  return {
    call: async (operation, input) => {
      const headers = { 'x-amz-target': `AmazonSQS.${operation}` };
      const reply = await services.answer({ method: 'POST', url: '/', headers, body: input });
      return answerOf(reply.status, reply.body as Json | undefined);
    },
    messages: (queue) => queues.find(queue)?.peek() ?? [],
    follow: (bodies) => {
      wanted = bodies;
    },
    close: async () => {
      queues.close();
      state.close();
    },
  };
}

type Inspected = { readonly messages: Readonly<Record<'ready' | 'delayed', { body: string }[]>> };

/** The clock must be the one that `Date.now` shows. */
export async function openTheirs(): Promise<Theirs> {
  const app = buildApp({ logger: false, defaultRegion: 'us-east-1' });
  await app.ready();
  const call = async (operation: string, input: Json): Promise<Answer> => {
    const { statusCode, body } = await app.inject({
      method: 'POST',
      url: '/',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `AmazonSQS.${operation}`,
      },
      payload: JSON.stringify(input),
    });
    return answerOf(statusCode, body === '' ? {} : (JSON.parse(body) as Json));
  };
  for (const [QueueName, Attributes] of Object.entries(queueAttributes).toReversed()) {
    await call('CreateQueue', { QueueName, Attributes });
  }
  return {
    call,
    bodiesIn: async (queue) => {
      const { body } = await app.inject({ method: 'GET', url: `/_fauxqs/queues/${queue}` });
      const { messages } = JSON.parse(body) as Inspected;
      return [...messages.ready, ...messages.delayed].map((message) => message.body);
    },
    close: () => app.close(),
  };
}

/**
 * SQS speaks of two errors by other names in its JSON protocol than in the older one, which is the
 * one that fauxqs uses for both.
 */
const olderNames: Readonly<Record<string, string>> = {
  InvalidParameterValueException: 'InvalidParameterValue',
  MissingRequiredParameterException: 'MissingParameter',
};

export const olderName = (code: string): string => olderNames[code] ?? code;

function answerOf(status: number, body: Json = {}): Answer {
  if (status === 200) return { status, code: undefined, body: plain(body) };
  const code = String(body['__type']).split('#').at(-1) ?? '';
  return { status, code: olderName(code), body: {} };
}

/** Without what JSON does not carry. */
const plain = (body: Json): Json => JSON.parse(JSON.stringify(body)) as Json;
