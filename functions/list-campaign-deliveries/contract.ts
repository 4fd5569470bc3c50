/** How far a campaign has delivered. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignPath } from '../../shared/api/campaign-body.ts';
import { deliveriesAnswer } from '../../shared/api/fulfilment-answer.ts';
import { pageQuery } from '../../shared/api/pledge-view.ts';

export const contract = {
  id: 'listCampaignDeliveries',
  route: 'GET /v1/ops/campaigns/{id}/deliveries',
  group: 'Fulfilment',
  summary: 'How far a campaign has delivered, late ones first',
  caller: 'observer',
  path: campaignPath,
  query: pageQuery,
  answers: { 200: { description: 'Counts, days, and a page', schema: deliveriesAnswer } },
  problems: ['not_found', 'invalid_cursor'],
} satisfies Operation;
