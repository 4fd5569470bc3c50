/** Given-up messages go back where they came from. */
import type { Operation } from '../../shared/entry/operation.ts';
import { queuePath, reason, redriveAnswer } from '../../shared/api/queue-answer.ts';
import * as z from 'zod';

export const redriveBody = z.strictObject({
  messageId: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'That one alone; all there are when missing' }),
  perSecond: z.int().min(1).max(500).default(10),
  reason: reason(),
});
export type RedriveBody = z.infer<typeof redriveBody>;

export const contract = {
  id: 'redriveDeadLetters',
  route: 'POST /v1/ops/queues/{name}/redrive',
  group: 'Operations',
  summary: 'Move one given-up message back to its queue, or all at a rate',
  description: 'Every message may be repeated at any age: nothing is charged or refunded twice.',
  caller: 'operator',
  path: queuePath,
  body: redriveBody,
  idempotencyKey: true,
  answers: { 202: { description: 'What was begun', schema: redriveAnswer } },
  problems: [
    ...(['not_found', 'idempotency_key_reused', 'dead_letter_gone'] as const),
    ...(['redrive_running', 'redrive_refused'] as const),
  ],
  bodyExamples: {
    'all of them': { perSecond: 10, reason: 'Stripe answers again.' },
    'one message': {
      messageId: '0e8c2a4e-5f1b-4c58-9f0e-7d1f2f0a6b11',
      reason: 'To see whether it works now.',
    },
  },
} satisfies Operation;
