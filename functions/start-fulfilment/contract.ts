/** The statement that a campaign delivers. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignAnswer } from '../../shared/api/campaign-answer.ts';
import { campaignPath, emptyBody } from '../../shared/api/campaign-body.ts';

export const contract = {
  id: 'startFulfilment',
  route: 'POST /v1/ops/campaigns/{id}/fulfilment',
  group: 'Fulfilment',
  summary: 'Say that a settled campaign has begun to deliver',
  description: 'The first parcel says the same. Again, it changes nothing.',
  caller: 'operator',
  path: campaignPath,
  body: emptyBody,
  answers: { 200: { description: 'The campaign', schema: campaignAnswer } },
  problems: ['not_found', 'campaign_state'],
  bodyExamples: { nothing: {} },
} satisfies Operation;
