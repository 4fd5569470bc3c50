/** A creator makes passes for a secret reward. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignPath } from '../../shared/api/campaign-body.ts';
import { once } from '../../shared/once.ts';
import * as z from 'zod';

export const passesMax = 100;

export const passesBody = z.strictObject({
  rewardId: z.string().max(40),
  count: z.int().min(1).max(passesMax),
});
export type PassesBody = z.infer<typeof passesBody>;

const passesAnswer = once(() =>
  z.strictObject({ rewardId: z.string(), passes: z.array(z.string()) }).meta({ id: 'Passes' }),
);

export const contract = {
  id: 'makePasses',
  route: 'POST /v1/campaigns/{id}/passes',
  group: 'Campaigns',
  summary: 'Make passes for a secret reward',
  description:
    'Each opens the reward to one pledge, as its `code`, and is free again when that pledge leaves. ' +
    'Only hashes are kept of them to be looked up: give them out as they come. The same ' +
    'Idempotency-Key gives the same passes.',
  caller: 'creator',
  path: campaignPath,
  body: passesBody,
  idempotencyKey: true,
  answers: {
    201: {
      description: 'The passes',
      schema: passesAnswer,
      example: { rewardId: 'for-friends', passes: ['pass_for-friends_q3Vb0cXo1JmZ8yQ2nLr5TtKp'] },
    },
  },
  problems: [
    ...(['not_found', 'forbidden', 'idempotency_key_reused', 'reward_not_found'] as const),
    ...(['passes_need_secret_reward'] as const),
  ],
  bodyExamples: { 'ten of them': { rewardId: 'for-friends', count: 10 } },
} satisfies Operation;
