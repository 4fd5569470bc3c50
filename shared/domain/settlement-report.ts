/**
 * The report that shows that a settlement adds up. Every figure is derived from the journal; the
 * pledges themselves are counted beside it, and where the two differ the report says that it does
 * not add up. It carries the postings it was made from, so that anybody can do the sums again.
 */
import type { Balance, EntryKind, Sums } from './ledger.ts';
import type { Campaign, Outcome } from './campaign.ts';
import type { Pledge, PledgeState } from './pledge.ts';
import {
  addSums,
  balancesOf,
  entryKinds,
  isOfNoPledge,
  positionOf,
  subtractSums,
  sumKey,
} from './ledger.ts';
import { isOpen, pledgeStates } from './pledge.ts';
import { standingMinor } from './tally.ts';

type Figures = {
  /** All that stood when the campaign ended: collected, released and dropped add up to it. */
  readonly pledgedMinor: number;
  /** Pledged late, after the settlement, on top of that; nothing before the campaign is abandoned. */
  readonly latePledgedMinor?: number;
  /** Taken from who stayed, whether or not it was given back later. */
  readonly collectedMinor: number;
  readonly releasedMinor: number;
  readonly droppedMinor: number;
  /**
   * Given back: of what was collected, and of what was taken from who left; of these also what
   * their banks took back.
   */
  readonly refundedMinor: number;
  /** Taken from who left, and here as yet: a refund failed, or a bank gave it back to us. */
  readonly refundsPayableMinor: number;
  /** Of what was collected, held by cardholders' banks that have not decided. */
  readonly disputedMinor: number;
  readonly lostMinor: number;
  /** What Stripe kept, in the currencies of the balance there, as far as it is booked. */
  readonly fees: readonly { readonly minor: number; readonly currency: string }[];
  /** What is left for the creator, less the fees that are in the campaign's own currency. */
  readonly owedMinor: number;
};

export type SettlementReport = Figures & {
  readonly campaignId: string;
  readonly outcome: Outcome | 'cancelled' | 'abandoned';
  readonly currency: string;
  readonly pledges: Readonly<Record<PledgeState, number>>;
  readonly ledger: {
    /** How many entries the journal had. */
    readonly entries: number;
    /** Their sums, by `<kind>.<currency>`. */
    readonly postings: Sums;
    /** The trial balance that these make. */
    readonly balances: readonly Balance[];
  };
  /** False when money is not accounted for as it must be: operations were told. */
  readonly addsUp: boolean;
  readonly settledAtMs: number;
};

/** A report and what proves it, as it is published. */
export type SignedReport = {
  readonly report: SettlementReport;
  /** Of the canonical JSON of `report`, in hexadecimal. */
  readonly sha256: string;
  /** Ed25519, over the canonical JSON of `report`, in base64url. */
  readonly signature: string;
  readonly keyId: string;
  /** As a JSON Web Key. */
  readonly publicKey: { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string };
};

/** Figures of the journal, as `LedgerStore` gives them. */
type LedgerSums = { readonly entries: number; readonly sums: Sums };

export type ReportCount = {
  add(pledge: Pledge): void;
  /** Pledges that are not at their end: there is no report while there are any. */
  open(): number;
  /** Whether the journal says what the pledges say. It may be some moments behind them. */
  agreesWith(ledger: LedgerSums): boolean;
  /** When the last of the pledges was written. */
  movedAtMs(): number;
  result(campaign: Campaign, ledger: LedgerSums, nowMs: number): SettlementReport;
};

export function startReport(): ReportCount {
  const pledges = Object.fromEntries(pledgeStates.map((state) => [state, 0])) as Record<
    PledgeState,
    number
  >;
  let position: Sums = {};
  let open = 0;
  let movedAtMs = 0;
  const agreesWith = ({ sums }: LedgerSums): boolean =>
    Object.keys(differenceOf(sums, position)).length === 0;
  return {
    add(pledge) {
      pledges[pledge.state] += 1;
      if (isOpen(pledge)) open += 1;
      position = addSums(position, positionOf(pledge));
      movedAtMs = Math.max(movedAtMs, pledge.history.at(-1)?.atMs ?? 0);
    },
    open: () => open,
    agreesWith,
    movedAtMs: () => movedAtMs,
    result: (campaign, ledger, nowMs) => {
      const figures = figuresOf(ledger.sums, campaign.currency);
      return {
        campaignId: campaign.id,
        outcome: outcomeOf(campaign),
        currency: campaign.currency,
        pledges,
        ...figures,
        ledger: {
          entries: ledger.entries,
          postings: ledger.sums,
          balances: balancesOf(ledger.sums),
        },
        addsUp: addsUp(figures, campaign) && agreesWith(ledger),
        settledAtMs: nowMs,
      };
    },
  };
}

/** By how much the journal says more than the pledges, for what stands in no pledge. */
export function differenceOf(sums: Sums, position: Sums): Sums {
  const difference = subtractSums(sums, position);
  return Object.fromEntries(Object.entries(difference).filter(([key]) => !isOfNoPledge(key)));
}

function outcomeOf(campaign: Campaign): SettlementReport['outcome'] {
  if (campaign.state === 'abandoned') return 'abandoned';
  return 'outcome' in campaign ? campaign.outcome : 'cancelled';
}

/** The figures that a campaign's postings make. */
export function figuresOf(sums: Sums, currency: string): Figures {
  const of = (...kinds: readonly EntryKind[]): number =>
    kinds.reduce((total, kind) => total + (sums[sumKey(kind, currency)] ?? 0), 0);
  const fees = feesIn(sums);
  const ownFee = fees.find((fee) => fee.currency === currency)?.minor ?? 0;
  const byBank = of('returned_by_bank');
  const returned = of('returned', 'returned_elsewhere') + byBank;
  const refunded = of('refunded', 'refunded_elsewhere');
  const payable = of('set_aside');
  const collected = of('collected', 'collected_by_partner') - returned - payable;
  const withdrawn = of('withdrawn') - byBank;
  return {
    pledgedMinor: of('pledged'),
    ...lateFigure(of('pledged_late')),
    collectedMinor: collected,
    releasedMinor: of('released'),
    droppedMinor: of('dropped'),
    refundedMinor: returned + refunded,
    refundsPayableMinor: payable,
    disputedMinor: withdrawn - of('lost'),
    lostMinor: of('lost'),
    fees,
    owedMinor: collected - refunded - withdrawn - ownFee,
  };
}

/** Reports of campaigns without late pledges stay what they were before there were any. */
const lateFigure = (minor: number) => (minor === 0 ? {} : { latePledgedMinor: minor });

/** Of what the campaign earned so far: what its milestones have released, and what is held. */
export function creatorsShare(sums: Sums, currency: string) {
  const earnedMinor = figuresOf(sums, currency).owedMinor;
  const releasedMinor = sums[sumKey('milestone_released', currency)] ?? 0;
  return { earnedMinor, heldMinor: earnedMinor - releasedMinor, releasedMinor };
}

function feesIn(sums: Sums): { readonly minor: number; readonly currency: string }[] {
  const currencies = new Set(Object.keys(sums).map((key) => key.split('.')[1] ?? ''));
  return [...currencies].sort().flatMap((currency) => {
    const minor = (sums[sumKey('fee', currency)] ?? 0) + (sums[sumKey('later_fee', currency)] ?? 0);
    return minor === 0 ? [] : [{ minor, currency }];
  });
}

/**
 * Whether every unit of money that the outcome was decided on is accounted for, and whether what
 * was charged ahead and is not kept was given back, or is set aside for that.
 */
export function addsUp(figures: Figures, campaign: Campaign): boolean {
  const accounted = figures.collectedMinor + figures.releasedMinor + figures.droppedMinor;
  const tally = 'tally' in campaign ? campaign.tally : undefined;
  const counted = tally ? standingMinor(tally) : figures.pledgedMinor;
  const owed = campaign.collection === 'charge-now' ? figures.releasedMinor : 0;
  return (
    accounted === standingIn(figures) &&
    counted === figures.pledgedMinor &&
    figures.refundedMinor + figures.refundsPayableMinor >= owed
  );
}

const standingIn = ({ pledgedMinor, latePledgedMinor = 0 }: Figures): number =>
  pledgedMinor + latePledgedMinor;

/** What is wrong with the sums of a report, in sentences: done again from its own postings. */
export function faultsOfReport(report: SettlementReport): string[] {
  const { postings } = report.ledger;
  const unknown = Object.keys(postings).filter((key) => !isKind(key.split('.')[0]));
  if (unknown.length > 0)
    return [`the ledger has postings of unknown kinds: ${unknown.join(', ')}`];
  const figures = figuresOf(postings, report.currency);
  const { collectedMinor, releasedMinor, droppedMinor } = figures;
  return [
    ...figureFaults(figures, report),
    ...balanceFaults(balancesOf(postings), report.ledger.balances),
    ...(collectedMinor + releasedMinor + droppedMinor === standingIn(figures)
      ? []
      : ['collected, released and dropped are not what was pledged']),
    ...(report.addsUp ? [] : ['the report itself says that it does not add up']),
  ];
}

const isKind = (name: string | undefined): boolean => entryKinds.some((kind) => kind === name);

function figureFaults(expected: Figures, said: Figures): string[] {
  return (Object.keys({ latePledgedMinor: undefined, ...expected }) as (keyof Figures)[])
    .filter((name) => textOf(expected[name]) !== textOf(said[name]))
    .map(
      (name) => `${name} is ${textOf(said[name])}, and the ledger makes ${textOf(expected[name])}`,
    );
}

/** The same for the same figure, in whatever order its fields were written. */
const textOf = (figure: Figures[keyof Figures]): string =>
  typeof figure === 'object'
    ? `[${figure.map(({ minor, currency }) => `${minor} ${currency}`).join(', ')}]`
    : String(figure);

function balanceFaults(expected: readonly Balance[], said: readonly Balance[]): string[] {
  const named = (balances: readonly Balance[]): Map<string, number> =>
    new Map(
      balances.map(({ account, currency, balanceMinor }) => [
        `${account} ${currency}`,
        balanceMinor,
      ]),
    );
  const [right, claimed] = [named(expected), named(said)];
  return [...new Set([...right.keys(), ...claimed.keys()])]
    .filter((name) => right.get(name) !== claimed.get(name))
    .map(
      (name) =>
        `the balance of ${name} is ${claimed.get(name) ?? 'missing'}, and its postings make ${right.get(name) ?? 'none'}`,
    );
}
