/** All that is known of a pledge. */
import type { Operation } from '../../shared/entry/operation.ts';
import { inspectedPledgeAnswer } from '../../shared/api/operations-answer.ts';
import { pledgePath } from '../../shared/api/pledge-view.ts';

export const contract = {
  id: 'inspectPledge',
  route: 'GET /v1/ops/pledges/{id}',
  group: 'Operations',
  summary: 'A pledge with its attempts, refunds and disputes, and where its money is',
  caller: 'observer',
  path: pledgePath,
  answers: { 200: { description: 'The pledge', schema: inspectedPledgeAnswer } },
  problems: ['not_found'],
} satisfies Operation;
