/** The table's stream as Lambda brings it: in batches, each through the entry that it has there. */
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import type { StreamUseCase } from '../../shared/entry/stream.ts';
import { streamEntry } from '../../shared/entry/stream.ts';
import type { TestTable } from './table.ts';

/** What the stream has brought since the last time. */
export function streamOf(table: TestTable): () => Promise<DynamoDBStreamEvent> {
  let taken = 0;
  return async () => {
    const { Records } = await table.streamEvent();
    const fresh = Records.slice(taken);
    taken = Records.length;
    return { Records: fresh };
  };
}

/** Delivers a batch to a use case; answers with the sequence numbers that must come again. */
export async function deliver<Deps>(
  useCase: StreamUseCase<Deps>,
  deps: Deps,
  batch: DynamoDBStreamEvent,
): Promise<string[]> {
  const entry = streamEntry(useCase, () => deps);
  const answer: DynamoDBBatchResponse = await entry(batch, {} as Parameters<typeof entry>[1]);
  return answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
}
