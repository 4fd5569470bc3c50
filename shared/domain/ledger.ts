/**
 * Double entry: what a change of a pledge means in money, derived from its two images and nothing
 * else, so that the journal is right whatever way a pledge went. Every entry is of a kind, and a
 * kind has one account to debit and one to credit: nothing out of balance can be written. A negative
 * amount takes an earlier entry back on its own accounts. What a kind means never changes; another
 * meaning is another kind.
 *
 * The chart of accounts, per campaign and currency; debit is positive:
 * - `backers`   promised and not paid yet; below zero: paid by who is leaving
 * - `stripe`    money at Stripe
 * - `partners`  money that partner shops have collected and hold
 * - `bank`      refunds paid by another route than Stripe (credit)
 * - `disputed`  taken back by cardholders' banks that have not decided
 * - `payable`   refunds payable: taken from who left, still here, and never the creator's (credit)
 * - `pledged`   the sum of the pledges that stand, or stood when the campaign ended (credit)
 * - `late`      the same of the pledges that were made after it was settled (credit)
 * - `released`  of it, given up because the campaign does not collect it
 * - `dropped`   of it, written off because the payment was not recovered
 * - `refunds`   of it, collected and given back
 * - `losses`    of it, lost in disputes
 * - `fees`      of it, kept by Stripe, in the currency of the balance there
 * - `held`      what is owed to the creator, less what was released: counted from zero, so that its
 *               debit is what `creator` was released of it
 * - `creator`   released to the creator by milestones (credit)
 *
 * What the creator is owed is therefore the credit of the seven from `pledged` to `fees` together less what `backers`
 * still have to pay: once that is zero, the money at `stripe` and `partners` (with `bank` and
 * `disputed`) less what is `payable`.
 */
import type { Fee } from './money.ts';
import type { Pledge } from './pledge.ts';
import type { Refund, RefundState } from './refund.ts';
import { isHeldByPartner } from './pledge.ts';
import { refundedMinor, stands, takenMinor } from './totals.ts';

export const postingRules = {
  pledged: { debit: 'backers', credit: 'pledged' },
  pledged_late: { debit: 'backers', credit: 'late' },
  released: { debit: 'released', credit: 'backers' },
  dropped: { debit: 'dropped', credit: 'backers' },
  collected: { debit: 'stripe', credit: 'backers' },
  collected_by_partner: { debit: 'partners', credit: 'backers' },
  /** Money that goes back to who leaves: it had been taken with the pledge. */
  returned: { debit: 'backers', credit: 'stripe' },
  returned_elsewhere: { debit: 'backers', credit: 'bank' },
  /** A cardholder who left has it back by a dispute, unless the bank decides otherwise. */
  returned_by_bank: { debit: 'backers', credit: 'disputed' },
  /** What has not got back to who left: a refund that failed, or a charge that nobody expected. */
  set_aside: { debit: 'backers', credit: 'payable' },
  refunded: { debit: 'refunds', credit: 'stripe' },
  refunded_elsewhere: { debit: 'refunds', credit: 'bank' },
  withdrawn: { debit: 'disputed', credit: 'stripe' },
  lost: { debit: 'losses', credit: 'disputed' },
  fee: { debit: 'fees', credit: 'stripe' },
  /** No answer brought it: found by the daily walk over Stripe's balance transactions. */
  later_fee: { debit: 'fees', credit: 'stripe' },
  /** Of what is owed to the creator, what a confirmed milestone has released. */
  milestone_released: { debit: 'held', credit: 'creator' },
} as const satisfies Record<string, { readonly debit: string; readonly credit: string }>;

export type EntryKind = keyof typeof postingRules;
export type Account = (typeof postingRules)[EntryKind]['debit' | 'credit'];

export const entryKinds = Object.keys(postingRules) as EntryKind[];

export type JournalEntry = {
  readonly kind: EntryKind;
  /** Empty of what is booked for the campaign as a whole. */
  readonly pledgeId: string;
  readonly atMs: number;
  /** Never zero; below zero it takes back what was booked before. */
  readonly amountMinor: number;
  readonly currency: string;
  /** The balance transaction at Stripe (`txn_…`) that it was booked for, if it was. */
  readonly reference?: string | undefined;
};

/** Whether a sum (`<kind>.<currency>`) is of what no pledge tells of: later fees, and releases. */
export const isOfNoPledge = (key: string): boolean =>
  key.startsWith('later_fee.') || key.startsWith('milestone_released.');

/** Sums of entries by `<kind>.<currency>`: the running figures of a journal. */
export type Sums = Readonly<Record<string, number>>;

export const sumKey = (kind: EntryKind, currency: string): string => `${kind}.${currency}`;

export function addSums(left: Sums, right: Sums): Sums {
  const added: Record<string, number> = { ...left };
  for (const [key, amount] of Object.entries(right)) added[key] = (added[key] ?? 0) + amount;
  return withoutZeros(added);
}

const withoutZeros = (sums: Sums): Sums =>
  Object.fromEntries(Object.entries(sums).filter(([, amount]) => amount !== 0));

export const subtractSums = (left: Sums, right: Sums): Sums =>
  addSums(
    left,
    Object.fromEntries(Object.entries(right).map(([key, amount]) => [key, -amount] as const)),
  );

export const sumsOf = (entries: readonly JournalEntry[]): Sums =>
  entries.reduce<Sums>(
    (sums, { kind, currency, amountMinor }) =>
      addSums(sums, { [sumKey(kind, currency)]: amountMinor }),
    {},
  );

/** What a pledge is worth in the ledger now: the sum of all entries that it ever caused. */
export function positionOf(pledge: Pledge): Sums {
  const { currency } = pledge;
  const own = (kind: EntryKind, amountMinor: number) => ({ [sumKey(kind, currency)]: amountMinor });
  const isStanding = stands(pledge);
  const withdrawnMinor = withdrawn(pledge, () => true);
  const lostMinor = withdrawn(pledge, (status) => status === 'lost' || status === 'prevented');
  const wayBack = hasLeft(pledge) ? wayBackOf(pledge, withdrawnMinor) : noWayBack;
  return [
    own(pledge.late ? 'pledged_late' : 'pledged', isStanding ? pledge.amountMinor : 0),
    own('released', isStanding && hasLeft(pledge) ? pledge.amountMinor : 0),
    own('dropped', pledge.state === 'dropped' ? pledge.amountMinor : 0),
    own(isHeldByPartner(pledge) ? 'collected_by_partner' : 'collected', takenMinor(pledge)),
    own('returned', wayBack.returnedMinor),
    own('returned_elsewhere', wayBack.elsewhereMinor),
    own('returned_by_bank', wayBack.byBankMinor),
    own('set_aside', wayBack.setAsideMinor),
    own('refunded', refundsIn(pledge, 'succeeded')),
    own('refunded_elsewhere', refundsIn(pledge, 'elsewhere')),
    own('withdrawn', withdrawnMinor),
    own('lost', Math.min(lostMinor, withdrawnMinor - wayBack.byBankMinor)),
    ...feesOf(pledge).map((fee) => ({ [sumKey('fee', fee.currency.toUpperCase())]: fee.minor })),
  ].reduce(addSums, {});
}

/** Also who had left, and whose money did not get back at once, or was disputed. */
const hasLeft = (pledge: Pledge): boolean =>
  pledge.state === 'released' ||
  pledge.state === 'cancelled' ||
  pledge.state === 'lapsed' ||
  (afterCollection.has(pledge.state) && 'reason' in pledge && pledge.reason !== undefined);

type WayBack = Readonly<
  Record<'returnedMinor' | 'elsewhereMinor' | 'byBankMinor' | 'setAsideMinor', number>
>;

const noWayBack: WayBack = {
  returnedMinor: 0,
  elsewhereMinor: 0,
  byBankMinor: 0,
  setAsideMinor: 0,
};

/** By which way the money of who left went back: together all that was taken. */
function wayBackOf(pledge: Pledge, withdrawnMinor: number): WayBack {
  const elsewhereMinor = paidElsewhereMinor(pledge);
  const returnedMinor = refundedMinor(pledge) - elsewhereMinor;
  const leftMinor = takenMinor(pledge) - refundedMinor(pledge);
  // What a bank takes of money that went back already is taken from the creator.
  const byBankMinor = Math.min(withdrawnMinor, Math.max(leftMinor, 0));
  return { returnedMinor, elsewhereMinor, byBankMinor, setAsideMinor: leftMinor - byBankMinor };
}

const refundsOf = (pledge: Pledge): readonly Refund[] =>
  ('refunds' in pledge ? pledge.refunds : undefined) ?? [];

/** What operations have given back by another route than Stripe. */
export const paidElsewhereMinor = (pledge: Pledge): number =>
  refundsOf(pledge)
    .filter(({ state }) => state === 'elsewhere')
    .reduce((total, { amountMinor }) => total + amountMinor, 0);

const afterCollection: ReadonlySet<Pledge['state']> = new Set([
  ...(['collected', 'refunding', 'refunded', 'disputed', 'won', 'lost'] as const),
]);

/** What goes back to who leaves is counted as returned, whatever its records say. */
function refundsIn(pledge: Pledge, wanted: RefundState): number {
  if (!afterCollection.has(pledge.state) || hasLeft(pledge)) return 0;
  return refundsOf(pledge)
    .filter(({ state }) => state === wanted)
    .reduce((total, { amountMinor }) => total + amountMinor, 0);
}

/** Of what was collected, what its backer is getting back and does not have yet. */
export const onItsWayBackMinor = (pledge: Pledge): number =>
  refundsIn(pledge, 'requested') + refundsIn(pledge, 'pending');

type Disputes = NonNullable<Pledge['disputes']>;

const withdrawn = (
  { disputes = [] }: Pledge,
  counts: (status: Disputes[number]['status']) => boolean,
): number =>
  disputes
    .filter(({ status }) => counts(status))
    .reduce((total, { withdrawnMinor }) => total + withdrawnMinor, 0);

/**
 * Fees that came with an answer. What is charged with the pledge has its fee from the walk over
 * Stripe's balance transactions, always: two ways for one fee could book it twice.
 */
export const chargeFeeOf = (pledge: Pledge): Fee | undefined =>
  'fee' in pledge && pledge.collection !== 'charge-now' ? pledge.fee : undefined;

const feesOf = (pledge: Pledge): Fee[] =>
  [chargeFeeOf(pledge), ...(pledge.disputes ?? []).map(({ fee }) => fee)].flatMap(
    (fee) => fee ?? [],
  );

/** The entries that a change of a pledge causes, in the order of the chart's kinds. */
export function entriesOf(before: Pledge | undefined, after: Pledge): JournalEntry[] {
  const change = subtractSums(positionOf(after), before ? positionOf(before) : {});
  const atMs = after.history.at(-1)?.atMs ?? after.createdAtMs;
  return Object.entries(change)
    .map(([key, amountMinor]) => ({ ...kindAndCurrency(key), amountMinor }))
    .sort((one, other) => entryKinds.indexOf(one.kind) - entryKinds.indexOf(other.kind))
    .map((posting) => ({ ...posting, pledgeId: after.id, atMs }));
}

function kindAndCurrency(key: string): { readonly kind: EntryKind; readonly currency: string } {
  const [kind, currency = ''] = key.split('.');
  return { kind: kind as EntryKind, currency };
}

export type Balance = {
  readonly account: Account;
  readonly currency: string;
  /** Debit less credit. */
  readonly balanceMinor: number;
};

/** The trial balance: per currency it adds up to zero. */
export function balancesOf(sums: Sums): Balance[] {
  const balances = new Map<string, Balance>();
  const post = (account: Account, currency: string, amountMinor: number): void => {
    const key = `${currency} ${account}`;
    const standing = balances.get(key)?.balanceMinor ?? 0;
    balances.set(key, { account, currency, balanceMinor: standing + amountMinor });
  };
  for (const [key, amountMinor] of Object.entries(sums)) {
    const { kind, currency } = kindAndCurrency(key);
    post(postingRules[kind].debit, currency, amountMinor);
    post(postingRules[kind].credit, currency, -amountMinor);
  }
  return [...balances].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, found]) => found);
}
