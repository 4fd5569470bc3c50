/**
 * Where fauxqs and the local cloud answer otherwise, and why that is right or does not matter. The
 * first kind is seen among random operations: both answers are brought to one form where the
 * difference applies, and nowhere else. The second kind would leave the queues in different states,
 * so it is kept out of the random operations and shown by a scenario of its own.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Answer, Clock, Json, Ours, Theirs } from './sides.ts';
import { maxReceiveCount, olderName } from './sides.ts';
import type { Operation } from './operations.ts';

export type Pair = { readonly ours: Answer; readonly theirs: Answer };

export type KnownDifference = {
  readonly name: string;
  readonly why: string;
  /** The same pair without this difference. */
  readonly without: (pair: Pair, context: Context) => Pair;
};

export type Context = {
  readonly operation: Operation;
  /** Whether a message of the queue became visible since something was last received from it. */
  readonly isBehind: boolean;
  /** Whether a message was moved to the dead-letter queue. */
  readonly wasMoved: (body: string) => boolean;
};

type Received = Json & {
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly MessageAttributes?: Json;
};

const messagesOf = ({ body }: Answer): Received[] => (body['Messages'] ?? []) as Received[];

function withMessages(answer: Answer, change: (message: Received) => Received): Answer {
  if (answer.body['Messages'] === undefined) return answer;
  return { ...answer, body: { ...answer.body, Messages: messagesOf(answer).map(change) } };
}

function without({ Attributes = {}, ...message }: Received, ...names: string[]): Received {
  const left = Object.entries(Attributes).filter(([name]) => !names.includes(name));
  return { ...message, ...(left.length > 0 && { Attributes: Object.fromEntries(left) }) };
}

const withoutAttributes = (answer: Answer, ...names: string[]): Answer =>
  withMessages(answer, (message) => without(message, ...names));

const isUnknownHandle = (input: Json): boolean =>
  typeof input['ReceiptHandle'] === 'string' && input['ReceiptHandle'].includes('not-a-handle');

type Failed = { readonly Id: string; readonly Code: string };
const failedOf = ({ body }: Answer): Failed[] => (body['Failed'] ?? []) as Failed[];

export const knownDifferences: readonly KnownDifference[] = [
  {
    name: 'sender',
    why: 'Who sent a message is told by a name that either side makes up.',
    without: ({ ours, theirs }) => ({
      ours: withoutAttributes(ours, 'SenderId'),
      theirs: withoutAttributes(theirs, 'SenderId'),
    }),
  },
  {
    name: 'group of a standard queue',
    why: 'Since July 2025 a standard queue keeps MessageGroupId, for fair delivery; fauxqs drops it.',
    without: ({ ours, theirs }) => ({ ours: withoutAttributes(ours, 'MessageGroupId'), theirs }),
  },
  {
    name: 'source of a dead letter',
    why: 'SQS names the queue that a dead letter came from; fauxqs does not.',
    without: ({ ours, theirs }) => ({
      ours: withoutAttributes(ours, 'DeadLetterQueueSourceArn'),
      theirs,
    }),
  },
  {
    name: 'receives of a dead letter',
    why: 'fauxqs goes on counting in the dead-letter queue, from the receive that moved the message. The local cloud begins anew, so that a dead-letter queue with a policy of its own does not pass everything on at once; the documentation says nothing.',
    without: ({ ours, theirs }, { wasMoved }) => {
      const isMoved = ({ Body }: Received): boolean => wasMoved(String(Body));
      const anew = (message: Received): Received =>
        isMoved(message) ? countedAnew(message) : message;
      const untimed = (message: Received): Received =>
        isMoved(message) ? without(message, 'ApproximateFirstReceiveTimestamp') : message;
      return {
        ours: withMessages(ours, untimed),
        theirs: withMessages(withMessages(theirs, anew), untimed),
      };
    },
  },
  {
    name: 'attributes that were not asked for',
    why: 'Without AttributeNames SQS answers with no attribute, fauxqs with all.',
    without: ({ ours, theirs }, { operation }) => {
      const isAsked = operation.input('ours')['AttributeNames'] !== undefined;
      const applies = operation.operation === 'GetQueueAttributes' && !isAsked;
      return {
        ours,
        theirs: applies && theirs.status === 200 ? { ...theirs, body: { Attributes: {} } } : theirs,
      };
    },
  },
  {
    name: 'attributes that the local cloud does not have',
    why: 'When a queue was made and how it is encrypted is in the template; nothing here asks for it.',
    without: ({ ours, theirs }) => ({
      ours,
      theirs: withoutQueueAttributes(
        theirs,
        'CreatedTimestamp',
        'LastModifiedTimestamp',
        'SqsManagedSseEnabled',
      ),
    }),
  },
  {
    name: 'numbers between receives',
    why: 'The numbers are approximate in SQS; fauxqs moves messages to the visible ones only when something is received.',
    without: (pair, { isBehind }) =>
      isBehind ? { ours: countedTogether(pair.ours), theirs: countedTogether(pair.theirs) } : pair,
  },
  {
    name: 'digest of some of the attributes',
    why: 'SQS digests the attributes that it returns; fauxqs all that the message has.',
    without: ({ ours, theirs }, { operation }) => {
      const names = operation.input('ours')['MessageAttributeNames'] as string[] | undefined;
      const applies = !['All', '.*', undefined].includes(names?.[0]);
      const withoutDigest = ({ MD5OfMessageAttributes: _, ...message }: Received): Received =>
        message;
      return applies
        ? { ours: withMessages(ours, withoutDigest), theirs: withMessages(theirs, withoutDigest) }
        : { ours, theirs };
    },
  },
  {
    name: 'attributes without being asked',
    why: 'SQS returns message attributes when they are asked for; fauxqs in any case.',
    without: ({ ours, theirs }, { operation }) => {
      if (operation.input('ours')['MessageAttributeNames'] !== undefined) return { ours, theirs };
      return {
        ours,
        theirs: withMessages(
          theirs,
          ({ MessageAttributes: _all, MD5OfMessageAttributes: _digest, ...message }) => message,
        ),
      };
    },
  },
  {
    name: 'deleting by a handle that is none',
    why: 'SQS knows a handle that it never gave (ReceiptHandleIsInvalid); fauxqs takes any.',
    without: ({ ours, theirs }, { operation }) => {
      const applies =
        operation.operation === 'DeleteMessage' &&
        isUnknownHandle(operation.input('ours')) &&
        ours.code === 'ReceiptHandleIsInvalid' &&
        theirs.status === 200;
      return applies ? { ours: theirs, theirs } : { ours, theirs };
    },
  },
  {
    name: 'deleting by handles that are none',
    why: 'The same for the entries of a batch.',
    without: ({ ours, theirs }, { operation }) =>
      operation.operation === 'DeleteMessageBatch' && ours.status === 200
        ? { ours: withSuccess(ours, operation), theirs }
        : { ours, theirs },
  },
  {
    name: 'visibility of what is not in flight',
    why: 'SQS tells a handle that it never gave from one whose message is not in flight; fauxqs does not, and says it otherwise in a batch.',
    without: ({ ours, theirs }, { operation }) => {
      if (!operation.operation.startsWith('ChangeMessageVisibility')) return { ours, theirs };
      return { ours: notInFlight(ours), theirs: notInFlight(theirs) };
    },
  },
];

const countedAnew = (message: Received): Received => {
  const count = message.Attributes?.['ApproximateReceiveCount'];
  if (count === undefined) return message;
  const ApproximateReceiveCount = String(Number(count) - maxReceiveCount - 1);
  return { ...message, Attributes: { ...message.Attributes, ApproximateReceiveCount } };
};

function withoutQueueAttributes(answer: Answer, ...names: string[]): Answer {
  const Attributes = answer.body['Attributes'] as Json | undefined;
  if (Attributes === undefined) return answer;
  const left = Object.entries(Attributes).filter(([name]) => !names.includes(name));
  return { ...answer, body: { Attributes: Object.fromEntries(left) } };
}

/** How many there are, wherever; when not all numbers were asked for, that cannot be known. */
function countedTogether(answer: Answer): Answer {
  const Attributes = answer.body['Attributes'] as Readonly<Record<string, string>> | undefined;
  if (Attributes === undefined) return answer;
  const numbers = Object.entries(Attributes).filter(([name]) => name.startsWith('Approximate'));
  const others = Object.entries(Attributes).filter(([name]) => !name.startsWith('Approximate'));
  const total = numbers.reduce((sum, [, count]) => sum + Number(count), 0);
  return {
    ...answer,
    body: {
      Attributes: { ...Object.fromEntries(others), total: numbers.length === 3 ? total : 0 },
    },
  };
}

/** As if every handle had been taken; the ids that were refused for it are those of no handle. */
function withSuccess(answer: Answer, { input }: Operation): Answer {
  const entries = input('ours')['Entries'] as { Id: string }[];
  const unknown = new Set(entries.filter(isUnknownHandle).map(({ Id }) => Id));
  const refused = failedOf(answer);
  const mended = refused.filter(
    ({ Id, Code }) => unknown.has(Id) && Code === 'ReceiptHandleIsInvalid',
  );
  if (mended.length < refused.length) return answer;
  return { ...answer, body: { Successful: entries.map(({ Id }) => ({ Id })), Failed: [] } };
}

const notInFlightCodes = ['MessageNotInflight', 'ReceiptHandleIsInvalid'];

function notInFlight(answer: Answer): Answer {
  const one = (code: string): string => (notInFlightCodes.includes(code) ? 'not in flight' : code);
  const Failed = failedOf(answer).map((failed) => ({ ...failed, Code: one(failed.Code) }));
  return {
    ...answer,
    code: answer.code && one(answer.code),
    body: 'Failed' in answer.body ? { ...answer.body, Failed } : answer.body,
  };
}

export type Scenario = {
  readonly name: string;
  readonly why: string;
  /** Each side's answer, in one word. */
  readonly ours: string;
  readonly theirs: string;
  readonly play: (side: Ours | Theirs, clock: Clock) => Promise<string>;
};

const onPlain = (input: Json = {}): Json => ({ QueueUrl: 'http://127.0.0.1/0/plain', ...input });

async function handleFrom(side: Ours | Theirs): Promise<unknown> {
  const { body } = await side.call('ReceiveMessage', onPlain({ VisibilityTimeout: 1 }));
  return (body['Messages'] as Json[] | undefined)?.[0]?.['ReceiptHandle'];
}

const isThere = async (side: Ours | Theirs): Promise<string> =>
  (await handleFrom(side)) === undefined ? 'gone' : 'there';

export const scenarios: readonly Scenario[] = [
  {
    name: 'deleting after the visibility ended',
    why: 'The newest handle deletes until the message is received again: SQS promises no less, and a slow worker relies on it. fauxqs forgets the handle when anything is received.',
    ours: 'gone',
    theirs: 'there',
    play: async (side, clock) => {
      await side.call('SendMessage', onPlain({ MessageBody: 'slow' }));
      const ReceiptHandle = await handleFrom(side);
      await side.call('SendMessage', onPlain({ MessageBody: 'received meanwhile' }));
      clock.nowMs += 1_000;
      await side.call('ReceiveMessage', onPlain({ VisibilityTimeout: 60 }));
      await side.call('DeleteMessage', onPlain({ ReceiptHandle }));
      return isThere(side);
    },
  },
  {
    name: 'visibility of a message whose own ended',
    why: 'A message that is visible again is not in flight; fauxqs hides it once more until something is received.',
    ours: 'MessageNotInflight',
    theirs: 'changed',
    play: async (side, clock) => {
      await side.call('SendMessage', onPlain({ MessageBody: 'late' }));
      const ReceiptHandle = await handleFrom(side);
      clock.nowMs += 1_000;
      const input = onPlain({ ReceiptHandle, VisibilityTimeout: 60 });
      return (await side.call('ChangeMessageVisibility', input)).code ?? 'changed';
    },
  },
  {
    name: 'a delay over 15 minutes',
    why: 'SQS refuses it, and fauxqs does not look.',
    ours: 'InvalidParameterValue',
    theirs: 'sent',
    play: async (side) => {
      const input = onPlain({ MessageBody: 'later', DelaySeconds: 901 });
      return (await side.call('SendMessage', input)).code ?? 'sent';
    },
  },
  {
    name: 'characters beyond the first plane',
    why: 'SQS takes #x10000 to #x10FFFF; fauxqs looks at halves of characters.',
    ours: 'sent',
    theirs: 'InvalidMessageContents',
    play: async (side) =>
      (await side.call('SendMessage', onPlain({ MessageBody: '🎉' }))).code ?? 'sent',
  },
  {
    name: 'retention',
    why: 'SQS forgets a message after its retention period; fauxqs keeps it.',
    ours: 'gone',
    theirs: 'there',
    play: async (side, clock) => {
      await side.call('SendMessage', onPlain({ MessageBody: 'old' }));
      clock.nowMs += 4 * 24 * 60 * 60 * 1_000;
      return isThere(side);
    },
  },
  {
    name: 'an id of more than 80 letters',
    why: 'SQS refuses it; fauxqs says so and does not count.',
    ours: 'InvalidBatchEntryId',
    theirs: 'sent',
    play: async (side) => {
      const Entries = [{ Id: 'x'.repeat(81), MessageBody: 'fine' }];
      return (await side.call('SendMessageBatch', onPlain({ Entries }))).code ?? 'sent';
    },
  },
  {
    name: 'an empty body in a batch',
    why: 'SQS refuses an empty body anywhere; fauxqs only alone.',
    ours: 'MissingParameter',
    theirs: 'sent',
    play: async (side) => {
      const Entries = [{ Id: 'one', MessageBody: '' }];
      const answer = await side.call('SendMessageBatch', onPlain({ Entries }));
      return olderName(failedOf(answer)[0]?.Code ?? 'sent');
    },
  },
];

/** The names of the differences that apply, and the pair without them. */
export function withoutKnown(pair: Pair, context: Context): { seen: string[]; pair: Pair } {
  const seen: string[] = [];
  let left = pair;
  for (const difference of knownDifferences) {
    if (isDeepStrictEqual(left.ours, left.theirs)) break;
    const { name } = difference;
    const mended = difference.without(left, context);
    if (isDeepStrictEqual(mended, left)) continue;
    left = mended;
    seen.push(name);
  }
  return { seen, pair: left };
}
