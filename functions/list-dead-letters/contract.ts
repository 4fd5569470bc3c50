/** A look into messages that were given up. */
import type { Operation } from '../../shared/entry/operation.ts';
import { deadLettersAnswer, queuePath } from '../../shared/api/queue-answer.ts';
import { limitUpTo } from '../../shared/api/answer-parts.ts';
import * as z from 'zod';

export const deadLettersQuery = z.strictObject({ limit: limitUpTo(50) });
export type DeadLettersQuery = z.infer<typeof deadLettersQuery>;

export const contract = {
  id: 'listDeadLetters',
  route: 'GET /v1/ops/queues/{name}/dead-letters',
  group: 'Operations',
  summary: 'Look into messages that were given up, without losing any',
  description:
    'They are received for some seconds and given back. What must not be read is masked. Who looks at the same moment may see fewer.',
  caller: 'observer',
  path: queuePath,
  query: deadLettersQuery,
  answers: { 200: { description: 'Some of them', schema: deadLettersAnswer } },
  problems: ['not_found'],
} satisfies Operation;
