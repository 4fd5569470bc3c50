/** A backer shows a code, and sees what it opens. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignPath } from '../../shared/api/campaign-body.ts';
import { openProblems } from '../../shared/api/problem-lists.ts';
import { once } from '../../shared/once.ts';
import { rewardAnswer } from '../../shared/api/campaign-answer.ts';
import * as z from 'zod';

export const codeBody = z.strictObject({ code: z.string().min(1).max(100) });
export type CodeBody = z.infer<typeof codeBody>;

const openedAnswer = once(() =>
  z.strictObject({ items: z.array(rewardAnswer()) }).meta({ id: 'OpenedRewards' }),
);

export const contract = {
  id: 'openSecretRewards',
  route: 'POST /v1/campaigns/{id}/secret-rewards',
  group: 'Pledges',
  summary: 'See the secret rewards that a code or a pass opens',
  description:
    'To take one, send the same `code` with the pledge. Who tries too many is kept out for a while.',
  caller: 'backer',
  path: campaignPath,
  body: codeBody,
  answers: {
    200: {
      description: 'The rewards',
      schema: openedAnswer,
      example: {
        items: [{ id: 'for-friends', title: 'For friends', priceMinor: 3900, secret: true }],
      },
    },
  },
  problems: [...(['not_found', 'reward_not_found', 'too_many_attempts'] as const), ...openProblems],
  bodyExamples: { 'a code': { code: 'whistle-while-you-work' } },
} satisfies Operation;
