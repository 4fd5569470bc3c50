/** A creator changes a campaign. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignAnswer, campaignExample } from '../../shared/api/campaign-answer.ts';
import { campaignPath, editCampaignBody } from '../../shared/api/campaign-body.ts';
import { termsProblems } from '../../shared/api/problem-lists.ts';

export const contract = {
  id: 'editCampaign',
  route: 'PATCH /v1/campaigns/{id}',
  group: 'Campaigns',
  summary: 'Change a campaign',
  description:
    'What the body does not name stays. Of a published campaign only the title may be changed.',
  caller: 'creator',
  path: campaignPath,
  body: editCampaignBody,
  answers: {
    200: { description: 'The campaign', schema: campaignAnswer, example: campaignExample },
  },
  problems: [
    ...(['not_found', 'forbidden', 'campaign_closed', 'campaign_state'] as const),
    ...(['locked_after_publishing', ...termsProblems] as const),
  ],
  bodyExamples: { 'another title': { title: 'A kettle that sings' } },
} satisfies Operation;
