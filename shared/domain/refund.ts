/**
 * Money that goes back after it was collected. Each refund is a record of its own with a key of its
 * own, because two equal partial refunds are legitimate; a refund that Stripe accepted can still
 * fail up to 30 days later (https://docs.stripe.com/refunds#failed-refunds). Invariant: what
 * was and is being refunded never exceeds what was collected.
 */
import type { Pledge } from './pledge.ts';

export type RefundReason =
  | 'requested_by_customer'
  | 'duplicate'
  | 'fraudulent'
  | 'product_not_made'
  | 'campaign_abandoned'
  | 'campaign_unfunded'
  | 'released';

export type RefundLine = { readonly rewardId: string; readonly quantity: number };

export type Refund = {
  readonly id: string;
  readonly amountMinor: number;
  readonly reason: RefundReason;
  /** Identifies the body that asked for it, to tell a repeated request from another one. */
  readonly requestHash?: string | undefined;
  /** Which pieces it is for, when it was asked for by line. */
  readonly lines?: readonly RefundLine[] | undefined;
  readonly state: RefundState;
  readonly requestedAtMs: number;
  /** Tries at Stripe: part of the idempotency key. Advances only when Stripe knows of none. */
  readonly attemptNumber: number;
  readonly startedAtMs: number;
  /** `re_…`, once Stripe has it. */
  readonly stripeRefundId?: string | undefined;
  /** Stripe's `pending_reason`, `failure_reason` or error code. */
  readonly detail?: string | undefined;
};

/**
 * `requested`: Stripe has to be told. `pending`: Stripe has it. `failed`: the money is owed by
 * another route. `elsewhere`: operations paid it by that route.
 */
export const refundTransitions = {
  requested: {
    accepted: 'pending',
    succeeded: 'succeeded',
    failed: 'failed',
  },
  pending: { accepted: 'pending', succeeded: 'succeeded', failed: 'failed' },
  succeeded: { failed: 'failed' },
  failed: { paid_elsewhere: 'elsewhere' },
  elsewhere: {},
} as const satisfies Record<string, Readonly<Record<string, string>>>;

export type RefundState = keyof typeof refundTransitions;
export type RefundFact = 'accepted' | 'succeeded' | 'failed' | 'paid_elsewhere';

/** Where a fact about a refund leads; undefined when it tells nothing new or cannot be. */
export function refundTarget(state: RefundState, fact: RefundFact): RefundState | undefined {
  const row: Partial<Record<RefundFact, RefundState>> = refundTransitions[state];
  return row[fact];
}

const openStates: ReadonlySet<RefundState> = new Set(['requested', 'pending']);
const doneStates: ReadonlySet<RefundState> = new Set(['succeeded', 'elsewhere']);

type Refunds = readonly Refund[] | undefined;

const sum = (refunds: Refunds, states: ReadonlySet<RefundState>): number =>
  (refunds ?? [])
    .filter(({ state }) => states.has(state))
    .reduce((total, { amountMinor }) => total + amountMinor, 0);

export const hasOpenRefund = (refunds: Refunds): boolean =>
  (refunds ?? []).some(({ state }) => openStates.has(state));

/** What has arrived back at the backer. */
export const refundedSum = (refunds: Refunds): number => sum(refunds, doneStates);

/** What may still be refunded: collected, and neither refunded nor on its way back. */
export const refundableMinor = (pledge: {
  readonly amountMinor: number;
  readonly refunds?: Refunds;
}): number => pledge.amountMinor - refundedSum(pledge.refunds) - sum(pledge.refunds, openStates);

/** Why a record failed that others left no room for: nothing kept the money from getting there. */
export const noRemainder = 'no_remainder';

/**
 * What Stripe may be asked to refund of all that is left. What it could not bring back is owed by
 * another route, unless a later refund shows that it can by now.
 */
export function refundableByStripe(pledge: {
  readonly amountMinor: number;
  readonly refunds?: Refunds;
}): number {
  const { refunds = [] } = pledge;
  const lastGood = refunds.findLastIndex(({ state }) => state !== 'failed');
  const owedMinor = refunds
    .slice(lastGood + 1)
    .filter(({ detail }) => detail !== noRemainder)
    .reduce((total, { amountMinor }) => total + amountMinor, 0);
  return Math.max(refundableMinor(pledge) - owedMinor, 0);
}

/** The list with this record in it, in place of an earlier state of it. */
export function withRefund(refunds: Refunds, refund: Refund): readonly Refund[] {
  const known = refunds ?? [];
  return known.some(({ id }) => id === refund.id)
    ? known.map((before) => (before.id === refund.id ? refund : before))
    : [...known, refund];
}

/** Goes into the refund's metadata and key, so that it can be found again at Stripe. */
export const refundName = ({ id, attemptNumber }: Refund): string =>
  `refund-${id}-${attemptNumber}`;

/** More would make the pledge's item too large for what each of its writes costs. */
export const refundsMax = 20;

/** The refund of a pledge that was asked for under this id. */
export const refundOf = (pledge: Pledge, refundId: string): Refund | undefined =>
  'refunds' in pledge ? pledge.refunds?.find(({ id }) => id === refundId) : undefined;
