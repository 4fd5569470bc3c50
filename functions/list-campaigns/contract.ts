/** What a store lists: one of its three sections, page by page. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignExample, campaignsAnswer } from '../../shared/api/campaign-answer.ts';
import { cursor, limitUpTo } from '../../shared/api/answer-parts.ts';
import * as z from 'zod';

export const listCampaignsQuery = z.strictObject({
  state: z.enum(['upcoming', 'live', 'past']),
  limit: limitUpTo(50),
  cursor,
});
export type ListCampaignsQuery = z.infer<typeof listCampaignsQuery>;

export const contract = {
  id: 'listCampaigns',
  route: 'GET /v1/campaigns',
  group: 'Campaigns',
  summary: 'Campaigns of one section of the store',
  description:
    'Upcoming and live ones with the soonest deadline first, past ones (all that are after their ' +
    'deadline) with the latest first. A page may hold fewer than `limit`, or none, and still have ' +
    'a `nextCursor`.',
  caller: 'anyone',
  query: listCampaignsQuery,
  cached: true,
  answers: {
    200: {
      description: 'A page of campaigns',
      schema: campaignsAnswer,
      example: { items: [campaignExample] },
    },
  },
  problems: ['invalid_cursor'],
} satisfies Operation;
