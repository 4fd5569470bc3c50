/**
 * StartMessageMoveTask: dead letters go back where they came from, not faster than asked, until
 * they are cancelled. Invariant, as in SQS: only the dead-letter queue of another queue can be the
 * source, only one task is active per source, and only that one has a handle.
 */
import { randomUUID } from 'node:crypto';
import { AwsError } from '../aws-services.ts';
import type { JsonInput, JsonOperation } from '../aws-services.ts';
import type { Queue } from './queue.ts';
import type { Queues } from './queues.ts';

type Task = {
  readonly handle: string;
  readonly source: Queue;
  readonly destination: Queue | undefined;
  readonly perSecond: number | undefined;
  readonly startedAtMs: number;
  status: 'RUNNING' | 'CANCELLING' | 'COMPLETED' | 'CANCELLED';
  moved: number;
  readonly toMove: number;
};

const fastestPerSecond = 500;

const keptMax = 10;

export function redriveOperations(
  queues: Queues,
  now: () => number,
): Record<string, JsonOperation> {
  const tasks: Task[] = [];
  return {
    StartMessageMoveTask: (input) => {
      const source = sourceOf(queues, input);
      if (tasks.some((task) => task.source === source && isActive(task))) {
        throw unsupported('There is already a task running for this source queue.');
      }
      const task: Task = {
        handle: randomUUID(),
        source,
        destination: destinationOf(queues, input),
        perSecond: rateOf(input),
        startedAtMs: now(),
        status: 'RUNNING',
        moved: 0,
        toMove: source.depth().visible,
      };
      tasks.unshift(task);
      run(task, queues);
      return { TaskHandle: task.handle };
    },
    CancelMessageMoveTask: (input) => {
      const task = tasks.find(({ handle }) => handle === input.TaskHandle);
      if (task?.status !== 'RUNNING') throw notFound('There is no such task that is running.');
      task.status = 'CANCELLING';
      return { ApproximateNumberOfMessagesMoved: task.moved };
    },
    ListMessageMoveTasks: (input) => {
      const source = sourceOf(queues, input);
      const most = Math.min(Number(input.MaxResults ?? 1), keptMax);
      return {
        Results: tasks
          .filter((task) => task.source === source)
          .slice(0, most)
          .map(taskView),
      };
    },
  };
}

const isActive = ({ status }: Task): boolean => status === 'RUNNING' || status === 'CANCELLING';

const taskView = (task: Task) => ({
  ...(task.status === 'RUNNING' && { TaskHandle: task.handle }),
  Status: task.status,
  SourceArn: task.source.settings.arn,
  ...(task.destination && { DestinationArn: task.destination.settings.arn }),
  ...(task.perSecond !== undefined && { MaxNumberOfMessagesPerSecond: task.perSecond }),
  ApproximateNumberOfMessagesMoved: task.moved,
  ApproximateNumberOfMessagesToMove: task.toMove,
  StartedTimestamp: task.startedAtMs,
});

function rateOf({ MaxNumberOfMessagesPerSecond: asked }: JsonInput): number | undefined {
  if (asked === undefined) return undefined;
  const perSecond = Number(asked);
  if (Number.isInteger(perSecond) && perSecond >= 1 && perSecond <= fastestPerSecond)
    return perSecond;
  throw new AwsError(
    'com.amazon.coral.service#InvalidParameterValueException',
    `Value ${String(asked)} for parameter MaxNumberOfMessagesPerSecond is invalid. Reason: Must be between 1 and ${fastestPerSecond}.`,
  );
}

function run(task: Task, queues: Queues): void {
  if (task.status === 'CANCELLING') {
    task.status = 'CANCELLED';
    return;
  }
  const atOnce = Math.min(task.perSecond ?? fastestPerSecond, task.toMove - task.moved);
  const moved = task.source.redrive(
    atOnce,
    ({ deadLetterSource }) => task.destination ?? queues.find(deadLetterSource ?? ''),
  );
  task.moved += moved;
  if (moved === 0 || task.moved >= task.toMove) {
    task.status = 'COMPLETED';
    return;
  }
  setTimeout(() => run(task, queues), 1000).unref();
}

function sourceOf(queues: Queues, input: JsonInput): Queue {
  const source = queues.find(String(input.SourceArn ?? ''));
  if (source === undefined) {
    throw notFound('No such source queue.');
  }
  if (!queues.isDeadLetterQueue(source)) {
    throw unsupported('Source queue must be configured as a dead-letter queue.');
  }
  return source;
}

function destinationOf(queues: Queues, input: JsonInput): Queue | undefined {
  if (input.DestinationArn === undefined) return undefined;
  const destination = queues.find(String(input.DestinationArn));
  if (destination !== undefined) return destination;
  throw notFound('No such destination.');
}

function notFound(message: string): AwsError {
  return new AwsError('com.amazonaws.sqs#ResourceNotFoundException', message, 404);
}

function unsupported(message: string): AwsError {
  return new AwsError('com.amazonaws.sqs#UnsupportedOperation', message, 400);
}
