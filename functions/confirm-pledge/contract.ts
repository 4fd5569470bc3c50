/** A backer says that the payment is set up. */
import type { Operation } from '../../shared/entry/operation.ts';
import { confirmPledgeBody, pledgePath } from '../../shared/api/pledge-view.ts';
import { confirmedExample, pledgeAnswer } from '../../shared/api/pledge-answer.ts';
import { openProblems } from '../../shared/api/problem-lists.ts';

export const contract = {
  id: 'confirmPledge',
  route: 'POST /v1/pledges/{id}/confirm',
  group: 'Pledges',
  summary: 'Confirm a pledge whose payment is set up',
  description:
    'Call it when Stripe.js has confirmed the client secret: Stripe is asked whether it is so. ' +
    "Stripe's webhook brings the same fact, so nothing is lost if this call is never made.",
  caller: 'backer',
  path: pledgePath,
  body: confirmPledgeBody,
  idempotencyKey: true,
  answers: {
    200: { description: 'The pledge', schema: pledgeAnswer, example: confirmedExample },
  },
  problems: [
    ...(['not_found', 'pledge_state', 'payment_not_ready', 'payment_declined'] as const),
    ...openProblems,
  ],
  bodyExamples: { nothing: {}, 'with the intent': { intentId: 'seti_1Q2w3E4r5T' } },
} satisfies Operation;
