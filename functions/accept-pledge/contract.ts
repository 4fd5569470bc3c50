/** A backer pledges. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignPath } from '../../shared/api/campaign-body.ts';
import { orderProblems } from '../../shared/api/problem-lists.ts';
import { pledgeAnswer, pledgeExample } from '../../shared/api/pledge-answer.ts';
import { pledgeBody } from '../../shared/api/order-body.ts';

export const contract = {
  id: 'acceptPledge',
  route: 'POST /v1/campaigns/{id}/pledges',
  group: 'Pledges',
  summary: 'Pledge',
  description:
    'A 201 means that the pledge is kept and its stock held until `expiresAt`. Confirm ' +
    '`payment.clientSecret` with Stripe.js, then call `confirmPledge`. While `payment.status` is ' +
    '`preparing`, read the pledge again in a moment. The same Idempotency-Key gives the same pledge. ' +
    'All of its lines are held, or none. `amountMinor` is everything that will be collected: goods, ' +
    'shipping, taxes that are not in the prices, and what you give on top.',
  caller: 'backer',
  path: campaignPath,
  body: pledgeBody,
  idempotencyKey: true,
  answers: {
    201: { description: 'The pledge', schema: pledgeAnswer, example: pledgeExample },
  },
  problems: ['not_found', 'idempotency_key_reused', 'too_many_attempts', ...orderProblems],
  bodyExamples: {
    'a reward': { rewardId: 'early-bird' },
    'two of them, and something on top': {
      ...{ rewardId: 'early-bird', quantity: 2, amountMinor: 10_000 },
    },
    'several things, sent to Germany': {
      lines: [
        { rewardId: 'kettle', variantId: 'red', quantity: 1 },
        { rewardId: 'mug', quantity: 2 },
      ],
      shipTo: { country: 'DE' },
    },
    'a secret reward': { rewardId: 'for-friends', code: 'whistle-while-you-work' },
    'support without a reward': { amountMinor: 2500 },
  },
} satisfies Operation;
