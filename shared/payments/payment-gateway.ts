/**
 * What Fanfund needs of a payment processor, in its own words. Expected answers are values; a call
 * that may be repeated throws `TransientError`, one whose effect is unknown `UnknownOutcomeError`.
 */
import type { Fee } from '../domain/money.ts';
import type {
  Payment,
  PaymentFailure,
  Pledge,
  PledgeIn,
  PreparedPayment,
} from '../domain/pledge.ts';

/** What became of the intent that the backer confirms in the storefront. */
export type Setup =
  | { readonly kind: 'ready'; readonly payment: Payment }
  | { readonly kind: 'waiting'; readonly actionUrl?: string | undefined }
  | { readonly kind: 'declined'; readonly failure: PaymentFailure }
  | { readonly kind: 'cancelled' };

export type CollectOutcome =
  | {
      readonly kind: 'collected';
      readonly chargedIntentId: string;
      readonly fee?: Fee | undefined;
    }
  | {
      readonly kind: 'declined';
      readonly failure: PaymentFailure;
      /** The PaymentIntent that was declined and can be tried again. */
      readonly unpaidIntentId?: string | undefined;
    };

/** `disputed`: the cardholder's bank holds the money, so that it is not ours to give back. */
export type ReleaseOutcome =
  | { readonly kind: 'released'; readonly refundedMinor: number; readonly refund?: SentRefund }
  | { readonly kind: 'disputed' };

/** A refund as Stripe has it. `failed`: the money is owed by another route. */
export type SentRefund = {
  readonly stripeRefundId: string;
  readonly amountMinor: number;
  readonly state: 'pending' | 'succeeded' | 'failed';
  readonly detail?: string | undefined;
};

export type PaymentGateway = {
  /** Creates the intent that the backer confirms; the same pledge gets the same intent. */
  prepare(pledge: Pledge): Promise<PreparedPayment>;
  /** Looks at that intent; undefined when there is none or it belongs to another pledge. */
  inspect(pledge: Pledge, intentId: string): Promise<Setup | undefined>;
  /** Takes the money, under the key of the pledge's open attempt. */
  collect(pledge: PledgeIn<'collecting'>): Promise<CollectOutcome>;
  /** Asks what became of the open attempt to collect; undefined when Stripe knows nothing. */
  findCollection(pledge: PledgeIn<'collecting'>): Promise<CollectOutcome | undefined>;
  /** Gives back whatever is held or was taken, under the key of the pledge's open attempt. */
  release(pledge: PledgeIn<'releasing'>): Promise<ReleaseOutcome>;
};
