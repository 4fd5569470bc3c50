/** What the link of a mail opens. */
import type { Operation } from '../../shared/entry/operation.ts';
import {
  campaignId,
  currency,
  minor,
  natural,
  pledgeId,
  time,
} from '../../shared/api/answer-parts.ts';
import { linkOperation } from '../../shared/api/link-operation.ts';
import { once } from '../../shared/once.ts';
import * as z from 'zod';

const paymentLinkAnswer = once(() =>
  z
    .strictObject({
      pledgeId: pledgeId(),
      state: z.enum(['due', 'processing', 'paid', 'over']),
      campaign: z.strictObject({ id: campaignId(), title: z.string() }),
      reward: z.string().optional(),
      quantity: natural(),
      amountMinor: minor(),
      currency: currency(),
      payUntil: time().optional(),
      reason: z.string().optional(),
    })
    .meta({ id: 'PaymentLink' }),
);

export const contract = {
  id: 'showPaymentPage',
  route: 'GET /v1/payment-links/{token}',
  group: 'Pledges',
  summary: 'What the link of a mail about a failed payment opens',
  description: 'A page for people; with `Accept: application/json`, the same as JSON.',
  ...linkOperation,
  answers: {
    200: {
      description: 'Where the payment stands',
      media: ['text/html'],
      schema: paymentLinkAnswer,
    },
  },
} satisfies Operation;
