/** A creator, or operations, give everybody their money back. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignAnswer, campaignExample } from '../../shared/api/campaign-answer.ts';
import { campaignPath, emptyBody } from '../../shared/api/campaign-body.ts';

export const contract = {
  id: 'abandonCampaign',
  route: 'POST /v1/campaigns/{id}/abandon',
  group: 'Campaigns',
  summary: 'Give everybody their money back, because it will never be made',
  description: 'For the creator of a funded campaign, or for operations.',
  caller: 'backer',
  scopes: ['fanfund/creator', 'fanfund/ops'],
  path: campaignPath,
  body: emptyBody,
  idempotencyKey: true,
  answers: {
    200: { description: 'The campaign', schema: campaignAnswer, example: campaignExample },
  },
  problems: ['not_found', 'forbidden', 'campaign_state'],
  bodyExamples: { nothing: {} },
} satisfies Operation;
