/** Operations vouch for a pledge. */
import type { Operation } from '../../shared/entry/operation.ts';
import { confirmedExample, pledgeAnswer } from '../../shared/api/pledge-answer.ts';
import { emptyBody } from '../../shared/api/campaign-body.ts';
import { openProblems } from '../../shared/api/problem-lists.ts';
import { pledgePath } from '../../shared/api/pledge-view.ts';

export const contract = {
  id: 'verifyPledge',
  route: 'POST /v1/ops/pledges/{id}/verify',
  group: 'Operations',
  summary: 'Let a large late pledge count',
  caller: 'operator',
  path: pledgePath,
  body: emptyBody,
  idempotencyKey: true,
  answers: {
    200: { description: 'The pledge', schema: pledgeAnswer, example: confirmedExample },
  },
  problems: ['not_found', 'pledge_state', ...openProblems],
  bodyExamples: { nothing: {} },
} satisfies Operation;
