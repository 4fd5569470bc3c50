/** What a backer was told. */
import type { Operation } from '../../shared/entry/operation.ts';
import { pageQuery, pledgePath } from '../../shared/api/pledge-view.ts';
import { updateExample, updatesAnswer } from '../../shared/api/update-answer.ts';

export const contract = {
  id: 'listPledgeUpdates',
  route: 'GET /v1/pledges/{id}/updates',
  group: 'Promises',
  summary: 'The updates for the backer of a pledge, the latest first',
  description: 'Public ones, and those whose audience the pledge belongs to.',
  caller: 'backer',
  path: pledgePath,
  query: pageQuery,
  answers: {
    200: {
      description: 'A page of them',
      schema: updatesAnswer,
      example: { items: [updateExample] },
    },
  },
  problems: ['not_found', 'invalid_cursor'],
} satisfies Operation;
