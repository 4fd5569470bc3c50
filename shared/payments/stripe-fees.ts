/** What Stripe keeps of a payment, from the balance transaction that came with its charge. */
import type Stripe from 'stripe';
import type { Fee } from '../domain/money.ts';

/** Nothing where Stripe did not say it yet; in the currency of its balance. */
export function feeOf(charge: string | Stripe.Charge | null): { readonly fee?: Fee } {
  const transaction = typeof charge === 'object' ? charge?.balance_transaction : undefined;
  if (transaction === null || typeof transaction !== 'object') return {};
  return { fee: { minor: transaction.fee, currency: transaction.currency.toUpperCase() } };
}
