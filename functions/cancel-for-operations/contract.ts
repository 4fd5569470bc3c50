/** Operations cancel a campaign. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignAnswer, campaignExample } from '../../shared/api/campaign-answer.ts';
import { campaignPath } from '../../shared/api/campaign-body.ts';
import { confirmedBody } from '../../shared/api/inspected-campaign-answer.ts';

export const contract = {
  id: 'cancelForOperations',
  route: 'POST /v1/ops/campaigns/{id}/cancel',
  group: 'Operations',
  summary: 'Cancel a campaign before its deadline, in place of its creator',
  description: 'As previewed at `…/cancellation`: every pledge is given back.',
  caller: 'operator',
  path: campaignPath,
  body: confirmedBody,
  idempotencyKey: true,
  answers: {
    200: { description: 'The campaign', schema: campaignAnswer, example: campaignExample },
  },
  problems: [
    ...(['not_found', 'idempotency_key_reused', 'confirmation_wrong'] as const),
    ...(['campaign_closed', 'campaign_state'] as const),
  ],
  bodyExamples: {
    confirmed: {
      ...{ confirm: 'A kettle that whistles in tune', version: 3 },
      reason: 'The creator asked for it by mail.',
    },
  },
} satisfies Operation;
