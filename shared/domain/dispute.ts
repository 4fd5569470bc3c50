/**
 * A cardholder's bank asks a payment back. Stripe may create a dispute that is lost already, open
 * several for one charge, ask more than the charge, and turn lost into won
 * (https://docs.stripe.com/disputes/how-disputes-work). An inquiry (`warning_…`) moves no money.
 * Invariant: the state of a pledge follows from all of its disputes together, never from the order
 * in which they were heard of.
 */
import type { Fee } from './money.ts';
import type { Pledge, PledgeEvent } from './pledge.ts';
import { dayMs } from './duration.ts';
import { hasOpenRefund } from './refund.ts';
import { pendingStrayLook } from './attempt.ts';
import { isLost } from './lost-money.ts';

/** Stripe's own words for where a dispute stands. */
export type DisputeStatus =
  | 'warning_needs_response'
  | 'warning_under_review'
  | 'warning_closed'
  | 'needs_response'
  | 'under_review'
  | 'appeal_needs_response'
  | 'appeal_under_review'
  | 'won'
  | 'lost'
  | 'prevented';

export type Dispute = {
  /** `du_…` or `dp_…`. */
  readonly id: string;
  readonly status: DisputeStatus;
  /** May be more than was charged. */
  readonly amountMinor: number;
  /** Stripe's reason, such as `fraudulent` or `product_not_received`. */
  readonly reason: string;
  readonly openedAtMs: number;
  /** Until when evidence may be handed in. */
  readonly evidenceDueAtMs?: number | undefined;
  /** What the bank took, less what it gave back; from Stripe's balance transactions. */
  readonly withdrawnMinor: number;
  /** What Stripe took for the dispute itself, less what it gave back. */
  readonly fee?: Fee | undefined;
};

/** A card network's report that a payment was made by a thief, before anybody disputes it. */
export type FraudWarning = {
  /** `issfr_…`. */
  readonly id: string;
  /** Stripe's `fraud_type`. */
  readonly kind: string;
  readonly warnedAtMs: number;
};

type Standing = Pick<Dispute, 'status'>;

export const isInquiry = ({ status }: Standing): boolean => status.startsWith('warning_');

const openStatuses: ReadonlySet<DisputeStatus> = new Set([
  'needs_response',
  'under_review',
  'appeal_needs_response',
  'appeal_under_review',
]);

export const isOpenDispute = ({ status }: Standing): boolean => openStatuses.has(status);

/** Evidence may be handed in, to the bank that disputes or to the one that asks. */
export const awaitsEvidence = ({ status }: Standing): boolean => status.endsWith('needs_response');

const tookMoney = (dispute: Dispute): boolean => dispute.status === 'won' || isLost(dispute);

/** The bank has the money, or had it; an inquiry and what was prevented leave it where it is. */
export const isWithBank = (dispute: Dispute): boolean =>
  isOpenDispute(dispute) || tookMoney(dispute);

const isDecided = (dispute: Dispute): boolean =>
  tookMoney(dispute) || dispute.status === 'prevented';

/** The list with this record in it, in place of an earlier state of it. */
export function withDispute(
  disputes: readonly Dispute[] | undefined,
  dispute: Dispute,
): readonly Dispute[] {
  const known = disputes ?? [];
  return known.some(({ id }) => id === dispute.id)
    ? known.map((before) => (before.id === dispute.id ? dispute : before))
    : [...known, dispute];
}

/** The PaymentIntent by which money was taken; undefined while none is recorded. */
export function chargedIntentOf(pledge: Pledge): string | undefined {
  if ('chargedIntentId' in pledge) return pledge.chargedIntentId;
  const payment = 'payment' in pledge ? pledge.payment : undefined;
  return pledge.collection === 'save-card' ? undefined : payment?.intentId;
}

type Found = {
  readonly disputes: readonly Dispute[];
  readonly chargedIntentId: string;
  readonly atMs: number;
};

/**
 * The steps that bring a pledge to where its disputes at Stripe are; none when it is there already.
 * Its state may not allow the first of them yet: then the money itself is not recorded.
 */
export function disputeEvents(pledge: Pledge, { disputes, ...facts }: Found): PledgeEvent[] {
  const known = pledge.disputes ?? [];
  const all = disputes.reduce<readonly Dispute[]>(withDispute, known);
  const news = all.filter((dispute) => !isKnown(dispute, known));
  const dueAtMs = nextDisputeLook({ ...pledge, disputes: all }, { news, atMs: facts.atMs });
  const isOverForNothing = dueAtMs === undefined && isDueForNothing(pledge, facts.atMs);
  if (news.length === 0 && !isOverForNothing && !isHalfWay(pledge, all)) return [];
  return stepsTo(pledge, all, news).map((type) => ({ type, ...facts, disputes: all, dueAtMs }));
}

/** Its disputes are decided, and whoever wrote that they were opened did not come to say so. */
const isHalfWay = ({ state }: Pledge, all: readonly Dispute[]): boolean =>
  state === 'disputed' && !all.some(isOpenDispute) && all.some(isDecided);

const compared = ['status', 'amountMinor', 'reason', 'evidenceDueAtMs', 'withdrawnMinor'] as const;

const isKnown = (dispute: Dispute, known: readonly Dispute[]): boolean =>
  known.some(
    (before) =>
      before.id === dispute.id &&
      compared.every((field) => before[field] === dispute[field]) &&
      before.fee?.minor === dispute.fee?.minor,
  );

type DisputeStep =
  | 'PledgeInquiryUpdated'
  | 'PledgeDisputed'
  | 'PledgeDisputeUpdated'
  | 'PledgeDisputeWon'
  | 'PledgeDisputeLost';

/** One that is still open outweighs all that are decided. */
function stepsTo(
  pledge: Pledge,
  all: readonly Dispute[],
  news: readonly Dispute[],
): readonly DisputeStep[] {
  if (all.some(isOpenDispute)) return [stepToOpen(pledge, news)];
  const isHeld = statesOfDisputes.has(pledge.state);
  if (all.some(isHeld ? isDecided : tookMoney)) return stepsToEnd(pledge, all, news);
  return [isHeld ? 'PledgeDisputeUpdated' : 'PledgeInquiryUpdated'];
}

/** One that is lost outweighs those that are won. */
function stepsToEnd(
  pledge: Pledge,
  all: readonly Dispute[],
  news: readonly Dispute[],
): readonly DisputeStep[] {
  const [end, decided] = all.some(isLost)
    ? (['lost', 'PledgeDisputeLost'] as const)
    : (['won', 'PledgeDisputeWon'] as const);
  if (pledge.state === end) return ['PledgeDisputeUpdated'];
  if (statesOfDisputes.has(pledge.state)) return [decided];
  return news.some((dispute) => isVerdict(dispute, pledge))
    ? ['PledgeDisputed', decided]
    : ['PledgeDisputeUpdated'];
}

const statesOfDisputes: ReadonlySet<Pledge['state']> = new Set(['disputed', 'won', 'lost']);

/** Each dispute that opens is told, also beside others. */
const stepToOpen = (pledge: Pledge, news: readonly Dispute[]): DisputeStep =>
  pledge.state === 'disputed' && !news.some((dispute) => opens(dispute, pledge))
    ? 'PledgeDisputeUpdated'
    : 'PledgeDisputed';

const before = (dispute: Dispute, pledge: Pledge): Dispute | undefined =>
  pledge.disputes?.find(({ id }) => id === dispute.id);

const opens = (dispute: Dispute, pledge: Pledge): boolean => {
  const earlier = before(dispute, pledge);
  return isOpenDispute(dispute) && !(earlier && isOpenDispute(earlier));
};

const isVerdict = (dispute: Dispute, pledge: Pledge): boolean =>
  tookMoney(dispute) && before(dispute, pledge)?.status !== dispute.status;

const lookMs = { everyMs: dayMs, beforeEvidenceIsDueMs: dayMs / 12 };

type Looked = { readonly news?: readonly Dispute[]; readonly atMs: number };

/**
 * When to look again: webhooks tell at once, a look finds what they did not tell. Undefined when
 * all is decided and paid, or was waited for in vain.
 */
export function nextDisputeLook(pledge: Pledge, looked: Looked): number | undefined {
  const { atMs } = looked;
  const looks = (pledge.disputes ?? []).flatMap((dispute) => looksAt(dispute, atMs));
  if (isPaymentAwaited(pledge, looked)) looks.push(atMs + lookMs.everyMs);
  if (isLookedAtByOthers(pledge) && pledge.dueAtMs !== undefined) looks.push(pledge.dueAtMs);
  const strayLookAtMs = pendingStrayLook(pledge);
  if (strayLookAtMs !== undefined) looks.push(strayLookAtMs);
  return looks.length > 0 ? Math.min(...looks) : undefined;
}

export const isToBePaidBack = ({ status, withdrawnMinor }: Dispute): boolean =>
  status === 'won' && withdrawnMinor > 0;

/** Longer than Stripe takes; what is not back by then, people have to ask for. */
const paidBackWithinMs = 30 * dayMs;

function isPaymentAwaited(
  { disputes = [], history }: Pledge,
  { news = [], atMs }: Looked,
): boolean {
  if (news.some(isToBePaidBack)) return true;
  const decided = history.findLast(
    ({ type }) => type === 'PledgeDisputeWon' || type === 'PledgeDisputeLost',
  );
  return disputes.some(isToBePaidBack) && atMs < (decided?.atMs ?? atMs) + paidBackWithinMs;
}

function looksAt(dispute: Dispute, atMs: number): number[] {
  if (!awaitsEvidence(dispute) && !dispute.status.endsWith('under_review')) return [];
  const { evidenceDueAtMs = 0 } = dispute;
  return [atMs + lookMs.everyMs, evidenceDueAtMs - lookMs.beforeEvidenceIsDueMs].filter(
    (look) => look > atMs,
  );
}

/** Money that is on its way back, or held, has a time of its own, which stays. */
const isLookedAtByOthers = (pledge: Pledge): boolean =>
  (pledge.state === 'confirmed' && pledge.collection === 'authorize') ||
  pledge.state === 'releasing' ||
  ('refunds' in pledge && hasOpenRefund(pledge.refunds));

/** The time to look has come, and for no other reason than its disputes. */
export const isDisputeLookDue = (pledge: Pledge, nowMs: number): boolean =>
  pledge.disputes !== undefined &&
  !isLookedAtByOthers(pledge) &&
  pledge.dueAtMs !== undefined &&
  pledge.dueAtMs <= nowMs;

/**
 * Due when there is nothing left to look for. Lost while it was being released, a pledge keeps the time
 * of its release, which whoever tells of it moves on before anybody looks.
 */
const isDueForNothing = (pledge: Pledge, nowMs: number): boolean =>
  isDisputeLookDue(pledge, nowMs) || (pledge.state === 'lost' && pledge.dueAtMs !== undefined);

/** Whose money is here, or about to be recorded as here; what is on its way back needs no warning. */
const warnable: ReadonlySet<Pledge['state']> = new Set([
  'confirmed',
  'collecting',
  'past_due',
  'collected',
]);

/** Of warnings that are new. As with disputes, the state may not allow it yet. */
export function fraudEvents(
  pledge: Pledge,
  { warnings, atMs }: { readonly warnings: readonly FraudWarning[]; readonly atMs: number },
): PledgeEvent[] {
  const known = pledge.fraudWarnings ?? [];
  const news = warnings.filter((warning) => !known.some(({ id }) => id === warning.id));
  if (news.length === 0 || !warnable.has(pledge.state)) return [];
  const { dueAtMs } = pledge;
  return [{ type: 'PledgeFraudWarned', atMs, fraudWarnings: [...known, ...news], dueAtMs }];
}
