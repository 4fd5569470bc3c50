/** A backer takes the money back because the promise was changed. */
import type { Operation } from '../../shared/entry/operation.ts';
import { confirmedExample, pledgeAnswer } from '../../shared/api/pledge-answer.ts';
import { pledgePath, renewPaymentBody } from '../../shared/api/pledge-view.ts';

export const contract = {
  id: 'exitPledge',
  route: 'POST /v1/pledges/{id}/exit',
  group: 'Promises',
  summary: 'Take the money back after the promise was changed',
  description:
    'While a window is open (`exit.closesAt` of the promise), by token or by the `linkToken` of a ' +
    'mail. All that is left goes back to the card; asking again answers with the same refund.',
  caller: 'anyone',
  path: pledgePath,
  body: renewPaymentBody,
  idempotencyKey: true,
  answers: {
    202: { description: 'The pledge', schema: pledgeAnswer, example: confirmedExample },
  },
  problems: [
    ...(['not_found', 'link_expired', 'link_invalid', 'pledge_state'] as const),
    ...(['exit_not_offered', 'exit_window_closed', 'pledge_disputed'] as const),
    ...(['refund_exceeds_remainder', 'too_many_refunds', 'currency_mismatch'] as const),
    ...(['refund_line_unknown', 'amount_not_representable'] as const),
  ],
  bodyExamples: { 'with a token': {}, 'with the link of a mail': { linkToken: 'eyJhbGciOi' } },
} satisfies Operation;
