/** A backer mends a failed payment. */
import type { Operation } from '../../shared/entry/operation.ts';
import { pledgeAnswer, pledgeExample } from '../../shared/api/pledge-answer.ts';
import { pledgePath, renewPaymentBody } from '../../shared/api/pledge-view.ts';

export const contract = {
  id: 'renewPaymentMethod',
  route: 'POST /v1/pledges/{id}/payment-method',
  group: 'Pledges',
  summary: 'Mend a failed payment with another card',
  description:
    'For the backer of a pledge that is `past_due`, by token or by the `linkToken` of a mail. ' +
    'Confirm `payment.clientSecret` with Stripe.js, then call this again: it answers with the ' +
    'pledge as it stands.',
  caller: 'anyone',
  path: pledgePath,
  body: renewPaymentBody,
  idempotencyKey: true,
  answers: {
    200: { description: 'The pledge', schema: pledgeAnswer, example: pledgeExample },
  },
  problems: ['not_found', 'link_expired', 'link_invalid', 'pledge_state', 'too_many_attempts'],
  bodyExamples: { 'with a token': {}, 'with the link of a mail': { linkToken: 'eyJhbGciOi' } },
} satisfies Operation;
