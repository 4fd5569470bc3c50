/** Count what abandoning would mean. */
import type { Operation } from '../../shared/entry/operation.ts';
import { abandonmentAnswer, abandonmentExample } from '../../shared/api/abandonment-answer.ts';
import { campaignPath, emptyBody } from '../../shared/api/campaign-body.ts';

export const contract = {
  id: 'requestAbandonmentPreview',
  route: 'POST /v1/campaigns/{id}/abandonment-previews',
  group: 'Campaigns',
  summary: 'Count what abandoning a campaign would mean, without doing it',
  description: 'Read how far the count is at `…/abandonment`; it is good for a day.',
  caller: 'backer',
  scopes: ['fanfund/creator', 'fanfund/ops'],
  path: campaignPath,
  body: emptyBody,
  idempotencyKey: true,
  answers: {
    202: {
      description: 'It is being counted',
      schema: abandonmentAnswer,
      example: abandonmentExample,
    },
  },
  problems: ['not_found', 'forbidden', 'campaign_state'],
  bodyExamples: { nothing: {} },
} satisfies Operation;
