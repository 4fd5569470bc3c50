/** A creator sees the pledges of a campaign. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignPath } from '../../shared/api/campaign-body.ts';
import { pageQuery } from '../../shared/api/pledge-view.ts';
import { settlementLinesAnswer } from '../../shared/api/pledge-answer.ts';

export const contract = {
  id: 'listCampaignPledges',
  route: 'GET /v1/campaigns/{id}/pledges',
  group: 'Settlement',
  summary: 'The settlement of a campaign pledge by pledge',
  caller: 'creator',
  path: campaignPath,
  query: pageQuery,
  answers: { 200: { description: 'A page of pledges', schema: settlementLinesAnswer } },
  problems: ['not_found', 'forbidden', 'invalid_cursor'],
} satisfies Operation;
