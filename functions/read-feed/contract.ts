/** What happens now. */
import type { Operation } from '../../shared/entry/operation.ts';
import { feedAnswer, feedQuery } from '../../shared/api/feed-answer.ts';

export const contract = {
  id: 'readFeed',
  route: 'GET /v1/ops/feed',
  group: 'Operations',
  summary: 'What happens, as it happens: counts by minute and second, and recent events',
  description: 'Ask every few seconds with `nextCursor`. It is two seconds behind on purpose.',
  caller: 'observer',
  query: feedQuery,
  answers: { 200: { description: 'What is new', schema: feedAnswer } },
  problems: ['invalid_cursor'],
} satisfies Operation;
