/**
 * A backer's Customer at Stripe, needed because only a card that belongs to a Customer can be
 * charged later. Preparing a pledge again must name the same Customer, or Stripe refuses the
 * pledge's key as used with other parameters. So the Customer's own key follows from the pledge:
 * backer, and a span of time so short that Stripe still knows it while the pledge's key is trusted.
 * A Customer more or less does no harm, since each pledge remembers the one its card belongs to.
 */
import { createHash } from 'node:crypto';
import type Stripe from 'stripe';
import type { Pledge } from '../domain/pledge.ts';
import { keyTrustedMs } from '../domain/attempt.ts';
import { aroundSavedFailures } from './saved-failures.ts';
import { withStripeErrors } from './stripe-errors.ts';

/** Stripe forgets keys after this (https://docs.stripe.com/api/idempotent_requests). */
const keyKeptMs = 24 * 60 * 60 * 1000;
const spanMs = keyKeptMs - keyTrustedMs;

const rememberedMax = 10_000;
const remembered = new WeakMap<Stripe, Map<string, string>>();

export async function customerOf(
  stripe: Stripe,
  { backerId, createdAtMs }: Pick<Pledge, 'backerId' | 'createdAtMs'>,
): Promise<string> {
  const digest = createHash('sha256').update(backerId).digest('hex');
  const key = `fanfund-customer-${digest}-${Math.floor(createdAtMs / spanMs)}`;
  const known = remembered.get(stripe) ?? new Map<string, string>();
  remembered.set(stripe, known);
  const before = known.get(key);
  if (before !== undefined) return before;
  const metadata = { fanfund_backer: digest };
  const customer = await withStripeErrors(
    aroundSavedFailures(key, (options) => stripe.customers.create({ metadata }, options)),
  );
  if (known.size >= rememberedMax) known.clear();
  known.set(key, customer.id);
  return customer.id;
}
