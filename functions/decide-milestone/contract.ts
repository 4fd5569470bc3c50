/** Operations say whether a milestone was reached. */
import type { Operation } from '../../shared/entry/operation.ts';
import {
  milestonePath,
  milestonesAnswer,
  milestonesExample,
} from '../../shared/api/milestone-answer.ts';
import * as z from 'zod';

export const decisionBody = z.strictObject({
  decision: z.enum(['confirmed', 'declined']),
  note: z.string().trim().min(1).max(500).optional(),
});
export type DecisionBody = z.infer<typeof decisionBody>;

export const contract = {
  id: 'decideMilestone',
  route: 'POST /v1/ops/campaigns/{id}/milestones/{milestoneId}/decision',
  group: 'Operations',
  summary: 'Say whether a proposed milestone was reached',
  description: 'Nobody decides on their own campaign. What it releases is booked a moment later.',
  caller: 'operator',
  path: milestonePath,
  body: decisionBody,
  idempotencyKey: true,
  answers: {
    200: { description: 'The milestones', schema: milestonesAnswer, example: milestonesExample },
  },
  problems: ['not_found', 'own_milestone', 'milestone_state', 'campaign_state'],
  bodyExamples: {
    'it was reached': { decision: 'confirmed' },
    'it was not': { decision: 'declined', note: 'The film shows another kettle.' },
  },
} satisfies Operation;
