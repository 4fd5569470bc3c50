/** What operations have to do. */
import type { Operation } from '../../shared/entry/operation.ts';
import { pageQuery } from '../../shared/api/pledge-view.ts';
import { tasksAnswer } from '../../shared/api/operations-answer.ts';

export const contract = {
  id: 'listTasks',
  route: 'GET /v1/ops/tasks',
  group: 'Operations',
  summary: 'What only people can do, longest waiting first',
  caller: 'observer',
  query: pageQuery,
  answers: { 200: { description: 'A page of open tasks', schema: tasksAnswer } },
  problems: ['invalid_cursor'],
} satisfies Operation;
