/** Somebody says that a task is done, and what was done. Said twice it is the same; it stays said. */
import type { DoneBody } from './contract.ts';
import type { Clock } from '../../shared/clock.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { TaskPath } from '../../shared/api/task-view.ts';
import type { TaskStore } from '../../shared/store/task-store.ts';
import { isTaskId, taskView } from '../../shared/api/task-view.ts';
import { refuse } from '../../shared/domain/refusal.ts';

export type FinishTaskDeps = { readonly tasks: Pick<TaskStore, 'finish'>; readonly now: Clock };

export async function finishTask(
  deps: FinishTaskDeps,
  { caller, path, body }: HttpRequest<TaskPath, unknown, DoneBody>,
): Promise<HttpAnswer | Refusal> {
  const done = { atMs: deps.now(), by: caller?.id ?? '', note: body.note };
  const task = isTaskId(path.id) ? await deps.tasks.finish(path.id, done) : undefined;
  if (!task) return refuse('not_found', 'There is no such task.');
  const isSame = task.done?.by === done.by && task.done.note === done.note;
  return isSame
    ? { body: taskView(task) }
    : refuse('task_state', 'Somebody has said already what was done.');
}
