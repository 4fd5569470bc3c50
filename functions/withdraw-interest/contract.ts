/** A backer does not want to be told any more. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignPath, emptyBody } from '../../shared/api/campaign-body.ts';
import { interestAnswer } from '../../shared/api/interest-answer.ts';

export const contract = {
  id: 'withdrawInterest',
  route: 'POST /v1/campaigns/{id}/interest/withdraw',
  group: 'Campaigns',
  summary: 'Not be told when a campaign opens',
  description: 'Your address is forgotten. Where there was no interest, there is none after it.',
  caller: 'backer',
  path: campaignPath,
  body: emptyBody,
  answers: {
    200: {
      description: 'That you are not',
      schema: interestAnswer,
      example: { campaignId: 'cmp_k4jq2m7dxw5ahzet', interested: false },
    },
  },
  problems: ['not_found'],
  bodyExamples: { nothing: {} },
} satisfies Operation;
