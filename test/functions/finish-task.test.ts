import { expect, test } from '@jest/globals';
import { doneBody } from '../../functions/finish-task/contract.ts';
import { finishTask } from '../../functions/finish-task/finish-task.ts';
import { taskIdFor } from '../../shared/store/keys.ts';
import { taskStore } from '../../shared/store/task-store.ts';
import { bodyOf, callerOf, codeOf, request, useStores } from '../support/fanfund.ts';
import { minuteMs } from '../support/given.ts';

const { clock, table } = useStores();
const tasks = taskStore(table);

let opened = 0;
async function task(): Promise<string> {
  const id = taskIdFor(`event-${(opened += 1)}`);
  const kind = 'refund_failed' as const;
  await tasks.open({ id, kind, campaignId: 'cmp_1', toDo: 'Pay.', openedAtMs: clock() });
  return id;
}

const finish = (id: string, note = 'Paid by bank transfer', by = 'ops-1') =>
  finishTask(
    { tasks, now: clock },
    request({ caller: callerOf(by), path: { id }, body: { note } }),
  );

test('a task that is done says by whom, when and how, and is not listed any more', async () => {
  const id = await task();
  const at = new Date(clock()).toISOString();
  expect(bodyOf(await finish(id))).toMatchObject({
    id,
    done: { at, by: 'ops-1', note: 'Paid by bank transfer' },
  });
  expect((await tasks.listOpen({ limit: 100 })).tasks.map((open) => open.id)).not.toContain(id);
});

test('is done once: the first word stands', async () => {
  const id = await task();
  const first = await finish(id);
  clock.advance(minuteMs);
  expect(await finish(id)).toEqual(first);
  expect(codeOf(await finish(id, 'Something else'))).toBe('task_state');
  expect(codeOf(await finish(id, 'Paid by bank transfer', 'ops-2'))).toBe('task_state');
});

test('a task that does not exist cannot be done', async () => {
  expect(codeOf(await finish(taskIdFor('never')))).toBe('not_found');
  expect(codeOf(await finish('nonsense'))).toBe('not_found');
});

test.each([[{}], [{ note: '' }], [{ note: '  ' }], [{ note: 'x'.repeat(1001) }]])(
  'a body %j does not fit',
  (body) => {
    expect(doneBody.safeParse(body).success).toBe(false);
  },
);
