/** Operations paid a refund by another route. */
import type { Operation } from '../../shared/entry/operation.ts';
import { confirmedExample, pledgeAnswer } from '../../shared/api/pledge-answer.ts';
import * as z from 'zod';

export const refundPath = z.object({ id: z.string().max(100), refundId: z.string().max(100) });
export type RefundPath = z.infer<typeof refundPath>;

export const elsewhereBody = z.strictObject({
  /** By which the payment can be found again, such as the number of a bank transfer. */
  reference: z.string().trim().min(1).max(200),
});
export type ElsewhereBody = z.infer<typeof elsewhereBody>;

export const contract = {
  id: 'settleRefundElsewhere',
  route: 'POST /v1/ops/pledges/{id}/refunds/{refundId}/paid-elsewhere',
  group: 'Operations',
  summary: 'Write down that a refund which failed was paid by another route',
  caller: 'operator',
  path: refundPath,
  body: elsewhereBody,
  idempotencyKey: true,
  answers: {
    200: { description: 'The pledge', schema: pledgeAnswer, example: confirmedExample },
  },
  problems: ['not_found', 'refund_state', 'pledge_state', 'refund_exceeds_remainder'],
  bodyExamples: { 'by bank': { reference: 'SEPA 2026-11-20 4711' } },
} satisfies Operation;
