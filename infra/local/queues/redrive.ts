/**
 * StartMessageMoveTask: dead letters go back where they came from, not faster than asked.
 * Invariant, as in SQS: only the dead-letter queue of another queue can be the source, and only
 * one task is active per source.
 */
import { randomUUID } from 'node:crypto';
import { AwsError } from '../aws-services.ts';
import type { JsonInput, JsonOperation } from '../aws-services.ts';
import type { Queue } from './queue.ts';
import type { Queues } from './queues.ts';

type Task = {
  readonly handle: string;
  readonly source: Queue;
  status: 'RUNNING' | 'COMPLETED';
  moved: number;
  readonly toMove: number;
};

const fastestPerSecond = 500;

export function redriveOperations(queues: Queues): Record<string, JsonOperation> {
  const tasks: Task[] = [];
  return {
    StartMessageMoveTask: (input) => {
      const source = sourceOf(queues, input);
      if (tasks.some((task) => task.source === source && task.status === 'RUNNING')) {
        throw unsupported('There is already a task running for this source queue.');
      }
      const destination = destinationOf(queues, input);
      const toMove = source.depth().visible;
      const task: Task = { handle: randomUUID(), source, status: 'RUNNING', moved: 0, toMove };
      tasks.push(task);
      const perSecond = Number(input.MaxNumberOfMessagesPerSecond ?? fastestPerSecond);
      run(task, queues, destination, perSecond);
      return { TaskHandle: task.handle };
    },
    ListMessageMoveTasks: (input) => ({
      Results: tasks
        .filter(({ source }) => source === sourceOf(queues, input))
        .map((task) => ({
          Status: task.status,
          SourceArn: task.source.settings.arn,
          ApproximateNumberOfMessagesMoved: task.moved,
          ApproximateNumberOfMessagesToMove: task.toMove,
        })),
    }),
  };
}

function run(task: Task, queues: Queues, destination: Queue | undefined, perSecond: number): void {
  const moved = task.source.redrive(perSecond, ({ deadLetterSource }) => {
    return destination ?? queues.find(deadLetterSource ?? '');
  });
  task.moved += moved;
  if (moved === 0 || task.moved >= task.toMove) {
    task.status = 'COMPLETED';
    return;
  }
  setTimeout(() => run(task, queues, destination, perSecond), 1000).unref();
}

function sourceOf(queues: Queues, input: JsonInput): Queue {
  const source = queues.find(String(input.SourceArn ?? ''));
  if (source === undefined) {
    throw new AwsError('com.amazonaws.sqs#ResourceNotFoundException', 'No such source queue.', 404);
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
  throw new AwsError('com.amazonaws.sqs#ResourceNotFoundException', 'No such destination.', 404);
}

function unsupported(message: string): AwsError {
  return new AwsError('com.amazonaws.sqs#UnsupportedOperation', message, 400);
}
