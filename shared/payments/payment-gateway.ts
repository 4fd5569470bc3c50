/**
 * What Fanfund needs of a payment processor, in its own words. Expected answers are values; a call
 * that may be repeated throws `TransientError`, one whose effect is unknown `UnknownOutcomeError`.
 */
import type { Fee } from '../domain/money.ts';
import type { SentRefund } from '../domain/refund-books.ts';
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
    }
  /** Stripe has begun and will say later how it ends. */
  | { readonly kind: 'processing' };

/**
 * The PaymentIntent that was to be paid is canceled for good, so that the attempt comes to nothing.
 * Another intent is for another attempt to make: whoever still works on this one must not.
 */
export type Gone = { readonly kind: 'gone' };

/**
 * What became of an attempt to collect. `untouched`: the PaymentIntent that was to be paid stands
 * as before; since it takes money at most once, another try at it is safe under any key.
 * `unknown`: Stripe has no trace of the attempt, which may still turn up.
 */
export type FoundCollection =
  | CollectOutcome
  | Gone
  | {
      readonly kind: 'untouched';
      /** Made by this very attempt, and never confirmed: the pledge does not name it yet. */
      readonly madeIntentId?: string | undefined;
    }
  | { readonly kind: 'unknown' };

/**
 * `disputed`: the cardholder's bank holds the money, so that it is not ours to give back.
 * `not_done`: an answer was lost, Stripe was asked, and it did not happen: the next number may try.
 */
export type ReleaseOutcome =
  | { readonly kind: 'released'; readonly refundedMinor: 0 }
  | {
      readonly kind: 'released';
      /** What has gone back or is on its way. */
      readonly refundedMinor: number;
      readonly refunds: readonly SentRefund[];
      readonly chargedIntentId: string;
    }
  | { readonly kind: 'disputed' }
  | { readonly kind: 'not_done' };

export type PaymentGateway = {
  /** Creates the intent that the backer confirms; the same pledge gets the same intent. */
  prepare(pledge: Pledge): Promise<PreparedPayment>;
  /** Looks at that intent; undefined when there is none or it belongs to another pledge. */
  inspect(pledge: Pledge, intentId: string): Promise<Setup | undefined>;
  /** Takes the money, under the key of the pledge's open attempt. */
  collect(pledge: PledgeIn<'collecting'>): Promise<CollectOutcome | Gone>;
  /** Asks what became of the open attempt to collect. */
  findCollection(pledge: PledgeIn<'collecting'>): Promise<FoundCollection>;
  /** Gives back whatever is held or was taken, under the key of the pledge's open attempt. */
  release(pledge: PledgeIn<'releasing'>): Promise<ReleaseOutcome>;
};
