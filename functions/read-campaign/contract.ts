/** One campaign, for everybody. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignPath } from '../../shared/api/campaign-body.ts';
import { campaignAnswer, campaignExample } from '../../shared/api/campaign-answer.ts';

export const contract = {
  id: 'readCampaign',
  route: 'GET /v1/campaigns/{id}',
  group: 'Campaigns',
  summary: 'A campaign with its rewards, totals and what is left of its stock',
  description:
    'A draft exists for its creator alone. Without a token the figures may be two seconds old.',
  caller: 'anyone',
  path: campaignPath,
  cached: true,
  answers: {
    200: { description: 'The campaign', schema: campaignAnswer, example: campaignExample },
  },
  problems: ['not_found'],
} satisfies Operation;
