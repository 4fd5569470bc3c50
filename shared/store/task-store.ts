/**
 * Tasks for operations. An id derives from the event that asks for the task, so that an event which
 * comes twice opens it once, also after it is done. Open ones stand in a sparse index.
 */
import type { Item, PageOptions, Table } from './table.ts';
import type { Task, TaskDone } from '../domain/task.ts';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { conditionally, queryPage, readAll } from './table.ts';
import { dueSortKey, openTasksKey, taskIdOf, taskKey } from './keys.ts';

export type TaskPage = { readonly tasks: readonly Task[]; readonly next?: string | undefined };

export type TaskStore = {
  /** Does nothing when the task was opened before. */
  open(task: Task): Promise<void>;
  /** The task as it is then; as it was when it is done already, undefined when there is none. */
  finish(taskId: string, done: TaskDone): Promise<Task | undefined>;
  /** Those that are open, oldest first. */
  listOpen(options: PageOptions): Promise<TaskPage>;
};

export const taskStore = (table: Table): TaskStore => ({
  open: async (task) => {
    const { id, ...rest } = task;
    const index = { gsi1pk: openTasksKey, gsi1sk: `${dueSortKey(task.openedAtMs)}#${id}` };
    await conditionally(
      table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: { ...taskKey(id), ...index, ...rest },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),
    );
  },
  finish: (taskId, done) => finish(table, taskId, done),
  listOpen: (options) => listOpen(table, options),
});

async function finish(table: Table, taskId: string, done: TaskDone): Promise<Task | undefined> {
  const written = await conditionally(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: taskKey(taskId),
        UpdateExpression: 'SET #done = :done REMOVE gsi1pk, gsi1sk',
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(#done)',
        ExpressionAttributeNames: { '#done': 'done' },
        ExpressionAttributeValues: { ':done': done },
        ReturnValues: 'ALL_NEW',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    ),
  );
  const item = 'done' in written ? written.done.Attributes : written.inTheWay;
  return item && taskFromItem(item);
}

function taskFromItem({ pk, sk: _sk, gsi1pk: _index, gsi1sk: _sort, ...rest }: Item): Task {
  return { ...rest, id: taskIdOf(String(pk)) } as Task;
}

/** The index may be behind: what was done meanwhile is left out. */
async function listOpen(table: Table, options: PageOptions): Promise<TaskPage> {
  const { items, next } = await queryPage(
    table,
    { field: 'gsi1pk', value: openTasksKey },
    {
      IndexName: 'gsi1',
      KeyConditionExpression: 'gsi1pk = :open',
      ExpressionAttributeValues: { ':open': openTasksKey },
    },
    options,
  );
  const keys = items.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
  const tasks = (await readAll(table, keys, { consistent: true })).map(taskFromItem);
  const open = tasks.filter(({ done }) => done === undefined);
  return { tasks: open.sort((a, b) => a.openedAtMs - b.openedAtMs), next };
}
