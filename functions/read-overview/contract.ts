/** Whether all is well. */
import type { Operation } from '../../shared/entry/operation.ts';
import { overviewAnswer } from '../../shared/api/overview-answer.ts';

export const contract = {
  id: 'readOverview',
  route: 'GET /v1/ops/overview',
  group: 'Operations',
  summary: 'What needs attention, and how far settlements are',
  caller: 'observer',
  answers: { 200: { description: 'At a glance', schema: overviewAnswer } },
} satisfies Operation;
