/** Operations ask for a refund. */
import type { Operation } from '../../shared/entry/operation.ts';
import { confirmedExample, pledgeAnswer } from '../../shared/api/pledge-answer.ts';
import { pledgePath } from '../../shared/api/pledge-view.ts';
import * as z from 'zod';

export const refundBody = z
  .strictObject({
    amountMinor: z.int().positive().optional(),
    lines: z
      .array(
        z.strictObject({
          rewardId: z.string().max(40),
          variantId: z.string().max(40).optional(),
          quantity: z.int().positive(),
        }),
      )
      .min(1)
      .max(10)
      .optional()
      .meta({ description: 'Instead of an amount, not beside one' }),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
    reason: z.enum(['requested_by_customer', 'duplicate', 'fraudulent', 'product_not_made']),
  })
  .refine(
    ({ amountMinor, lines }) => amountMinor === undefined || lines === undefined,
    'Name an amount or lines, not both.',
  )
  .meta({ not: { required: ['amountMinor', 'lines'] } });
export type RefundBody = z.infer<typeof refundBody>;

export const contract = {
  id: 'requestRefund',
  route: 'POST /v1/ops/pledges/{id}/refunds',
  group: 'Operations',
  summary: 'Refund collected money: all that is left, an amount, or pieces of the reward',
  description: 'Asking again under the same Idempotency-Key makes no second refund.',
  caller: 'operator',
  path: pledgePath,
  body: refundBody,
  idempotencyKey: true,
  answers: {
    202: {
      description: 'The pledge, with the refund asked for',
      schema: pledgeAnswer,
      example: confirmedExample,
    },
  },
  problems: [
    ...(['not_found', 'idempotency_key_reused', 'pledge_state', 'pledge_disputed'] as const),
    ...(['currency_mismatch', 'amount_not_representable', 'refund_exceeds_remainder'] as const),
    ...(['refund_line_unknown', 'too_many_refunds'] as const),
  ],
  bodyExamples: {
    'all that is left': { reason: 'requested_by_customer' },
    'an amount': { amountMinor: 500, currency: 'EUR', reason: 'duplicate' },
    'one piece': {
      ...{ lines: [{ rewardId: 'early-bird', quantity: 1 }], reason: 'product_not_made' },
    },
  },
} satisfies Operation;
