/** Somebody should look at a pledge. */
import type { Operation } from '../../shared/entry/operation.ts';
import { pledgePath } from '../../shared/api/pledge-view.ts';
import { reason } from '../../shared/api/queue-answer.ts';
import { taskAnswer } from '../../shared/api/operations-answer.ts';
import * as z from 'zod';

export const reviewBody = z.strictObject({ reason: reason() });
export type ReviewBody = z.infer<typeof reviewBody>;

export const contract = {
  id: 'reviewPledge',
  route: 'POST /v1/ops/pledges/{id}/review',
  group: 'Operations',
  summary: 'Mark a pledge for review: it stands among the tasks until somebody is done',
  caller: 'operator',
  path: pledgePath,
  body: reviewBody,
  idempotencyKey: true,
  answers: { 200: { description: 'The task', schema: taskAnswer } },
  problems: ['not_found', 'idempotency_key_reused'],
  bodyExamples: { why: { reason: 'Two pledges of one household, the second perhaps by mistake.' } },
} satisfies Operation;
