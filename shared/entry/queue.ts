/**
 * Every message from a queue goes through here, each on its own: one that fails keeps no other from
 * being done. What may succeed later comes back after a growing pause; what never will (poison)
 * comes back at once until the queue gives up and moves it to its dead-letter queue.
 */
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { EventContract } from '../events/contract.ts';
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs';
import { PoisonError, UnknownOutcomeError } from '../errors.ts';
import { envelopeSchema } from '../events/contract.ts';
import { environment, environmentOr } from '../env.ts';
import { failureStore } from '../store/failure-store.ts';
import { idsIn } from '../domain/ids.ts';
import { logger, toldOf } from './logger.ts';
import { meter } from './meter.ts';
import { once } from '../once.ts';
import { openTable } from '../store/table.ts';
import { systemClock } from '../clock.ts';
import * as z from 'zod';

/** Refusals are answers here: being asked to do what is done already is ordinary. */
export type QueueUseCase<Deps, Message> = (deps: Deps, message: Message) => Promise<unknown>;

export function queueEntry<Message, Deps>(
  schema: z.ZodType<Message>,
  useCase: QueueUseCase<Deps, Message>,
  dependencies: () => Deps,
) {
  let deps: Deps | undefined;
  const sqs = new SQSClient({});
  const handle = async (record: SQSRecord): Promise<void> => {
    try {
      deps ??= dependencies();
      await useCase(deps, parsedMessage(schema, record.body));
    } catch (error) {
      const { messageId, body } = record;
      logger.warn('A message failed', { messageId, ...idsIn(body), cause: toldOf(error) });
      if (error instanceof UnknownOutcomeError) meter().count('UnknownOutcomes', 1);
      await pause(sqs, record, error);
      if (isLastTry(record)) await keepFailure(record, error);
      throw error;
    }
  };
  return async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    logger.addContext(context);
    return processPartialResponse(event, handle, new BatchProcessor(EventType.SQS), {
      context,
      processInParallel: true,
      throwOnFullBatchFailure: false,
    });
  };
}

/** The same for what a rule of the bus brings: the message is the event's envelope. */
export const eventEntry = <Deps>(
  contracts: readonly EventContract[],
  useCase: QueueUseCase<Deps, HeardEvent>,
  dependencies: () => Deps,
) => queueEntry(busEventSchema(contracts), useCase, dependencies);

/** What every consumer may rely on; the rest of the payload is read by its contract's schema. */
export type BusEvent = {
  readonly name: string;
  readonly campaignId: string;
  readonly pledgeId?: string | undefined;
};

/** With what is the same for every delivery, and what it says besides, for its contract to read. */
export type HeardEvent = BusEvent & { readonly eventId: string; readonly detail?: unknown };

const busEventSchema = (contracts: readonly EventContract[]): z.ZodType<HeardEvent> =>
  z
    .object({
      'detail-type': z.enum(contracts.map((contract) => contract.name)),
      detail: envelopeSchema
        .extend({ campaignId: z.string(), pledgeId: z.string().optional() })
        .loose(),
    })
    .transform(({ 'detail-type': name, detail }) => {
      const { eventId, campaignId, pledgeId } = detail;
      return { name, eventId, campaignId, pledgeId, detail };
    });

function parsedMessage<Message>(schema: z.ZodType<Message>, body: string): Message {
  try {
    return schema.parse(JSON.parse(body));
  } catch (error) {
    throw new PoisonError('The message does not fit its schema.', { cause: error });
  }
}

/** SQS moves it away when it would be received once more. */
const isLastTry = ({ attributes }: SQSRecord): boolean =>
  Number(attributes.ApproximateReceiveCount) >= Number(environmentOr('RECEIVES_MAX', 'Infinity'));

const failures = once(() => failureStore(openTable(environment('TABLE_NAME'))));

/** For whoever looks into the dead letters. Without it they are there all the same. */
async function keepFailure({ messageId }: SQSRecord, error: unknown): Promise<void> {
  const queue = environmentOr('POWERTOOLS_SERVICE_NAME', '');
  const said = toldOf(error).slice(0, toldCharactersMax);
  try {
    await failures().keep({ messageId, queue, error: said, atMs: systemClock() });
  } catch (failure) {
    logger.warn('A failure could not be kept', { messageId, cause: toldOf(failure) });
  }
}

const toldCharactersMax = 1000;
const pauseSecondsMax = 900;

/** 2, 4, 8 … seconds, so that an outage is waited out rather than hammered. */
async function pause(sqs: SQSClient, record: SQSRecord, error: unknown): Promise<void> {
  const received = Number(record.attributes.ApproximateReceiveCount);
  const seconds = error instanceof PoisonError ? 0 : Math.min(2 ** received, pauseSecondsMax);
  try {
    await sqs.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: environment('QUEUE_URL'),
        ReceiptHandle: record.receiptHandle,
        VisibilityTimeout: seconds,
      }),
    );
  } catch (failure) {
    logger.warn('A pause could not be set', { cause: toldOf(failure) });
  }
}
