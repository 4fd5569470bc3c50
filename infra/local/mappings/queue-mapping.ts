/**
 * Feeds a function from a queue, as Lambda's pollers do. Invariant: only messages that the function
 * reported as done are deleted; all others come back when their visibility time-out ends.
 */
import { region } from '../aws-names.ts';
import type { Pool } from '../functions/pool.ts';
import type { Message } from '../queues/message-journal.ts';
import { bodyDigest } from '../queues/message-digest.ts';
import { receiptHandleOf } from '../queues/queue.ts';
import type { Queue } from '../queues/queue.ts';
import { systemAttributes } from '../queues/sqs-api.ts';

export type QueueMappingSettings = {
  readonly batchSize: number;
  readonly windowMs: number;
  readonly concurrency: number;
  readonly reportsItemFailures: boolean;
};

export type Mapping = { readonly stop: () => Promise<void> };

export function startQueueMapping(
  queue: Queue,
  pool: Pool,
  settings: QueueMappingSettings,
): Mapping {
  const running = new Set<Promise<void>>();
  let stopped = false;
  const poll = async (): Promise<void> => {
    while (!stopped) {
      if (running.size >= settings.concurrency) {
        await Promise.race(running);
        continue;
      }
      const messages = await nextBatch(queue, settings, () => stopped);
      if (messages.length === 0 && queue.isClosed) return;
      if (messages.length === 0) continue;
      const batch = process(queue, pool, settings, messages).finally(() => running.delete(batch));
      running.add(batch);
    }
  };
  const polling = poll();
  return {
    stop: async () => {
      stopped = true;
      await Promise.all(running);
      void polling;
    },
  };
}

async function nextBatch(
  queue: Queue,
  { batchSize, windowMs }: QueueMappingSettings,
  stopped: () => boolean,
): Promise<Message[]> {
  const messages = await queue.receive({ messagesMax: batchSize, waitMs: Infinity });
  const untilMs = performance.now() + windowMs;
  while (messages.length > 0 && messages.length < batchSize && !stopped()) {
    const leftMs = untilMs - performance.now();
    if (leftMs <= 0) break;
    const messagesMax = batchSize - messages.length;
    messages.push(...(await queue.receive({ messagesMax, waitMs: leftMs })));
  }
  return messages;
}

async function process(
  queue: Queue,
  pool: Pool,
  { reportsItemFailures }: QueueMappingSettings,
  messages: readonly Message[],
): Promise<void> {
  const handles = new Map(messages.map((message) => [message.id, receiptHandleOf(message)]));
  const records = messages.map((message) => toRecord(message, queue));
  const result = await pool.invoke(JSON.stringify({ Records: records }));
  if (!result.ok) return;
  const failed = reportsItemFailures ? failedItems(result.payload) : [];
  if (failed.some((id) => !handles.has(id))) return;
  for (const id of failed) handles.delete(id);
  queue.delete([...handles.values()]);
}

/** An empty or unknown id means that the whole batch failed. */
export function failedItems(payload: string): string[] {
  const answer = JSON.parse(payload) as {
    batchItemFailures?: { itemIdentifier?: string }[] | null;
  } | null;
  return (answer?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier ?? '');
}

function toRecord(message: Message, queue: Queue): Record<string, unknown> {
  return {
    messageId: message.id,
    receiptHandle: receiptHandleOf(message),
    body: message.body,
    attributes: systemAttributes(message),
    messageAttributes: lowerCased(message.attributes),
    md5OfBody: bodyDigest(message.body),
    eventSource: 'aws:sqs',
    eventSourceARN: queue.settings.arn,
    awsRegion: region,
  };
}

function lowerCased(attributes: string): Record<string, unknown> {
  if (attributes === '{}') return {};
  const parsed = JSON.parse(attributes) as Record<string, Record<string, string>>;
  return Object.fromEntries(
    Object.entries(parsed).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      { dataType: DataType, stringValue: StringValue, binaryValue: BinaryValue },
    ]),
  );
}
