/** What both of Stripe's doors run on, made from the environment at the first use. */
import type { StripeQueues } from './payments/stripe-routes.ts';
import { environment } from './env.ts';
import { queue } from './wiring.ts';
import { readStripeSecret } from './payments/stripe-client.ts';
import { renewable } from './once.ts';
import { systemClock } from './clock.ts';

/** For how long a warm function goes on with secrets that were replaced, unless one does not fit. */
const keptMs = 5 * 60 * 1000;
/** Whoever sends wrong signatures makes us read the secret this often, and no oftener. */
const renewedMs = 60 * 1000;

export const stripeSecrets = /* @__PURE__ */ renewable(
  { keptMs, renewedMs },
  { fetch: () => readStripeSecret(environment('STRIPE_SECRET_ARN')), now: systemClock },
);

export const stripeQueues = (): StripeQueues => ({
  confirmations: queue('CONFIRM_QUEUE_URL'),
  paymentLooks: queue('RECONCILE_PAYMENT_QUEUE_URL'),
  authorizations: queue('REPLACE_AUTHORIZATION_QUEUE_URL'),
  refundLooks: queue('RECONCILE_REFUNDS_QUEUE_URL'),
  disputeLooks: queue('RECONCILE_DISPUTES_QUEUE_URL'),
  failedSetups: queue('FAILED_SETUP_QUEUE_URL'),
});
