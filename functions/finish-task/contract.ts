/** Somebody says that a task is done. */
import type { Operation } from '../../shared/entry/operation.ts';
import { taskAnswer } from '../../shared/api/operations-answer.ts';
import { taskPath } from '../../shared/api/task-view.ts';
import * as z from 'zod';

export const doneBody = z.strictObject({ note: z.string().trim().min(1).max(1000) });
export type DoneBody = z.infer<typeof doneBody>;

export const contract = {
  id: 'finishTask',
  route: 'POST /v1/ops/tasks/{id}/done',
  group: 'Operations',
  summary: 'Say that a task is done, and what was done',
  caller: 'operator',
  path: taskPath,
  body: doneBody,
  idempotencyKey: true,
  answers: { 200: { description: 'The task', schema: taskAnswer } },
  problems: ['not_found', 'task_state'],
  bodyExamples: { 'paid by bank': { note: 'Transferred by bank, reference 4711.' } },
} satisfies Operation;
