/** A backer takes a pledge back. */
import type { Operation } from '../../shared/entry/operation.ts';
import { confirmedExample, pledgeAnswer } from '../../shared/api/pledge-answer.ts';
import { emptyBody } from '../../shared/api/campaign-body.ts';
import { openProblems } from '../../shared/api/problem-lists.ts';
import { pledgePath } from '../../shared/api/pledge-view.ts';

export const contract = {
  id: 'cancelPledge',
  route: 'POST /v1/pledges/{id}/cancel',
  group: 'Pledges',
  summary: 'Take a pledge back before the deadline',
  description: 'Where money is held or was taken, it is `releasing` until that is given back.',
  caller: 'backer',
  path: pledgePath,
  body: emptyBody,
  idempotencyKey: true,
  answers: {
    200: { description: 'The pledge', schema: pledgeAnswer, example: confirmedExample },
  },
  problems: ['not_found', 'pledge_state', ...openProblems],
  bodyExamples: { nothing: {} },
} satisfies Operation;
