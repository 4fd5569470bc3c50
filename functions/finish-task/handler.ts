import { doneBody, finishTask } from './finish-task.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { now, tasks } from '../../shared/wiring.ts';
import { taskPath } from '../../shared/api/task-view.ts';

export const handler = httpEntry(
  { caller: 'operator', path: taskPath, body: doneBody, idempotencyKey: true },
  finishTask,
  () => ({ tasks: tasks(), now }),
);
