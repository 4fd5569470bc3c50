/**
 * What the recovery of a failed payment needs of the processor: the backer pays the very
 * PaymentIntent that failed, so that a pledge has one at a time and cannot be paid twice. Expected
 * answers are values; a call that may be repeated throws `TransientError`, one whose effect is
 * unknown `UnknownOutcomeError`.
 */
import type { Fee } from '../domain/money.ts';
import type { Pledge, PledgeIn } from '../domain/pledge.ts';

/** The money arrived: whoever asked for something else has lost the race. */
export type Paid = {
  readonly kind: 'collected';
  readonly chargedIntentId: string;
  readonly fee?: Fee | undefined;
};

/** `cancelled`: nobody can pay it any more, also where there never was one. */
export type Abandoned = { readonly kind: 'cancelled' } | Paid;

/** What Stripe.js needs so that the backer pays now. */
export type Reopened =
  | {
      readonly kind: 'open';
      readonly intentId: string;
      readonly clientSecret: string;
      /** `requires_action`: the card is chosen, and its bank wants to see the backer. */
      readonly status: 'requires_confirmation' | 'requires_action';
    }
  /** It is paid as far as the backer goes, and its bank has not answered. */
  | { readonly kind: 'processing' }
  | Paid;

/** What a PaymentIntent of this pledge is now; `open` while somebody may still pay it. */
export type Looked =
  (Paid & { readonly isRefunded: boolean }) | { readonly kind: 'cancelled' | 'open' };

/**
 * `disputed`: the cardholder's bank holds the money, so that it is not ours to give back. `failed`:
 * Stripe cannot give it back, which may turn out as late as 30 days after it was asked to.
 */
export type StrayRefund =
  | { readonly kind: 'refunded' | 'disputed' }
  /** Stripe's `failure_reason` or error code. */
  | { readonly kind: 'failed'; readonly detail: string };

export type RecoveryGateway = {
  /** Cancels the unpaid PaymentIntent, so that nobody can pay it any more. Safe to repeat. */
  abandon(pledge: PledgeIn<'past_due'>): Promise<Abandoned>;
  /** The unpaid PaymentIntent for its backer; another one where Stripe has cancelled it. */
  reopen(pledge: PledgeIn<'past_due'>): Promise<Reopened>;
  /** Undefined when Stripe knows no such intent, or it belongs to another pledge. */
  look(pledge: Pledge, intentId: string): Promise<Looked | undefined>;
  /** Gives back, whole and once, what was paid beside a pledge. Safe to repeat at any age. */
  returnStray(pledge: Pledge, intentId: string): Promise<StrayRefund>;
};
