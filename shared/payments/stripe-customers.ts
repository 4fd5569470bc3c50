/**
 * A backer's Customer at Stripe, needed because only a card that belongs to a Customer can be
 * charged later. One key per backer keeps several pledges of a day at one Customer; a Customer more
 * or less does no harm, since each pledge remembers the one that its card belongs to.
 */
import { createHash } from 'node:crypto';
import type Stripe from 'stripe';
import { withStripeErrors } from './stripe-errors.ts';

const rememberedMax = 10_000;
const remembered = new WeakMap<Stripe, Map<string, string>>();

export async function customerOf(stripe: Stripe, backerId: string): Promise<string> {
  const known = remembered.get(stripe) ?? new Map<string, string>();
  remembered.set(stripe, known);
  const before = known.get(backerId);
  if (before !== undefined) return before;
  const digest = createHash('sha256').update(backerId).digest('hex');
  const customer = await withStripeErrors(
    stripe.customers.create(
      { metadata: { fanfund_backer: digest } },
      { idempotencyKey: `fanfund-customer-${digest}` },
    ),
  );
  if (known.size >= rememberedMax) known.clear();
  known.set(backerId, customer.id);
  return customer.id;
}
