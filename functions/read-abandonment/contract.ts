/** What abandoning a campaign would mean, or how far it is. */
import type { Operation } from '../../shared/entry/operation.ts';
import { abandonmentAnswer, abandonmentExample } from '../../shared/api/abandonment-answer.ts';
import { campaignPath } from '../../shared/api/campaign-body.ts';

export const contract = {
  id: 'readAbandonment',
  route: 'GET /v1/campaigns/{id}/abandonment',
  group: 'Campaigns',
  summary: 'What abandoning a campaign would mean, or how far it is',
  caller: 'backer',
  scopes: ['fanfund/creator', 'fanfund/ops'],
  path: campaignPath,
  answers: {
    200: { description: 'The figures', schema: abandonmentAnswer, example: abandonmentExample },
  },
  problems: ['not_found', 'forbidden'],
} satisfies Operation;
