/**
 * Money that goes back after it was collected. Each refund is a record of its own with a key of its
 * own, because two equal partial refunds are legitimate; a refund that Stripe accepted can still
 * fail up to 30 days later (https://docs.stripe.com/refunds#failed-refunds). Invariant: what
 * was and is being refunded never exceeds what was collected, less what banks have taken for good.
 */
import type { Dispute } from './dispute.ts';
import type { Pledge } from './pledge.ts';
import { lostMinor } from './lost-money.ts';

export type RefundReason =
  | 'requested_by_customer'
  | 'duplicate'
  | 'fraudulent'
  | 'product_not_made'
  | 'promise_changed'
  | 'campaign_abandoned'
  | 'campaign_unfunded'
  | 'released';

export type RefundLine = {
  readonly rewardId: string;
  readonly variantId?: string | undefined;
  readonly quantity: number;
};

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

type Charged = {
  readonly amountMinor: number;
  readonly refunds?: Refunds;
  readonly disputes?: readonly Dispute[] | undefined;
};

/** What may still be refunded: collected, and neither refunded, nor on its way back, nor lost. */
export const refundableMinor = (pledge: Charged): number =>
  Math.max(
    pledge.amountMinor -
      refundedSum(pledge.refunds) -
      sum(pledge.refunds, openStates) -
      lostMinor(pledge),
    0,
  );

/** Why a record failed that others left no room for: nothing kept the money from getting there. */
export const noRemainder = 'no_remainder';

/** Why a record failed when the bank had decided that the cardholder keeps the money. */
export const disputeLost = 'dispute_lost';

/**
 * Whether the bank stood between a refund and its money. Not to be paid by other means: the bank may
 * give the same money back (https://docs.stripe.com/refunds#failed-refunds). It is asked for anew
 * when the dispute is over and the money is here.
 */
export const isLeftToBank = ({ state, detail }: Refund): boolean =>
  state === 'failed' && (detail === disputeLost || detail === 'charge_for_pending_refund_disputed');

/** Whether the money of a refund has to be paid by another route than Stripe. */
export const isOwed = (refund: Refund): boolean =>
  refund.state === 'failed' && refund.detail !== noRemainder && !isLeftToBank(refund);

/**
 * What Stripe may be asked to refund of all that is left. What it could not bring back is owed by
 * another route, unless a later refund shows that it can by now.
 */
export function refundableByStripe(pledge: Charged): number {
  const { refunds = [] } = pledge;
  const lastGood = refunds.findLastIndex(({ state }) => state !== 'failed');
  const owedMinor = refunds
    .slice(lastGood + 1)
    .filter(isOwed)
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

const recordsOf = (pledge: Pledge): readonly Refund[] =>
  ('refunds' in pledge ? pledge.refunds : undefined) ?? [];

/** The refund of a pledge that was asked for under this id. */
export const refundOf = (pledge: Pledge, refundId: string): Refund | undefined =>
  recordsOf(pledge).find(({ id }) => id === refundId);

/** Of who left because the promise was changed: the reason is its id, so that it exists once. */
export const exitRefundId = 'promise_changed';

/** Why a settlement gives all that is left back; a record of it has the reason as its id. */
export const wholeReasons = ['campaign_abandoned', 'campaign_unfunded', 'released'] as const;
export type WholeReason = (typeof wholeReasons)[number];

/**
 * Whether it is for all that is left, however much that is by then. One that names pieces is for these,
 * and for what they cost: the others stay, because they were delivered.
 */
export const isOfAllLeft = ({ reason, lines }: Refund): boolean =>
  lines === undefined &&
  (reason === exitRefundId || wholeReasons.some((whole) => whole === reason));

/** The latest refund of all that was left: `<reason>`, and after a dispute `<reason>_<n>`. */
export const wholeRefundOf = (pledge: Pledge, reason: WholeReason): Refund | undefined =>
  recordsOf(pledge).findLast(({ id }) => id === reason || id.startsWith(`${reason}_`));

/**
 * Under which id all that is left is to be asked for; undefined when it was, whatever came of it.
 * What was left to the bank is asked for anew once that has decided: at Stripe it is another refund,
 * which must not be taken for the one that failed.
 */
export function nextWholeId(pledge: Pledge, reason: WholeReason): string | undefined {
  const last = wholeRefundOf(pledge, reason);
  if (!last) return reason;
  if (!isLeftToBank(last) || (pledge.state !== 'won' && pledge.state !== 'lost')) return undefined;
  return `${reason}_${recordsOf(pledge).length + 1}`;
}
