/** Operations see the pledges of a campaign. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignPath } from '../../shared/api/campaign-body.ts';
import { pageQuery } from '../../shared/api/pledge-view.ts';
import { pledgeState, settlementLinesAnswer } from '../../shared/api/pledge-answer.ts';
import type * as z from 'zod';

export const linesQuery = pageQuery.extend({ state: pledgeState().optional() });
export type LinesQuery = z.infer<typeof linesQuery>;

export const contract = {
  id: 'listPledgesOfCampaign',
  route: 'GET /v1/ops/campaigns/{id}/pledges',
  group: 'Operations',
  summary: 'The pledges of a campaign, of one state or all',
  description: 'With a `state` a page may be short, or empty, and still have a `nextCursor`.',
  caller: 'observer',
  path: campaignPath,
  query: linesQuery,
  answers: { 200: { description: 'A page of pledges', schema: settlementLinesAnswer } },
  problems: ['not_found', 'invalid_cursor'],
} satisfies Operation;
