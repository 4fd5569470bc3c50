/** How much waits, and what was given up. */
import type { Operation } from '../../shared/entry/operation.ts';
import { queuesAnswer } from '../../shared/api/queue-answer.ts';

export const contract = {
  id: 'listQueues',
  route: 'GET /v1/ops/queues',
  group: 'Operations',
  summary: 'Every queue: how much waits, and how much was given up',
  caller: 'observer',
  answers: { 200: { description: 'The queues', schema: queuesAnswer } },
} satisfies Operation;
