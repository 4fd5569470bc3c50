/** From an id to what it belongs to. */
import type { Operation } from '../../shared/entry/operation.ts';
import { searchAnswer, searchQuery } from '../../shared/api/search-answer.ts';

export const contract = {
  id: 'searchPledges',
  route: 'GET /v1/ops/search',
  group: 'Operations',
  summary: 'Find pledges by their id, their backer, or an id at Stripe',
  description:
    'Stripe is asked for `pi_…`, `seti_…`, `re_…`, `ch_…` and `cus_…`. Mail addresses are not kept in a form that can be searched.',
  caller: 'observer',
  query: searchQuery,
  answers: { 200: { description: 'What was found', schema: searchAnswer } },
  problems: ['search_unsupported'],
} satisfies Operation;
