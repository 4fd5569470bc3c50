/** A backer wants to be told when a campaign opens. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignPath, emptyBody } from '../../shared/api/campaign-body.ts';
import { interestAnswer } from '../../shared/api/interest-answer.ts';

export const contract = {
  id: 'expressInterest',
  route: 'POST /v1/campaigns/{id}/interest',
  group: 'Campaigns',
  summary: 'Be told when a campaign opens',
  description:
    'One per backer, however often it is asked for. A mail goes to the address that your token has ' +
    'when the campaign opens.',
  caller: 'backer',
  path: campaignPath,
  body: emptyBody,
  answers: {
    200: {
      description: 'That you are',
      schema: interestAnswer,
      example: { campaignId: 'cmp_k4jq2m7dxw5ahzet', interested: true },
    },
  },
  problems: ['not_found', 'campaign_cancelled', 'campaign_open_already'],
  bodyExamples: { nothing: {} },
} satisfies Operation;
