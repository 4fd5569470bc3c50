/**
 * What Fanfund needs to know of money that is with Stripe beside the attempt to collect it: held by
 * an authorisation, charged ahead, or taken by an attempt that was given up. A call that may be
 * repeated throws `TransientError`, one whose effect is unknown `UnknownOutcomeError`.
 */
import type { EndedPledge } from '../domain/attempt.ts';
import type { Fee } from '../domain/money.ts';
import type { PledgeIn } from '../domain/pledge.ts';

/** The money was taken, whoever did it. */
type Taken = {
  readonly kind: 'collected';
  readonly chargedIntentId: string;
  readonly fee?: Fee | undefined;
};

/** `cancelled`: nothing is held any more, and nothing can be captured. */
export type EndedHold = { readonly kind: 'cancelled' } | Taken;
/** Money that an authorisation holds at Stripe; a `Hold` of the domain is of stock. */
export type HeldMoney = { readonly kind: 'stands' } | EndedHold;

/**
 * `disputed`: by the cardholder's bank, also when that is over; not by an inquiry, which leaves the
 * money here. What was refunded, even all of it, was taken first.
 */
export type AheadCharge =
  (Taken & { readonly refundedMinor: number }) | { readonly kind: 'disputed' };

export type HeldGateway = {
  /** Whether the authorisation of the pledge still stands. */
  lookAtHold(pledge: PledgeIn<'confirmed'>): Promise<HeldMoney>;
  /** Gives the held money free. Safe to repeat. */
  cancelHold(pledge: PledgeIn<'confirmed'>): Promise<EndedHold>;
  /** Whether what was charged with the pledge is still there. */
  lookAtCharge(pledge: PledgeIn<'confirmed'>): Promise<AheadCharge>;
  /** PaymentIntents that took money for a pledge beside the one that it was collected with. */
  findStrays(pledge: EndedPledge): Promise<readonly string[]>;
};
