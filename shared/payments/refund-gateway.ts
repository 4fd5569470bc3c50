/**
 * What refunds need of a payment processor. A call whose effect is unknown was looked up already:
 * `not_done` means that the processor was asked and knows of none.
 */
import type { Pledge } from '../domain/pledge.ts';
import type { Refund } from '../domain/refund.ts';
import type { SentRefund } from '../domain/refund-books.ts';

export type ChargedPledge = Pledge & { readonly chargedIntentId: string };

export type RefundOutcome =
  | { readonly kind: 'sent'; readonly refund: SentRefund }
  /** The cardholder's bank holds the money: no refund while that is so. */
  | { readonly kind: 'disputed' }
  /** For good: too much, too old, or impossible with how it was paid. */
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'not_done' };

export type RefundGateway = {
  /** The pledge that a PaymentIntent was made for; undefined when it is not ours. */
  pledgeOf(intentId: string): Promise<string | undefined>;
  /** Sends money back, under the key of the record and its attempt. */
  refund(pledge: ChargedPledge, record: Refund): Promise<RefundOutcome>;
  /** All refunds of the pledge's money, oldest first, by whomever they were made. */
  list(pledge: ChargedPledge): Promise<readonly SentRefund[]>;
};
