/** A backer takes a receipt. */
import type { Operation } from '../../shared/entry/operation.ts';
import { lineAnswer, taxAnswer } from '../../shared/api/order-view.ts';
import { campaignId, currency, minor, pledgeId, time } from '../../shared/api/answer-parts.ts';
import { once } from '../../shared/once.ts';
import { pledgePath } from '../../shared/api/pledge-view.ts';
import { refundState } from '../../shared/api/pledge-answer.ts';
import * as z from 'zod';

const receiptAnswer = once(() =>
  z
    .strictObject({
      pledgeId: pledgeId(),
      campaign: z.strictObject({ id: campaignId(), title: z.string() }),
      paidAt: time(),
      currency: currency(),
      lines: z.array(lineAnswer().extend({ title: z.string(), amountMinor: minor() })),
      shippingMinor: minor().optional(),
      shipTo: z.strictObject({ country: z.string() }).optional(),
      taxes: z.array(taxAnswer()),
      extraMinor: minor().optional(),
      totalMinor: minor().meta({ description: 'What was collected' }),
      payment: z
        .strictObject({ intentId: z.string(), method: z.string() })
        .meta({ description: "Stripe's names for the payment and its method; never card data" }),
      refunds: z.array(
        z.strictObject({ id: z.string(), amountMinor: minor(), state: refundState(), at: time() }),
      ),
      refundedMinor: minor(),
    })
    .meta({ id: 'Receipt' }),
);

export const receiptExample = {
  pledgeId: 'plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca',
  campaign: { id: 'cmp_k4jq2m7dxw5ahzet', title: 'A kettle that whistles in tune' },
  paidAt: '2026-10-31T18:02:09.000Z',
  currency: 'EUR',
  lines: [
    {
      ...{ rewardId: 'early-bird', title: 'Early bird: one kettle', quantity: 1 },
      ...{ priceMinor: 4900, amountMinor: 4900 },
    },
  ],
  shippingMinor: 490,
  shipTo: { country: 'DE' },
  taxes: [{ title: 'VAT', rateBasisPoints: 1900, included: true, amountMinor: 861 }],
  totalMinor: 5390,
  payment: { intentId: 'pi_3Q2w3E4R5t6Y', method: 'pm_1Q2w3E4R5t6Y' },
  refunds: [],
  refundedMinor: 0,
};

export const contract = {
  id: 'readReceipt',
  route: 'GET /v1/pledges/{id}/receipt',
  group: 'Pledges',
  summary: 'The receipt of a pledge that was paid',
  description:
    'As JSON, or with `Accept: text/html` as a page that can be printed. There is one from the ' +
    'moment on at which money was taken; what goes back later is on it.',
  caller: 'backer',
  path: pledgePath,
  answers: {
    200: {
      description: 'The receipt',
      schema: receiptAnswer,
      media: ['text/html'],
      example: receiptExample,
    },
  },
  problems: ['not_found', 'pledge_state'],
} satisfies Operation;
