/**
 * SQS moves dead letters back by itself, not faster than asked: one redrive at a time for a queue
 * (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html).
 */
import type { ListMessageMoveTasksResultEntry, SQSClient } from '@aws-sdk/client-sqs';
import {
  CancelMessageMoveTaskCommand,
  ListMessageMoveTasksCommand,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';

export type RedriveState = 'running' | 'cancelling' | 'completed' | 'cancelled' | 'failed';

export type Redrive = {
  /** Known while it runs. */
  readonly handle?: string | undefined;
  readonly state: RedriveState;
  readonly moved: number;
  readonly toMove: number;
  readonly perSecond?: number | undefined;
  readonly startedAtMs: number;
  readonly failure?: string | undefined;
};

export type Redrives = {
  /** False when one is running already. */
  start(from: string, to: string, perSecond: number): Promise<boolean>;
  /** Newest first, ten at most. */
  list(from: string): Promise<readonly Redrive[]>;
  /** False when it does not run any more. */
  cancel(handle: string): Promise<boolean>;
};

export const sqsRedrives = (sqs: SQSClient): Redrives => ({
  start: async (SourceArn, DestinationArn, perSecond) =>
    unlessRefused(
      sqs.send(
        new StartMessageMoveTaskCommand({
          ...{ SourceArn, DestinationArn, MaxNumberOfMessagesPerSecond: perSecond },
        }),
      ),
      'UnsupportedOperation',
    ),
  list: async (SourceArn) => {
    const answer = await sqs.send(new ListMessageMoveTasksCommand({ SourceArn, MaxResults: 10 }));
    return (answer.Results ?? [])
      .map(redriveOf)
      .toSorted((one, other) => other.startedAtMs - one.startedAtMs);
  },
  cancel: async (TaskHandle) =>
    unlessRefused(
      sqs.send(new CancelMessageMoveTaskCommand({ TaskHandle })),
      'ResourceNotFoundException',
    ),
});

async function unlessRefused(asked: Promise<unknown>, refusal: string): Promise<boolean> {
  try {
    await asked;
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === refusal) return false;
    throw error;
  }
}

const redriveOf = (task: ListMessageMoveTasksResultEntry): Redrive => ({
  handle: task.TaskHandle,
  state: (task.Status ?? 'COMPLETED').toLowerCase() as RedriveState,
  moved: task.ApproximateNumberOfMessagesMoved ?? 0,
  toMove: task.ApproximateNumberOfMessagesToMove ?? 0,
  perSecond: task.MaxNumberOfMessagesPerSecond,
  startedAtMs: task.StartedTimestamp ?? 0,
  failure: task.FailureReason,
});
