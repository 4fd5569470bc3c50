/** A backer changes a pledge. */
import type { Operation } from '../../shared/entry/operation.ts';
import { changePledgeBody } from '../../shared/api/order-body.ts';
import { pledgePath } from '../../shared/api/pledge-view.ts';
import { confirmedExample, pledgeAnswer } from '../../shared/api/pledge-answer.ts';
import { orderProblems } from '../../shared/api/problem-lists.ts';

export const contract = {
  id: 'changePledge',
  route: 'PATCH /v1/pledges/{id}',
  group: 'Pledges',
  summary: 'Change lines, amount or country while the campaign is open',
  description:
    'Only where the card is saved: an authorisation or a charge has a fixed amount. What the body ' +
    'does not name stays. A line that does not grow keeps its price and its place, even when the ' +
    'window of its reward has closed.',
  caller: 'backer',
  path: pledgePath,
  body: changePledgeBody,
  answers: {
    200: { description: 'The pledge', schema: pledgeAnswer, example: confirmedExample },
  },
  problems: [
    ...(['not_found', 'pledge_state', 'change_needs_new_payment', 'too_many_changes'] as const),
    'too_many_attempts',
    ...orderProblems,
  ],
  bodyExamples: {
    'two instead of one': { quantity: 2 },
    'another reward': { rewardId: 'kettle' },
    'two things': {
      lines: [
        { rewardId: 'kettle', quantity: 1 },
        { rewardId: 'mug', quantity: 2 },
      ],
    },
    'another country': { shipTo: { country: 'AT' } },
  },
} satisfies Operation;
