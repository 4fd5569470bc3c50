/** A creator reports on a milestone. */
import type { Operation } from '../../shared/entry/operation.ts';
import {
  milestonePath,
  milestonesAnswer,
  milestonesExample,
} from '../../shared/api/milestone-answer.ts';
import { evidenceMax } from '../../shared/domain/milestone.ts';
import * as z from 'zod';

const evidence = z.strictObject({
  url: z.url({ protocol: /^https$/, hostname: z.regexes.domain }).max(500),
  title: z.string().trim().min(1).max(120),
});

export const reportBody = z.union([
  z.strictObject({ forecastFor: z.iso.date() }),
  z.strictObject({
    actualOn: z.iso.date(),
    evidence: z.array(evidence).min(1).max(evidenceMax),
  }),
]);
export type ReportBody = z.infer<typeof reportBody>;

export const contract = {
  id: 'reportMilestone',
  route: 'POST /v1/campaigns/{id}/milestones/{milestoneId}',
  group: 'Promises',
  summary: 'Say when a milestone is expected, or that it was reached',
  description: 'What was reached is `proposed` until operations have confirmed it.',
  caller: 'creator',
  path: milestonePath,
  body: reportBody,
  idempotencyKey: true,
  answers: {
    200: { description: 'The milestones', schema: milestonesAnswer, example: milestonesExample },
  },
  problems: ['not_found', 'forbidden', 'milestone_state'],
  bodyExamples: {
    'another forecast': { forecastFor: '2027-04-01' },
    'it was reached': {
      actualOn: '2026-11-28',
      evidence: [{ url: 'https://kettle.example/prototype', title: 'A film of it' }],
    },
  },
} satisfies Operation;
