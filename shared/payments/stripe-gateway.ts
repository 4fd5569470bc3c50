/**
 * Stripe as the payment gateway. Every call that creates or moves something carries an idempotency
 * key derived from the pledge and its attempt, and names both in its metadata, so that a lost
 * answer can be looked up.
 */
import type { PaymentGateway } from './payment-gateway.ts';
import type { StripeAccess } from './stripe-access.ts';
import { collect, findCollection } from './stripe-collections.ts';
import { inspect, prepare } from './stripe-setups.ts';
import { release } from './stripe-releases.ts';

export const stripeGateway = (access: StripeAccess): PaymentGateway => ({
  prepare: (pledge) => prepare(access, pledge),
  inspect: (pledge, intentId) => inspect(access, pledge, intentId),
  collect: (pledge) => collect(access, pledge),
  findCollection: (pledge) => findCollection(access, pledge),
  release: (pledge) => release(access, pledge),
});
