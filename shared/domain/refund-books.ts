/**
 * The books of a pledge's refunds against what Stripe has: which records follow from what was seen
 * there, and which event that is. Refunds that people made in Stripe's Dashboard are taken over, so
 * that the books are right whoever moved the money. Nothing here asks how it was heard of: seen
 * twice, late or in any order, it comes to the same records.
 */
import type { Pledge, PledgeEvent } from './pledge.ts';
import type { Refund, RefundFact, RefundReason } from './refund.ts';
import {
  hasOpenRefund,
  isOfAllLeft,
  noRemainder,
  refundTarget,
  refundableMinor,
  refundedSum,
} from './refund.ts';
import { hourMs, minuteMs } from './duration.ts';
import { lostMinor } from './lost-money.ts';
import { nextDisputeLook } from './dispute.ts';
import { pendingStrayLook } from './attempt.ts';
import { pledgeTarget } from './pledge.ts';

/** A refund as Stripe has it. `failed`: the money is owed by another route. */
export type SentRefund = {
  /** The id in our books; missing when it was made by hand, in Stripe's Dashboard. */
  readonly refundId?: string | undefined;
  /** Missing when Stripe refused to make one. */
  readonly stripeRefundId?: string | undefined;
  readonly amountMinor: number;
  readonly state: 'pending' | 'succeeded' | 'failed';
  readonly createdAtMs?: number | undefined;
  /** Stripe's word for why; ours is in our books. */
  readonly reason?: string | undefined;
  /** Stripe's `pending_reason`, `failure_reason` or error code. */
  readonly detail?: string | undefined;
};

/** The id in our books under which a release gives money back. */
export const releaseRefundId = 'release';

type Books = { readonly amountMinor: number; readonly refunds?: readonly Refund[] | undefined };

/** The records after what Stripe was seen to have; refunds of it that nobody told us of included. */
export function reconciled(
  { amountMinor, refunds = [] }: Books,
  seen: readonly SentRefund[],
  atMs: number,
): readonly Refund[] {
  let after = refunds;
  for (const sent of seen) after = withSeen(after, sent, atMs);
  return withoutImpossible(amountMinor, after, atMs);
}

function withSeen(refunds: readonly Refund[], sent: SentRefund, atMs: number): readonly Refund[] {
  const known = refunds.find((record) => isRecordOf(record, sent));
  if (!known) return [...refunds, takenOver(refunds, sent, atMs)];
  const state = refundTarget(known.state, factOf(sent));
  if (state === undefined) return refunds;
  const { stripeRefundId = known.stripeRefundId, detail } = sent;
  const told: Refund = { ...known, state, stripeRefundId, detail };
  return refunds.map((record) => (record === known ? told : record));
}

const isRecordOf = (record: Refund, sent: SentRefund): boolean =>
  record.stripeRefundId === undefined
    ? record.id === sent.refundId && record.state === 'requested'
    : record.stripeRefundId === sent.stripeRefundId;

const facts = { pending: 'accepted', succeeded: 'succeeded', failed: 'failed' } as const;
const factOf = ({ state }: SentRefund): RefundFact => facts[state];

/** Under our id, if it names one that is not in the books; else under Stripe's. */
function takenOver(refunds: readonly Refund[], sent: SentRefund, atMs: number): Refund {
  const { refundId, stripeRefundId, amountMinor, state, detail, createdAtMs = atMs } = sent;
  const isTaken = refunds.some(({ id }) => id === refundId);
  const id = isTaken ? stripeRefundId : (refundId ?? stripeRefundId);
  return {
    id: id ?? `${refundId}-${refunds.length + 1}`,
    amountMinor,
    reason: reasonOf(sent),
    state,
    requestedAtMs: createdAtMs,
    attemptNumber: 1,
    startedAtMs: createdAtMs,
    ...(stripeRefundId !== undefined && { stripeRefundId }),
    ...(detail !== undefined && { detail }),
  };
}

const stripeReasons: readonly RefundReason[] = ['duplicate', 'fraudulent'];

function reasonOf({ refundId, reason }: SentRefund): RefundReason {
  if (refundId === releaseRefundId) return 'released';
  return stripeReasons.find((known) => known === reason) ?? 'requested_by_customer';
}

/**
 * What others have refunded leaves no room for it, so that Stripe will never do it. What is to give
 * back all that is left is for less from now on: under the next number, as a key belongs to an amount.
 */
function withoutImpossible(
  amountMinor: number,
  refunds: readonly Refund[],
  atMs: number,
): readonly Refund[] {
  const others = refunds.filter(({ state }) => state !== 'requested');
  let leftMinor = refundableMinor({ amountMinor, refunds: others });
  return refunds.map((record) => {
    if (record.state !== 'requested') return record;
    const fitting = fitted(record, leftMinor, atMs);
    if (fitting.state === 'requested') leftMinor -= fitting.amountMinor;
    return fitting;
  });
}

function fitted(record: Refund, leftMinor: number, atMs: number): Refund {
  if (record.amountMinor <= leftMinor) return record;
  if (leftMinor <= 0 || !isOfAllLeft(record)) return failed(record, noRemainder);
  const attemptNumber = record.attemptNumber + 1;
  return { ...record, amountMinor: leftMinor, attemptNumber, startedAtMs: atMs };
}

/** A record that Stripe will not carry out. */
export const failed = (record: Refund, detail: string): Refund => ({
  ...record,
  state: 'failed',
  detail,
});

/** What the pledge has to be told of its refunds now; undefined when it knows all of it. */
export function refundEvent(
  pledge: Pledge,
  refunds: readonly Refund[],
  atMs: number,
): PledgeEvent | undefined {
  const chargedIntentId = 'chargedIntentId' in pledge ? pledge.chargedIntentId : undefined;
  const type = typeOf(pledge, refunds);
  if (type === undefined || chargedIntentId === undefined) return undefined;
  if (pledgeTarget(pledge.state, type) === undefined) return undefined;
  const dueAtMs = earliest(moneyDueAtMs(pledge, refunds, atMs), pendingStrayLook(pledge));
  return { type, atMs, refunds, chargedIntentId, dueAtMs };
}

/** When to look at the refunds of a pledge again, or at its disputes: neither forgets the other. */
export const moneyDueAtMs = (
  pledge: Pledge,
  refunds: readonly Refund[],
  nowMs: number,
): number | undefined =>
  earliest(
    refundsDueAtMs(refunds, nowMs),
    nextDisputeLook({ ...pledge, dueAtMs: undefined }, { atMs: nowMs }),
  );

type RefundEventType = Extract<PledgeEvent, { readonly refunds: readonly Refund[] }>['type'];

function typeOf(pledge: Pledge, refunds: readonly Refund[]): RefundEventType | undefined {
  const change = changeOf('refunds' in pledge ? pledge.refunds : undefined, refunds);
  const isAllBack = refundedSum(refunds) + lostMinor(pledge) >= pledge.amountMinor;
  const leftMinor = refundableMinor({ ...pledge, refunds });
  switch (pledge.state) {
    case 'collected':
    case 'won':
      return leftMinor <= 0 ? 'PledgeRefundStarted' : change;
    case 'refunding':
      return isAllBack ? 'PledgeRefunded' : change;
    case 'released':
    case 'cancelled':
    case 'lapsed':
      return leftMinor > 0 && hasFailed(refunds) ? 'PledgeRefundFailed' : change;
    case 'refunded':
      return isAllBack ? undefined : 'PledgeRefundFailed';
    default:
      return change;
  }
}

const hasFailed = (refunds: readonly Refund[]): boolean =>
  refunds.some(({ state }) => state === 'failed');

type Change = 'PledgeRefundFailed' | 'PledgeRefundCompleted' | 'PledgeRefundPending';

/** The weightiest of what changed between two states of the books. */
function changeOf(
  before: readonly Refund[] | undefined,
  after: readonly Refund[],
): Change | undefined {
  const known = new Map(before?.map((record) => [record.id, record]));
  const moved = after.filter((record) => known.get(record.id)?.state !== record.state);
  if (hasFailed(moved)) return 'PledgeRefundFailed';
  if (refundedSum(moved) > 0) return 'PledgeRefundCompleted';
  const isTold = after.every(({ id, detail }) => known.get(id)?.detail === detail);
  return moved.length > 0 || !isTold ? 'PledgeRefundPending' : undefined;
}

/** By then the message that Stripe is to be told by must have been lost. */
const untoldMs = 15 * minuteMs;

/** When to look at refunds again that are not over: after pauses as long as they are old. */
export function refundsDueAtMs(refunds: readonly Refund[], nowMs: number): number | undefined {
  if (!hasOpenRefund(refunds)) return undefined;
  if (refunds.some(({ state }) => state === 'requested')) return nowMs + untoldMs;
  const pending = refunds.filter(({ state }) => state === 'pending');
  return nowMs + Math.min(...pending.map(({ startedAtMs }) => pauseMs(nowMs - startedAtMs)));
}

/** From an hour to a day; a refund that waits for balance waits for days. */
const pauseMs = (ageMs: number): number => Math.min(Math.max(ageMs, hourMs), 24 * hourMs);

export function earliest(...times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
}
