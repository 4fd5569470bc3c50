/** A campaign with all there is to know of it. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignPath } from '../../shared/api/campaign-body.ts';
import { inspectedCampaignAnswer } from '../../shared/api/inspected-campaign-answer.ts';

export const contract = {
  id: 'inspectCampaign',
  route: 'GET /v1/ops/campaigns/{id}',
  group: 'Operations',
  summary: 'A campaign with its pledges by state, funding curve, settlement and failed payments',
  caller: 'observer',
  path: campaignPath,
  answers: { 200: { description: 'The campaign', schema: inspectedCampaignAnswer } },
  problems: ['not_found'],
} satisfies Operation;
