/** What Stripe tells. */
import type { Operation } from '../../shared/entry/operation.ts';
import * as z from 'zod';

export const contract = {
  id: 'receiveStripeWebhook',
  route: 'POST /v1/stripe/webhook',
  group: 'Webhooks',
  summary: "Stripe's events",
  description: 'Signed by Stripe (https://docs.stripe.com/webhooks#verify-official-libraries).',
  caller: 'anyone',
  raw: true,
  signedBy: 'stripe',
  answers: {
    200: {
      description: 'It is kept, or is none of our business',
      schema: () => z.strictObject({ received: z.literal(true) }),
      example: { received: true },
    },
  },
  problems: ['signature_invalid', 'malformed_json', 'body_too_large'],
} satisfies Operation;
