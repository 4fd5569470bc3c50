/**
 * Whether the books agree: the journal with the pledges, and the pledges with what Stripe says of
 * its balance, in both directions. Pure: what is found is a list of differences, each of one thing.
 */
import type { Fee } from './money.ts';
import type { EntryKind, JournalEntry, Sums } from './ledger.ts';
import type { Pledge } from './pledge.ts';
import type { Refund } from './refund.ts';
import { chargeFeeOf, isOfNoPledge, paidElsewhereMinor } from './ledger.ts';
import { chargedIntentOf } from './dispute.ts';
import { refundedMinor, takenMinor } from './totals.ts';

/** A movement of a pledge's money at Stripe: one of its balance transactions. */
export type Movement = {
  /** `txn_…` */
  readonly transactionId: string;
  readonly kind: MovementKind;
  readonly atMs: number;
  readonly pledgeId: string;
  readonly campaignId: string;
  /** What moved it: the PaymentIntent of a charge (`pi_…`), a refund (`re_…`), a dispute. */
  readonly sourceId: string;
  /** In the currency of the pledge; of a dispute, all that the bank has taken of it by now. */
  readonly amountMinor: number;
  readonly fee: Fee;
};
export type MovementKind = 'charged' | 'refunded' | 'refund_failed' | 'disputed';

export type DifferenceKind =
  /** The journal itself is not whole: a gap, or figures that are not its sums. */
  | 'journal_broken'
  /** The entries of a pledge do not make what the pledge says. */
  | 'pledge_differs'
  /** Money moved at Stripe of which the ledger knows nothing. */
  | 'not_booked'
  /** The ledger knows of it, with another amount. */
  | 'amount_differs'
  | 'fee_differs'
  /** The ledger has booked what Stripe knows nothing of. */
  | 'not_at_stripe';

export type Difference = {
  /** The same for the same difference, however often it is found. */
  readonly id: string;
  readonly kind: DifferenceKind;
  readonly pledgeId?: string | undefined;
  /** The balance transaction or the kind of entry that it is about. */
  readonly reference: string;
  readonly bookedMinor: number;
  readonly foundMinor: number;
};

const difference = (found: Omit<Difference, 'id'>): Difference => ({
  id: [found.kind, found.pledgeId ?? 'campaign', found.reference].join(':'),
  ...found,
});

/** What the journal says otherwise than a pledge, by kind of entry; of a campaign without pledge. */
export function sumDifferences(booked: Sums, position: Sums, pledgeId?: string): Difference[] {
  const keys = new Set([...Object.keys(booked), ...Object.keys(position)]);
  return [...keys]
    .filter((key) => !isOfNoPledge(key) && (booked[key] ?? 0) !== (position[key] ?? 0))
    .map((reference) =>
      difference({
        ...{ kind: 'pledge_differs', pledgeId, reference },
        ...{ bookedMinor: booked[reference] ?? 0, foundMinor: position[reference] ?? 0 },
      }),
    );
}

export const brokenJournal = (
  reference: string,
  bookedMinor: number,
  foundMinor: number,
): Difference => difference({ kind: 'journal_broken', reference, bookedMinor, foundMinor });

/** What is not as the pledge says: none when the movement is in the books as it happened. */
export function movementDifferences(pledge: Pledge | undefined, movement: Movement): Difference[] {
  const { kind, pledgeId, transactionId: reference, amountMinor: foundMinor } = movement;
  const bookedMinor = pledge && bookedOf(pledge, movement);
  if (bookedMinor === undefined)
    return [difference({ kind: 'not_booked', pledgeId, reference, bookedMinor: 0, foundMinor })];
  if (bookedMinor !== foundMinor)
    return [difference({ kind: 'amount_differs', pledgeId, reference, bookedMinor, foundMinor })];
  return pledge && kind === 'charged' ? feeDifference(pledge, movement) : [];
}

/** What the pledge has of a movement; undefined when nothing. */
function bookedOf(pledge: Pledge, { kind, sourceId, amountMinor }: Movement): number | undefined {
  switch (kind) {
    case 'charged':
      return takenBy(pledge, sourceId);
    case 'refunded':
      return refundAt(pledge, sourceId)?.amountMinor ?? returnedOf(pledge, amountMinor);
    case 'refund_failed':
      return failedOf(refundAt(pledge, sourceId));
    case 'disputed':
      return pledge.disputes?.find(({ id }) => id === sourceId)?.withdrawnMinor;
  }
}

const takenBy = (pledge: Pledge, intentId: string): number | undefined =>
  chargedIntentOf(pledge) === intentId ? takenMinor(pledge) || undefined : undefined;

const failedOf = (refund: Refund | undefined): number | undefined =>
  refund?.state === 'failed' || refund?.state === 'elsewhere' ? refund.amountMinor : undefined;

const refundAt = (pledge: Pledge, stripeRefundId: string): Refund | undefined =>
  'refunds' in pledge
    ? pledge.refunds?.find((refund) => refund.stripeRefundId === stripeRefundId)
    : undefined;

/** Of a pledge that left, what went back may be told as a sum only. */
function returnedOf(pledge: Pledge, amountMinor: number): number | undefined {
  const hasRecords = 'refunds' in pledge && pledge.refunds !== undefined;
  return !hasRecords && refundedMinor(pledge) >= amountMinor ? amountMinor : undefined;
}

function feeDifference(pledge: Pledge, { fee, transactionId }: Movement): Difference[] {
  const booked = chargeFeeOf(pledge);
  if (!booked || booked.minor === fee.minor) return [];
  return [
    difference({
      ...{ kind: 'fee_differs', pledgeId: pledge.id, reference: transactionId },
      ...{ bookedMinor: booked.minor, foundMinor: fee.minor },
    }),
  ];
}

/** The fee of a movement that no answer brought; undefined when it is booked, or not to be. */
export function missingFee(
  pledge: Pledge,
  movement: Movement,
): (JournalEntry & { readonly reference: string }) | undefined {
  const { kind, fee, transactionId: reference, pledgeId, atMs } = movement;
  const comesWithPledge =
    kind === 'disputed' || (kind === 'charged' && chargeFeeOf(pledge) !== undefined);
  if (fee.minor === 0 || comesWithPledge) return undefined;
  const currency = fee.currency.toUpperCase();
  return { kind: 'later_fee', pledgeId, atMs, amountMinor: fee.minor, currency, reference };
}

const movedBy: Partial<Record<EntryKind, MovementKind>> = {
  collected: 'charged',
  returned: 'refunded',
  refunded: 'refunded',
  withdrawn: 'disputed',
};

/** What must have moved at Stripe for an entry to be right; undefined for what moves nothing there. */
export const movementOf = (
  entry: Pick<JournalEntry, 'kind' | 'amountMinor'>,
): MovementKind | undefined => (entry.amountMinor > 0 ? movedBy[entry.kind] : undefined);

/** What Stripe holds of a pledge today. */
export type MoneyAtStripe = {
  readonly takenMinor: number;
  readonly refundedMinor: number;
  /** Taken by cardholders' banks, less what they gave back. */
  readonly withdrawnMinor: number;
};

export const noMoneyAtStripe: MoneyAtStripe = {
  takenMinor: 0,
  refundedMinor: 0,
  withdrawnMinor: 0,
};

/** Where the walk did not meet an entry, Stripe was asked for this one pledge. */
export function lookDifferences(
  pledge: Pledge,
  entry: JournalEntry,
  found: MoneyAtStripe,
): Difference[] {
  const { bookedMinor, foundMinor } = amountsOf(pledge, entry, found);
  if (foundMinor >= bookedMinor) return [];
  const reference = entry.kind;
  return [
    difference({ kind: 'not_at_stripe', pledgeId: pledge.id, reference, bookedMinor, foundMinor }),
  ];
}

type Amounts = Pick<Difference, 'bookedMinor' | 'foundMinor'>;

function amountsOf(pledge: Pledge, entry: JournalEntry, found: MoneyAtStripe): Amounts {
  switch (movementOf(entry)) {
    case 'refunded': {
      const bookedMinor = refundedMinor(pledge) - paidElsewhereMinor(pledge);
      return { bookedMinor, foundMinor: found.refundedMinor };
    }
    case 'disputed': {
      const booked = (pledge.disputes ?? []).reduce((sum, each) => sum + each.withdrawnMinor, 0);
      return { bookedMinor: booked, foundMinor: found.withdrawnMinor };
    }
    default:
      return { bookedMinor: takenMinor(pledge), foundMinor: found.takenMinor };
  }
}
