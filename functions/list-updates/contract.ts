/** What a creator has told everybody. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignPath } from '../../shared/api/campaign-body.ts';
import { pageQuery } from '../../shared/api/pledge-view.ts';
import { updateExample, updatesAnswer } from '../../shared/api/update-answer.ts';

export const contract = {
  id: 'listUpdates',
  route: 'GET /v1/campaigns/{id}/updates',
  group: 'Promises',
  summary: 'The public updates of a campaign, the latest first',
  description: 'A page may hold fewer than asked for: those for backers alone are left out.',
  caller: 'anyone',
  path: campaignPath,
  query: pageQuery,
  cached: true,
  answers: {
    200: {
      description: 'A page of them',
      schema: updatesAnswer,
      example: { items: [updateExample] },
    },
  },
  problems: ['not_found', 'invalid_cursor'],
} satisfies Operation;
