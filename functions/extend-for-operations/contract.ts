/** Operations give a campaign a later deadline. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignAnswer, campaignExample } from '../../shared/api/campaign-answer.ts';
import { campaignPath } from '../../shared/api/campaign-body.ts';
import { extendBody } from '../../shared/api/extension-answer.ts';

export const contract = {
  id: 'extendForOperations',
  route: 'POST /v1/ops/campaigns/{id}/extend',
  group: 'Operations',
  summary: 'Give a live campaign a later deadline',
  description:
    'As previewed at `…/extension`: nobody is charged before the new deadline, and backers are told ' +
    'of it. A campaign runs 60 days at most, 6.5 where cards are authorised.',
  caller: 'operator',
  path: campaignPath,
  body: extendBody,
  idempotencyKey: true,
  answers: {
    200: { description: 'The campaign', schema: campaignAnswer, example: campaignExample },
  },
  problems: [
    ...(['not_found', 'idempotency_key_reused', 'confirmation_wrong'] as const),
    ...(['campaign_closed', 'campaign_state', 'deadline_not_later'] as const),
    ...(['deadline_too_far', 'deadline_beyond_authorization', 'late_pledges_invalid'] as const),
  ],
  bodyExamples: {
    'a week more': {
      ...{ deadline: '2026-12-08T20:00:00Z', confirm: 'A kettle that whistles in tune' },
      ...{ version: 3, reason: 'The shop was out of order for a day.' },
    },
  },
} satisfies Operation;
