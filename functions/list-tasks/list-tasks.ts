/** What operations have to do, longest waiting first. */
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { PageQuery } from '../../shared/api/pledge-view.ts';
import type { TaskStore } from '../../shared/store/task-store.ts';
import { taskView } from '../../shared/api/task-view.ts';

export type ListTasksDeps = { readonly tasks: Pick<TaskStore, 'listOpen'> };

export async function listTasks(
  deps: ListTasksDeps,
  { query }: HttpRequest<unknown, PageQuery, unknown>,
): Promise<HttpAnswer> {
  const { tasks, next } = await deps.tasks.listOpen({ limit: query.limit, after: query.cursor });
  return { body: { items: tasks.map(taskView), ...(next && { nextCursor: next }) } };
}
