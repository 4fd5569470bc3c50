/**
 * The books: entries are written once and numbered without a gap, what they add up to is what the
 * pledges say, and what the pledges say is what Stripe did.
 */
import type { EndState, Item, StripeObject } from '../observation.ts';
import type { Invariant } from './invariant.ts';
import type { NumberedEntry } from '../../../shared/store/journal-chunk.ts';
import type { Pledge } from '../../../shared/domain/pledge.ts';
import type { Sums } from '../../../shared/domain/ledger.ts';
import type { Totals } from '../../../shared/domain/totals.ts';
import { addSums, balancesOf, positionOf, sumsOf } from '../../../shared/domain/ledger.ts';
import { addTotals, contribution, noTotals } from '../../../shared/domain/totals.ts';
import { chargedIntentOf } from '../../../shared/domain/dispute.ts';
import { entriesOfChunk } from '../../../shared/store/journal-chunk.ts';
import { sumDifferences } from '../../../shared/domain/reconciliation.ts';
import { isStanding, numberOf, referenceOf, textOf, withdrawnMinor } from './stripe-object.ts';

const isChunk = (item: Item): boolean => String(item['pk']).startsWith('J#');

export const entriesNeverChange: Invariant = {
  name: 'entries-never-change',
  why: 'A journal in which an entry can change or be missing proves nothing to anybody.',
  watch: ({ violate }) => {
    const next = new Map<string, number>();
    return {
      written: ({ before, after, by }) => {
        const item = after ?? before;
        if (!item || !isChunk(item)) return;
        const journal = String(item['pk']);
        const number = Number(item['sk']);
        const expected = next.get(journal) ?? 1;
        next.set(journal, number + Number(item['count']));
        if (before === undefined && number === expected) return;
        violate(`${by?.capability} wrote entry ${number} of ${journal}, and ${expected} was next`);
      },
    };
  },
};

type Books = { readonly entries: NumberedEntry[]; totals?: Item };

/** Every campaign's journal in its order, and its running figures. */
function booksOf(end: EndState): Map<string, Books> {
  const books = new Map<string, Books>();
  const of = (campaignId: string): Books => {
    const known: Books = books.get(campaignId) ?? { entries: [] };
    books.set(campaignId, known);
    return known;
  };
  for (const item of end.items()) {
    if (isChunk(item)) of(String(item['pk']).slice(2)).entries.push(...entriesOfChunk(item));
    else if (item['sk'] === 'TOTALS') of(String(item['pk']).slice(2)).totals = item;
  }
  for (const { entries } of books.values()) entries.sort((a, b) => a.number - b.number);
  return books;
}

const sumsIn = (totals: Item): Sums =>
  Object.fromEntries(
    Object.entries(totals).flatMap(([name, value]) =>
      name.startsWith('sum:') && value !== 0 ? [[name.slice(4), Number(value)] as const] : [],
    ),
  );

const saidOf = (differences: ReturnType<typeof sumDifferences>): string =>
  differences.map((d) => `${d.reference}: ${d.bookedMinor}, not ${d.foundMinor}`).join('; ');

function faultOfBooks({ entries, totals = {} }: Books): string | undefined {
  const gap = entries.find(({ number }, index) => number !== index + 1);
  if (gap) return `entry ${gap.number} does not follow the one before it`;
  const counted = Number(totals['entries'] ?? 0);
  if (counted !== entries.length) return `the totals count ${counted} entries of ${entries.length}`;
  const sums = sumsOf(entries);
  const differing = sumDifferences(sumsIn(totals), sums);
  if (differing.length > 0) return `its figures are not its sums: ${saidOf(differing)}`;
  return unbalanced(sums);
}

/** Debits less credits, by currency, where that is not nothing. */
function unbalanced(sums: Sums): string | undefined {
  const left = new Map<string, number>();
  for (const { currency, balanceMinor } of balancesOf(sums))
    left.set(currency, (left.get(currency) ?? 0) + balanceMinor);
  const wrong = [...left].filter(([, sum]) => sum !== 0);
  return wrong.length === 0 ? undefined : `debits less credits are ${wrong.flat().join(' ')}`;
}

export const debitsAreCredits: Invariant = {
  name: 'debits-are-credits',
  why: 'Books that do not balance, or whose figures are not their sums, hide money.',
  watch: ({ violate }) => ({
    atEnd: (end) => {
      for (const [campaignId, books] of booksOf(end)) {
        const fault = faultOfBooks(books);
        if (fault !== undefined) violate(`The journal of ${campaignId}: ${fault}`);
      }
    },
  }),
};

export const journalTellsThePledges: Invariant = {
  name: 'journal-tells-the-pledges',
  why: 'Settlement reports are made from the journal: it must say of each pledge what became of it.',
  watch: ({ violate, told }) => ({
    atEnd: (end) => {
      const booked = new Map<string, Sums>();
      for (const { entries } of booksOf(end).values())
        for (const entry of entries)
          booked.set(entry.pledgeId, addSums(booked.get(entry.pledgeId) ?? {}, sumsOf([entry])));
      for (const { id, pledge } of told.pledges.values()) {
        const differing = sumDifferences(booked.get(id) ?? {}, positionOf(pledge), id);
        if (differing.length > 0) violate(`The journal of ${id}: ${saidOf(differing)}`);
        booked.delete(id);
      }
      for (const id of booked.keys())
        violate(`The journal has entries of ${id}, which is no pledge`);
    },
  }),
};

const fields = Object.keys(noTotals) as (keyof Totals)[];

export const totalsAreTheSum: Invariant = {
  name: 'totals-are-the-sum',
  why: 'The progress bar and the end of a settlement go by the totals: at rest they are the pledges.',
  watch: ({ violate, told }) => ({
    atEnd: (end) => {
      const sums = new Map<string, Totals>();
      for (const { campaignId, pledge } of told.pledges.values())
        sums.set(campaignId, addTotals(sums.get(campaignId) ?? noTotals, contribution(pledge)));
      const books = booksOf(end);
      for (const [campaignId, sum] of sums) {
        const totals = books.get(campaignId)?.totals;
        const wrong = fields.filter((field) => Number(totals?.[field] ?? 0) !== sum[field]);
        const said = wrong.map((f) => `${f} ${String(totals?.[f] ?? 0)}, not ${sum[f]}`);
        if (said.length > 0) violate(`The totals of ${campaignId}: ${said.join('; ')}`);
      }
    },
  }),
};

/** What Stripe says of one PaymentIntent's money. */
type Money = { taken: number; refunded: number; withdrawn: number; isMoving: boolean };

function moneyByIntent({ stripe }: EndState): Map<string, Money> {
  const money = new Map<string, Money>();
  const of = (object: StripeObject): Money => {
    const intentId = referenceOf(object, 'payment_intent');
    const known = money.get(intentId) ?? { taken: 0, refunded: 0, withdrawn: 0, isMoving: false };
    money.set(intentId, known);
    return known;
  };
  for (const charge of stripe.charges())
    if (charge['captured'] === true && charge['status'] === 'succeeded')
      of(charge).taken += numberOf(charge, 'amount_captured');
  for (const refund of stripe.refunds()) addRefund(of(refund), refund);
  for (const dispute of stripe.disputes()) of(dispute).withdrawn += withdrawnMinor(dispute);
  return money;
}

/** What Stripe lets go of a mere hold is a refund as well, of money that nobody took. */
function addRefund(money: Money, refund: StripeObject): void {
  if (money.taken === 0 || !isStanding(refund)) return;
  if (refund['status'] === 'succeeded') money.refunded += numberOf(refund, 'amount');
  else money.isMoving = true;
}

const nothing: Money = { taken: 0, refunded: 0, withdrawn: 0, isMoving: false };

function faultOfMoney(pledge: Pledge, money: Money): string | undefined {
  const position = positionOf(pledge);
  const of = (kind: string): number => position[`${kind}.${pledge.currency}`] ?? 0;
  const booked = {
    taken: of('collected'),
    refunded: of('returned') + of('refunded'),
    withdrawn: of('withdrawn'),
  };
  const wrong = (['taken', 'refunded', 'withdrawn'] as const).filter(
    (name) => booked[name] !== money[name],
  );
  return wrong.length === 0
    ? undefined
    : wrong.map((name) => `${name} ${booked[name]}, at Stripe ${money[name]}`).join('; ');
}

/** Pledges about which the daily check has told people that the books differ. */
export function reported(end: EndState): Set<string> {
  const ids = new Set<string>();
  for (const item of end.items())
    if (String(item['sk']).startsWith('DIFFERENCE#')) ids.add(textOf(item, 'pledgeId'));
  return ids;
}

export const ledgerIsStripe: Invariant = {
  name: 'ledger-is-stripe',
  why: 'The creator is paid by the ledger: what it says of each pledge must be what is at Stripe.',
  watch: ({ violate, told }) => ({
    atEnd: (end) => {
      const money = moneyByIntent(end);
      // Of what no webhook ever told, the daily check tells people: then it is known to differ.
      const known = reported(end);
      for (const { id, pledge } of told.pledges.values()) {
        const intentId = chargedIntentOf(pledge);
        const own = money.get(intentId ?? '') ?? nothing;
        if (own.isMoving || known.has(id)) continue;
        const fault = faultOfMoney(pledge, own);
        if (fault !== undefined) violate(`The ledger of ${id} (${intentId}): ${fault}`);
      }
    },
  }),
};
