/**
 * Messages that were given up, looked at and moved without losing one: a look hides them for some
 * seconds and gives them back, and one that is sent back is removed only once its queue has it. A
 * crash in between leaves it in both, which no worker minds.
 */
import type { Message, MessageAttributeValue, SQSClient } from '@aws-sdk/client-sqs';
import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';

export type DeadLetter = {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly attributes: Record<string, MessageAttributeValue>;
  readonly sentAtMs: number;
  readonly receives: number;
  readonly group?: string | undefined;
  /** The queue that gave it up; missing where a rule, a stream or a schedule did. */
  readonly fromArn?: string | undefined;
};

export type Depth = {
  readonly waiting: number;
  readonly inFlight: number;
  readonly delayed: number;
};

export type DeadLetters = {
  /** Some of them, given back at once. */
  look(limit: number): Promise<readonly DeadLetter[]>;
  /** One of them, kept from others for half a minute; undefined when nobody finds it. */
  take(messageId: string): Promise<DeadLetter | undefined>;
  sendTo(queueUrl: string, letter: DeadLetter): Promise<void>;
  remove(letter: DeadLetter): Promise<void>;
};

const receivedMax = 10;
const lookSeconds = 5;
const takeSeconds = 30;
/** How far one message is looked for. */
const searchedMax = 1000;

export async function depthOf(sqs: SQSClient, url: string): Promise<Depth> {
  const { Attributes: found = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: url,
      AttributeNames: [
        'ApproximateNumberOfMessages',
        'ApproximateNumberOfMessagesNotVisible',
        'ApproximateNumberOfMessagesDelayed',
      ],
    }),
  );
  return {
    waiting: Number(found.ApproximateNumberOfMessages ?? 0),
    inFlight: Number(found.ApproximateNumberOfMessagesNotVisible ?? 0),
    delayed: Number(found.ApproximateNumberOfMessagesDelayed ?? 0),
  };
}

export const deadLettersIn = (sqs: SQSClient, url: string): DeadLetters => ({
  look: async (limit) => {
    const looked = await gather(sqs, url, { most: limit, hiddenSeconds: lookSeconds });
    await giveBack(sqs, url, looked);
    return looked;
  },
  take: async (messageId) => {
    const isWanted = (letter: DeadLetter): boolean => letter.messageId === messageId;
    const options = { most: searchedMax, hiddenSeconds: takeSeconds, isWanted };
    const looked = await gather(sqs, url, options);
    await giveBack(
      sqs,
      url,
      looked.filter((letter) => !isWanted(letter)),
    );
    return looked.find(isWanted);
  },
  sendTo: async (queueUrl, letter) => {
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: letter.body,
        ...(Object.keys(letter.attributes).length > 0 && { MessageAttributes: letter.attributes }),
        ...(letter.group !== undefined && { MessageGroupId: letter.group }),
      }),
    );
  },
  remove: async ({ receiptHandle: ReceiptHandle }) => {
    await sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle }));
  },
});

type Gathering = {
  readonly most: number;
  readonly hiddenSeconds: number;
  readonly isWanted?: (letter: DeadLetter) => boolean;
};

/** Ends with the one that is wanted, once as many were seen as there are, or when none comes. */
async function gather(sqs: SQSClient, url: string, options: Gathering): Promise<DeadLetter[]> {
  const { waiting } = await depthOf(sqs, url);
  const most = Math.min(options.most, waiting);
  const gathered: DeadLetter[] = [];
  while (gathered.length < most) {
    const { Messages: received = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: url,
        MaxNumberOfMessages: Math.min(receivedMax, most - gathered.length),
        VisibilityTimeout: options.hiddenSeconds,
        WaitTimeSeconds: 1,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
    );
    gathered.push(...received.map(letterOf));
    if (received.length === 0 || gathered.some(options.isWanted ?? (() => false))) break;
  }
  return gathered;
}

function letterOf({ MessageId, ReceiptHandle, Body, ...rest }: Message): DeadLetter {
  const system: Record<string, string | undefined> = rest.Attributes ?? {};
  return {
    messageId: MessageId ?? '',
    receiptHandle: ReceiptHandle ?? '',
    body: Body ?? '',
    attributes: rest.MessageAttributes ?? {},
    sentAtMs: Number(system['SentTimestamp'] ?? 0),
    receives: Number(system['ApproximateReceiveCount'] ?? 0),
    group: system['MessageGroupId'],
    fromArn: system['DeadLetterQueueSourceArn'],
  };
}

/** Whatever cannot be given back comes back by itself. */
async function giveBack(
  sqs: SQSClient,
  url: string,
  letters: readonly DeadLetter[],
): Promise<void> {
  for (let from = 0; from < letters.length; from += receivedMax)
    await sqs.send(
      new ChangeMessageVisibilityBatchCommand({
        QueueUrl: url,
        Entries: letters.slice(from, from + receivedMax).map(({ receiptHandle }, index) => ({
          ...{ Id: String(index), ReceiptHandle: receiptHandle, VisibilityTimeout: 0 },
        })),
      }),
    );
}
