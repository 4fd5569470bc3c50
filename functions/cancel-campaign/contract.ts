/** A creator cancels a campaign. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignAnswer, campaignExample } from '../../shared/api/campaign-answer.ts';
import { campaignPath, emptyBody } from '../../shared/api/campaign-body.ts';

export const contract = {
  id: 'cancelCampaign',
  route: 'POST /v1/campaigns/{id}/cancel',
  group: 'Campaigns',
  summary: 'Cancel a campaign before its deadline',
  description: 'Every pledge is given back.',
  caller: 'creator',
  path: campaignPath,
  body: emptyBody,
  idempotencyKey: true,
  answers: {
    200: { description: 'The campaign', schema: campaignAnswer, example: campaignExample },
  },
  problems: ['not_found', 'forbidden', 'campaign_closed', 'campaign_state'],
  bodyExamples: { nothing: {} },
} satisfies Operation;
