/** A creator shows what is planned. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignAnswer, campaignExample } from '../../shared/api/campaign-answer.ts';
import { campaignPath, emptyBody } from '../../shared/api/campaign-body.ts';

export const contract = {
  id: 'announceCampaign',
  route: 'POST /v1/campaigns/{id}/announce',
  group: 'Campaigns',
  summary: 'Show a draft as a teaser',
  description:
    'It is `upcoming` with `teaser: true`: fans say that they wait for it, and nothing of it is ' +
    'fixed. Its rewards are shown to nobody else, and it can be edited, until it is published.',
  caller: 'creator',
  path: campaignPath,
  body: emptyBody,
  idempotencyKey: true,
  answers: {
    200: {
      description: 'The teaser',
      schema: campaignAnswer,
      example: { ...campaignExample, state: 'upcoming', teaser: true },
    },
  },
  problems: ['not_found', 'forbidden', 'campaign_state'],
  bodyExamples: { nothing: {} },
} satisfies Operation;
