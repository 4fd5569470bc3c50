/**
 * Every batch of the table's stream goes through here. Records are handled together; the use case
 * names the first one that must come again, and everything behind it comes again with it.
 */
import type {
  AttributeValue,
  Context,
  DynamoDBBatchResponse,
  DynamoDBStreamEvent,
} from 'aws-lambda';
import type { AttributeValue as SdkValue } from '@aws-sdk/client-dynamodb';
import type { Item } from '../store/table.ts';
import { logger } from './logger.ts';
import { unmarshall } from '@aws-sdk/util-dynamodb';

export type StreamRecord = {
  readonly sequenceNumber: string;
  readonly before: Item | undefined;
  readonly after: Item;
};

/** Answers with the sequence number from which on everything must come again, if any. */
export type StreamUseCase<Deps> = (
  deps: Deps,
  records: readonly StreamRecord[],
) => Promise<string | undefined>;

export function streamEntry<Deps>(useCase: StreamUseCase<Deps>, dependencies: () => Deps) {
  let deps: Deps | undefined;
  return async (event: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> => {
    logger.addContext(context);
    deps ??= dependencies();
    const failed = await useCase(deps, event.Records.flatMap(recordOf));
    return { batchItemFailures: failed === undefined ? [] : [{ itemIdentifier: failed }] };
  };
}

function recordOf({ dynamodb }: DynamoDBStreamEvent['Records'][number]): StreamRecord[] {
  const { NewImage: after, OldImage: before, SequenceNumber: sequenceNumber } = dynamodb ?? {};
  if (!after || sequenceNumber === undefined) return [];
  return [{ sequenceNumber, after: itemOf(after), before: before && itemOf(before) }];
}

const itemOf = (image: Record<string, AttributeValue>): Item =>
  unmarshall(image as Record<string, SdkValue>);
