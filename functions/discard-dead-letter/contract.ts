/** A message is given up for good. */
import type { Operation } from '../../shared/entry/operation.ts';
import { discardedAnswer, queuePath, reason } from '../../shared/api/queue-answer.ts';
import * as z from 'zod';

export const discardBody = z.strictObject({
  messageId: z.string().min(1).max(100),
  reason: reason(),
});
export type DiscardBody = z.infer<typeof discardBody>;

export const contract = {
  id: 'discardDeadLetter',
  route: 'POST /v1/ops/queues/{name}/discard',
  group: 'Operations',
  summary: 'Discard a message that will never work',
  description: 'Who did it and why stays known; the message does not.',
  caller: 'operator',
  path: queuePath,
  body: discardBody,
  idempotencyKey: true,
  answers: { 200: { description: 'It is gone', schema: discardedAnswer } },
  problems: ['not_found', 'idempotency_key_reused', 'dead_letter_gone'],
  bodyExamples: {
    poison: {
      messageId: '0e8c2a4e-5f1b-4c58-9f0e-7d1f2f0a6b11',
      reason: 'Sent by hand with a wrong field; the pledge was settled otherwise.',
    },
  },
} satisfies Operation;
