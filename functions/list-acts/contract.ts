/** What operators did. */
import type { Operation } from '../../shared/entry/operation.ts';
import { actsAnswer } from '../../shared/api/queue-answer.ts';
import { pageQuery } from '../../shared/api/pledge-view.ts';

export const contract = {
  id: 'listActs',
  route: 'GET /v1/ops/acts',
  group: 'Operations',
  summary: 'What operators did, who and why, newest first',
  caller: 'observer',
  query: pageQuery,
  answers: { 200: { description: 'A page of acts', schema: actsAnswer } },
  problems: ['invalid_cursor'],
} satisfies Operation;
