/** A creator puts a campaign on show. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignAnswer, campaignExample } from '../../shared/api/campaign-answer.ts';
import { campaignPath, emptyBody } from '../../shared/api/campaign-body.ts';
import { termsProblems } from '../../shared/api/problem-lists.ts';

export const contract = {
  id: 'publishCampaign',
  route: 'POST /v1/campaigns/{id}/publish',
  group: 'Campaigns',
  summary: 'Publish a campaign',
  description: 'It opens at `opensAt`, or at once. From now on its terms are a promise.',
  caller: 'creator',
  path: campaignPath,
  body: emptyBody,
  idempotencyKey: true,
  answers: {
    200: { description: 'The campaign', schema: campaignAnswer, example: campaignExample },
  },
  problems: ['not_found', 'forbidden', 'campaign_state', ...termsProblems],
  bodyExamples: { nothing: {} },
} satisfies Operation;
