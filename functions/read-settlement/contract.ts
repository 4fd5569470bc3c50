/** How a campaign came out. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignPath } from '../../shared/api/campaign-body.ts';
import { settlementAnswer } from '../../shared/api/settlement-answer.ts';

export const contract = {
  id: 'readSettlement',
  route: 'GET /v1/campaigns/{id}/settlement',
  group: 'Settlement',
  summary: 'How the money of a campaign was settled, or how far that is',
  caller: 'anyone',
  path: campaignPath,
  cached: true,
  answers: { 200: { description: 'The summary', schema: settlementAnswer } },
  problems: ['not_found'],
} satisfies Operation;
