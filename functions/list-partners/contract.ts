/** All partner shops. */
import type { Operation } from '../../shared/entry/operation.ts';
import { pageQuery } from '../../shared/api/pledge-view.ts';
import { partnersAnswer } from '../../shared/api/partner-answer.ts';

export const contract = {
  id: 'listPartners',
  route: 'GET /v1/partners',
  group: 'Partners',
  summary: 'All partner shops, oldest first',
  caller: 'observer',
  query: pageQuery,
  answers: { 200: { description: 'A page of partners', schema: partnersAnswer } },
  problems: ['invalid_cursor'],
} satisfies Operation;
