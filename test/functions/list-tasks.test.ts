import { expect, test } from '@jest/globals';
import { listTasks } from '../../functions/list-tasks/list-tasks.ts';
import type { Task } from '../../shared/domain/task.ts';
import { InvalidCursorError } from '../../shared/errors.ts';
import { taskIdFor } from '../../shared/store/keys.ts';
import { taskStore } from '../../shared/store/task-store.ts';
import { bodyOf, callerOf, request, useStores } from '../support/fanfund.ts';
import { minuteMs } from '../support/given.ts';

const { clock, table } = useStores();
const tasks = taskStore(table);

const taskOf = (number: number): Task => ({
  ...{ id: taskIdFor(`event-${number}`), kind: 'refund_failed', campaignId: 'cmp_1' },
  ...{ toDo: `Look at ${number}.`, openedAtMs: clock() + number * minuteMs },
});

const list = async (limit: number, cursor?: string) =>
  bodyOf(
    await listTasks({ tasks }, request({ caller: callerOf('ops-1'), query: { limit, cursor } })),
  ) as { items: { id: string; toDo: string; openedAt: string }[]; nextCursor?: string };

test('open tasks are listed, those that wait longest first, in pages; done ones are not', async () => {
  expect(await list(2)).toEqual({ items: [] });
  for (const number of [3, 1, 4, 2, 5]) await tasks.open(taskOf(number));
  await tasks.finish(taskOf(4).id, { atMs: clock(), by: 'ops-1', note: 'done' });
  const first = await list(2);
  expect(first.items.map(({ toDo }) => toDo)).toEqual(['Look at 1.', 'Look at 2.']);
  expect(first.items[0]).toEqual({
    ...{ id: taskIdFor('event-1'), kind: 'refund_failed', campaignId: 'cmp_1' },
    ...{ toDo: 'Look at 1.', openedAt: new Date(clock() + minuteMs).toISOString() },
  });
  const second = await list(2, first.nextCursor);
  expect(second.items.map(({ toDo }) => toDo)).toEqual(['Look at 3.', 'Look at 5.']);
});

test('a cursor of another list is refused', async () => {
  const key = Buffer.from(JSON.stringify({ gsi1pk: 'CAMPAIGNS#moving' })).toString('base64url');
  await expect(list(2, key)).rejects.toThrow(InvalidCursorError);
});
