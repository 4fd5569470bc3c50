/** A creator says which milestones there are. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignPath } from '../../shared/api/campaign-body.ts';
import {
  milestonesAnswer,
  milestonesExample,
  planBody,
} from '../../shared/api/milestone-answer.ts';

export const contract = {
  id: 'planMilestones',
  route: 'POST /v1/campaigns/{id}/milestones',
  group: 'Promises',
  summary: 'Say which milestones the project has, and when they are to be reached',
  description:
    'In place of an earlier plan of which nothing was reached. With shares, which are 10,000 basis ' +
    'points together, what the campaign earns is released by milestone; they are kept after the deadline.',
  caller: 'creator',
  path: campaignPath,
  body: planBody,
  idempotencyKey: true,
  answers: {
    200: { description: 'The milestones', schema: milestonesAnswer, example: milestonesExample },
  },
  problems: [
    ...(['not_found', 'forbidden', 'campaign_state', 'locked_after_publishing'] as const),
    ...(['milestone_plan_invalid', 'milestone_state'] as const),
  ],
  bodyExamples: {
    'two with shares': {
      milestones: [
        {
          ...{ id: 'prototype', kind: 'prototype', title: 'A kettle that whistles' },
          ...{ plannedFor: '2026-12-01', shareBasisPoints: 3000 },
        },
        {
          ...{ id: 'shipping', kind: 'shipping', title: 'All kettles are on their way' },
          ...{ plannedFor: '2027-03-01', shareBasisPoints: 7000 },
        },
      ],
    },
  },
} satisfies Operation;
