/** How far a redrive is. */
import type { Operation } from '../../shared/entry/operation.ts';
import { queuePath, redrivesAnswer } from '../../shared/api/queue-answer.ts';

export const contract = {
  id: 'readRedrives',
  route: 'GET /v1/ops/queues/{name}/redrive',
  group: 'Operations',
  summary: 'How far messages are moved back, newest redrive first',
  caller: 'observer',
  path: queuePath,
  answers: { 200: { description: 'Up to ten redrives', schema: redrivesAnswer } },
  problems: ['not_found'],
} satisfies Operation;
