/**
 * The SQS JSON protocol over the queues. Invariant: an entry is reported as successful only after
 * it is in the journal; a bad entry of a batch fails alone.
 */
import { AwsError } from '../aws-services.ts';
import type { JsonInput, JsonOperation } from '../aws-services.ts';
import type { Message } from './message-journal.ts';
import { attributesDigest, bodyDigest } from './message-digest.ts';
import type { Attribute } from './message-digest.ts';
import { receiptHandleOf } from './queue.ts';
import type { Outgoing, Queue } from './queue.ts';
import type { Queues } from './queues.ts';
import { redriveOperations } from './redrive.ts';

type Entry = JsonInput & { Id?: string };
type BatchAnswer = { Successful: JsonInput[]; Failed: JsonInput[] };

const batchBytesMax = 1024 * 1024;
const delaySecondsMax = 900;
const visibilitySecondsMax = 43_200;
const waitSecondsMax = 20;
const entryId = /^[A-Za-z0-9_-]{1,80}$/;
/** Lone surrogates among them; characters beyond the first plane are valid. */
const bodyInvalid = /[^\u{9}\u{A}\u{D}\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

export function sqsOperations(queues: Queues, now: () => number): Map<string, JsonOperation> {
  const queueOf = (input: JsonInput): Queue => {
    const queue = queues.find(String(input.QueueUrl ?? ''));
    if (queue !== undefined) return queue;
    throw new AwsError(
      'com.amazonaws.sqs#QueueDoesNotExist',
      'The specified queue does not exist.',
      400,
      'AWS.SimpleQueueService.NonExistentQueue',
    );
  };
  const onQueue =
    (work: (queue: Queue, input: JsonInput, signal: AbortSignal) => unknown): JsonOperation =>
    (input, signal) =>
      work(queueOf(input), input, signal);
  const operations: Record<string, JsonOperation> = {
    SendMessage: onQueue(sendMessage),
    SendMessageBatch: onQueue(sendMessageBatch),
    ReceiveMessage: onQueue(receiveMessage),
    DeleteMessage: onQueue((queue, input) => queue.delete([receiptHandle(input)])),
    DeleteMessageBatch: onQueue((queue, input) =>
      batch(input, (entry) => {
        queue.delete([receiptHandle(entry)]);
        return {};
      }),
    ),
    ChangeMessageVisibility: onQueue(changeVisibility),
    ChangeMessageVisibilityBatch: onQueue((queue, input) =>
      batch(input, (entry) => changeVisibility(queue, entry)),
    ),
    GetQueueUrl: (input) => ({ QueueUrl: queueOf({ QueueUrl: input.QueueName }).settings.url }),
    GetQueueAttributes: onQueue(queueAttributes),
    ListQueues: (input) => ({
      QueueUrls: queues
        .all()
        .filter(({ settings }) => settings.name.startsWith(String(input.QueueNamePrefix ?? '')))
        .map(({ settings }) => settings.url),
    }),
    ...redriveOperations(queues, now),
  };
  return new Map(Object.entries(operations).map(([name, work]) => [`AmazonSQS.${name}`, work]));
}

function sendMessage(queue: Queue, input: JsonInput): JsonInput {
  const [message] = queue.send([outgoing(queue, input)]);
  if (message === undefined) throw new Error('A sent message is always accepted');
  return sent(message);
}

function sendMessageBatch(queue: Queue, input: JsonInput): BatchAnswer {
  const bytes = entriesOf(input).reduce((sum, entry) => sum + sizeOf(entry), 0);
  if (bytes > batchBytesMax) {
    throw new AwsError(
      'com.amazonaws.sqs#BatchRequestTooLong',
      `Batch requests cannot be longer than ${batchBytesMax} bytes. You have sent ${bytes} bytes.`,
      400,
      'AWS.SimpleQueueService.BatchRequestTooLong',
    );
  }
  const accepted: { Id: unknown; outgoing: Outgoing }[] = [];
  const answer = batch(input, (entry) => {
    accepted.push({ Id: entry.Id, outgoing: outgoing(queue, entry) });
    return undefined;
  });
  const messages = queue.send(accepted.map((entry) => entry.outgoing));
  answer.Successful = messages.map((message, index) => {
    return { Id: accepted[index]?.Id, ...sent(message) };
  });
  return answer;
}

function sent(message: Message): JsonInput {
  return {
    MessageId: message.id,
    MD5OfMessageBody: bodyDigest(message.body),
    MD5OfMessageAttributes: attributesDigest(
      JSON.parse(message.attributes) as Record<string, Attribute>,
    ),
  };
}

function outgoing(queue: Queue, input: JsonInput): Outgoing {
  const { MessageBody: body, MessageGroupId: groupId } = input;
  if (typeof body !== 'string' || body === '') {
    throw missing('MessageBody');
  }
  if (bodyInvalid.test(body)) {
    throw new AwsError(
      'com.amazonaws.sqs#InvalidMessageContents',
      'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF and #xE000 to #xFFFD.',
      400,
      'InvalidMessageContents',
    );
  }
  if (sizeOf(input) > queue.settings.messageBytesMax) {
    throw invalid(
      `One or more parameters are invalid. Reason: Message must be shorter than ${queue.settings.messageBytesMax} bytes.`,
    );
  }
  return {
    body,
    attributes: JSON.stringify(input.MessageAttributes ?? {}),
    groupId: groupId === undefined ? undefined : String(groupId),
    delayMs: optionalMs(input, 'DelaySeconds', delaySecondsMax),
  };
}

async function receiveMessage(
  queue: Queue,
  input: JsonInput,
  signal: AbortSignal,
): Promise<JsonInput> {
  const messagesMax = Number(input.MaxNumberOfMessages ?? 1);
  if (messagesMax < 1 || messagesMax > 10) {
    throw invalid(`Value ${messagesMax} for parameter MaxNumberOfMessages is invalid.`);
  }
  const messages = await queue.receive({
    messagesMax,
    waitMs: optionalMs(input, 'WaitTimeSeconds', waitSecondsMax) ?? queue.settings.waitTimeMs,
    visibilityTimeoutMs: optionalMs(input, 'VisibilityTimeout', visibilitySecondsMax),
  });
  if (signal.aborted) {
    for (const message of messages) queue.changeVisibility(receiptHandleOf(message), 0);
  }
  if (messages.length === 0) return {};
  return { Messages: messages.map((message) => onTheWire(message, input)) };
}

/** Attributes are told when they are asked for. */
function onTheWire(message: Message, asked: JsonInput): JsonInput {
  const system = [
    ...namesIn(asked, 'MessageSystemAttributeNames'),
    ...namesIn(asked, 'AttributeNames'),
  ];
  const Attributes = chosen(systemAttributes(message), (name) =>
    system.some((wanted) => wanted === 'All' || wanted === name),
  );
  const own = namesIn(asked, 'MessageAttributeNames');
  const all = JSON.parse(message.attributes) as Record<string, Attribute>;
  const attributes = chosen(all, (name) => own.some((wanted) => matches(wanted, name)));
  return {
    MessageId: message.id,
    ReceiptHandle: receiptHandleOf(message),
    Body: message.body,
    MD5OfBody: bodyDigest(message.body),
    ...(Attributes && { Attributes }),
    ...(attributes && {
      MessageAttributes: attributes,
      MD5OfMessageAttributes: attributesDigest(attributes),
    }),
  };
}

const namesIn = (input: JsonInput, name: string): string[] => (input[name] ?? []) as string[];

/** A whole name, the beginning of names, or all of them. */
const matches = (wanted: string, name: string): boolean =>
  wanted === 'All' ||
  wanted === name ||
  (wanted.endsWith('.*') && (wanted === '.*' || name.startsWith(wanted.slice(0, -1))));

/** Undefined when none is left. */
function chosen<T>(
  from: Record<string, T>,
  wanted: (name: string) => boolean,
): Record<string, T> | undefined {
  const entries = Object.entries(from).filter(([name]) => wanted(name));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

export function systemAttributes(message: Message): Record<string, string> {
  return {
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAtMs ?? message.sentAtMs),
    SentTimestamp: String(message.sentAtMs),
    SenderId: 'local',
    ...(message.groupId !== undefined && { MessageGroupId: message.groupId }),
    ...(message.deadLetterSource !== undefined && {
      DeadLetterQueueSourceArn: message.deadLetterSource,
    }),
  };
}

function changeVisibility(queue: Queue, input: JsonInput): JsonInput {
  for (const name of ['ReceiptHandle', 'VisibilityTimeout']) {
    if (input[name] === undefined) throw missing(name);
  }
  const timeout = seconds('VisibilityTimeout', input.VisibilityTimeout, visibilitySecondsMax);
  if (!queue.changeVisibility(receiptHandle(input), timeout * 1000)) {
    throw new AwsError(
      'com.amazonaws.sqs#MessageNotInflight',
      'The specified message is not in flight.',
      400,
      'AWS.SimpleQueueService.MessageNotInflight',
    );
  }
  return {};
}

function queueAttributes(queue: Queue, input: JsonInput): JsonInput {
  const { settings } = queue;
  const depth = queue.depth();
  const all: Record<string, string> = {
    ApproximateNumberOfMessages: String(depth.visible),
    ApproximateNumberOfMessagesDelayed: String(depth.delayed),
    ApproximateNumberOfMessagesNotVisible: String(depth.inFlight),
    DelaySeconds: String(settings.delayMs / 1000),
    MaximumMessageSize: String(settings.messageBytesMax),
    MessageRetentionPeriod: String(settings.retentionMs / 1000),
    QueueArn: settings.arn,
    ReceiveMessageWaitTimeSeconds: String(settings.waitTimeMs / 1000),
    VisibilityTimeout: String(settings.visibilityTimeoutMs / 1000),
    ...(queue.deadLetterQueue !== undefined && {
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: queue.deadLetterQueue.settings.arn,
        maxReceiveCount: settings.maxReceiveCount,
      }),
    }),
  };
  const names = (input.AttributeNames ?? []) as string[];
  const wanted = names.includes('All') ? Object.keys(all) : names;
  return {
    Attributes: Object.fromEntries(
      wanted.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]])),
    ),
  };
}

function batch(input: JsonInput, work: (entry: Entry) => JsonInput | undefined): BatchAnswer {
  const answer: BatchAnswer = { Successful: [], Failed: [] };
  for (const entry of entriesOf(input)) {
    try {
      answer.Successful.push({ Id: entry.Id, ...work(entry) });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const Code = error.code.split('#').at(-1);
      answer.Failed.push({ Id: entry.Id, SenderFault: true, Code, Message: error.message });
    }
  }
  return answer;
}

function entriesOf(input: JsonInput): Entry[] {
  const entries = (input.Entries ?? []) as Entry[];
  const problem = (code: string, message: string): AwsError =>
    new AwsError(`com.amazonaws.sqs#${code}`, message, 400, `AWS.SimpleQueueService.${code}`);
  if (entries.length === 0) {
    throw problem('EmptyBatchRequest', 'There should be at least one entry in the request.');
  }
  if (entries.length > 10) {
    throw problem('TooManyEntriesInBatchRequest', 'Maximum number of entries per request are 10.');
  }
  if (!entries.every(({ Id }) => entryId.test(Id ?? ''))) {
    throw problem(
      'InvalidBatchEntryId',
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
    );
  }
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length) {
    throw problem('BatchEntryIdsNotDistinct', 'Two or more batch entries have the same Id.');
  }
  return entries;
}

function sizeOf(entry: JsonInput): number {
  const attributes = (entry.MessageAttributes ?? {}) as Record<string, Record<string, string>>;
  const attributesBytes = Object.entries(attributes).reduce(
    (sum, [name, value]) =>
      sum + Buffer.byteLength(name) + Buffer.byteLength(Object.values(value).join('')),
    0,
  );
  return Buffer.byteLength(String(entry.MessageBody ?? '')) + attributesBytes;
}

function receiptHandle(input: JsonInput): string {
  const handle = input.ReceiptHandle;
  if (handle === undefined) throw missing('ReceiptHandle');
  if (typeof handle === 'string' && /^[0-9a-f-]{36}\.\d+$/.test(handle)) return handle;
  throw new AwsError(
    'com.amazonaws.sqs#ReceiptHandleIsInvalid',
    'The input receipt handle is invalid.',
    400,
    'ReceiptHandleIsInvalid',
  );
}

function optionalMs(input: JsonInput, name: string, max: number): number | undefined {
  return input[name] === undefined ? undefined : seconds(name, input[name], max) * 1000;
}

function seconds(name: string, value: unknown, max: number): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 0 && number <= max) return number;
  throw invalid(`Value ${String(value)} for parameter ${name} is invalid.`);
}

function invalid(message: string): AwsError {
  return new AwsError('com.amazon.coral.service#InvalidParameterValueException', message, 400);
}

function missing(name: string): AwsError {
  const message = `The request must contain the parameter ${name}.`;
  return new AwsError('com.amazon.coral.service#MissingRequiredParameterException', message, 400);
}
