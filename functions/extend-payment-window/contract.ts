/** Operations give a backer more time. */
import type { Operation } from '../../shared/entry/operation.ts';
import { confirmedExample, pledgeAnswer } from '../../shared/api/pledge-answer.ts';
import { pledgePath } from '../../shared/api/pledge-view.ts';
import * as z from 'zod';

export const paymentWindowBody = z.strictObject({
  until: z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
});
export type PaymentWindowBody = z.infer<typeof paymentWindowBody>;

export const contract = {
  id: 'extendPaymentWindow',
  route: 'POST /v1/ops/pledges/{id}/payment-window',
  group: 'Operations',
  summary: 'Give the backer of a failed payment more time',
  caller: 'operator',
  path: pledgePath,
  body: paymentWindowBody,
  idempotencyKey: true,
  answers: {
    200: { description: 'The pledge', schema: pledgeAnswer, example: confirmedExample },
  },
  problems: ['not_found', 'pledge_state', 'payment_window_invalid', 'campaign_state'],
  bodyExamples: { 'until the end of the year': { until: '2026-12-31T23:59:59Z' } },
} satisfies Operation;
