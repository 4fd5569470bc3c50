/** A creator, or operations, give everybody their money back. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignAnswer, campaignExample } from '../../shared/api/campaign-answer.ts';
import { campaignPath } from '../../shared/api/campaign-body.ts';
import * as z from 'zod';

export const abandonBody = z.strictObject({
  confirm: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .meta({ description: 'The title of the campaign, or its id' }),
});
export type AbandonBody = z.infer<typeof abandonBody>;

export const contract = {
  id: 'abandonCampaign',
  route: 'POST /v1/campaigns/{id}/abandon',
  group: 'Campaigns',
  summary: 'Give everybody their money back, because it will never be made',
  description:
    'For the creator of a funded campaign, or for operations. What that means was counted before, ' +
    'by `…/abandonment-previews`, within a day; what was delivered stays paid.',
  caller: 'backer',
  scopes: ['fanfund/creator', 'fanfund/ops'],
  path: campaignPath,
  body: abandonBody,
  idempotencyKey: true,
  answers: {
    200: { description: 'The campaign', schema: campaignAnswer, example: campaignExample },
  },
  problems: [
    ...(['not_found', 'forbidden', 'campaign_state'] as const),
    ...(['preview_required', 'confirmation_wrong'] as const),
  ],
  bodyExamples: { 'by title': { confirm: 'A kettle that whistles in tune' } },
} satisfies Operation;
