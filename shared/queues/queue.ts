/**
 * A queue to send to. Messages of one campaign form a group, so that SQS serves campaigns fairly
 * side by side (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fair-queues.html).
 */
import type { SendMessageBatchRequestEntry } from '@aws-sdk/client-sqs';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { SendMessageBatchCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { TransientError } from '../errors.ts';

export type Queue<Message> = {
  send(message: Message, options: SendOptions): Promise<void>;
  /** In batches of ten, which SQS bills as one request. */
  sendAll(messages: readonly Message[], options: SendOptions): Promise<void>;
};

export type SendOptions = {
  readonly campaignId: string;
  /** 900 at most. */
  readonly delaySeconds?: number;
};

const batchMax = 10;
const batchesAtOnce = 8;

export const sqsQueue = <Message>(sqs: SQSClient, url: string): Queue<Message> => ({
  send: async (message, options) => {
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: url,
        MessageBody: JSON.stringify(message),
        ...delivery(options),
      }),
    );
  },
  sendAll: async (messages, options) => {
    const batches: SendMessageBatchRequestEntry[][] = [];
    for (let from = 0; from < messages.length; from += batchMax)
      batches.push(
        messages.slice(from, from + batchMax).map((message, index) => ({
          Id: String(index),
          MessageBody: JSON.stringify(message),
          ...delivery(options),
        })),
      );
    for (let from = 0; from < batches.length; from += batchesAtOnce)
      await Promise.all(
        batches.slice(from, from + batchesAtOnce).map((batch) => sendBatch(sqs, url, batch)),
      );
  },
});

const delivery = ({ campaignId, delaySeconds }: SendOptions) => ({
  MessageGroupId: campaignId,
  ...(delaySeconds !== undefined && { DelaySeconds: delaySeconds }),
});

/** Entries that SQS did not take are a failure of the whole: whoever sends begins again. */
async function sendBatch(
  sqs: SQSClient,
  url: string,
  entries: SendMessageBatchRequestEntry[],
): Promise<void> {
  const answer = await sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: entries }));
  if (answer.Failed && answer.Failed.length > 0)
    throw new TransientError(`SQS did not take ${answer.Failed.length} of ${entries.length}.`);
}
