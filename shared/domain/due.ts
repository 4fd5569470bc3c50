/**
 * What is to be done about a pledge whose `dueAtMs` has passed: whoever can bring it on is told to
 * look. Being told twice is harmless, being told for ever is not: whatever stays due is told again
 * after pauses that grow with its age, so that nothing is hammered that Stripe cannot answer yet.
 */
import type { Dispute } from './dispute.ts';
import type { Pledge, ReleaseReason } from './pledge.ts';
import type { Refund } from './refund.ts';
import { isInquiry, isOpenDispute } from './dispute.ts';
import { hourMs, minuteMs } from './duration.ts';
import { wasDoubted } from './attempt.ts';

export type DueStep =
  /** Also of a pledge whose attempts are over, one of them given up: it may have taken money. */
  | { readonly kind: 'collect' }
  | { readonly kind: 'dun' }
  | { readonly kind: 'release'; readonly reason: ReleaseReason }
  | { readonly kind: 'replace_authorization' }
  /** A refund of which Stripe was not told yet. */
  | { readonly kind: 'refund'; readonly refundId: string }
  /** Refunds that Stripe has accepted and not finished. */
  | { readonly kind: 'look_at_refunds' }
  | { readonly kind: 'look_at_disputes' };

/** Nothing, where nobody could do anything. */
export function dueSteps(pledge: Pledge): readonly DueStep[] {
  switch (pledge.state) {
    case 'confirmed':
      return whenConfirmed(pledge);
    case 'collecting':
      return [{ kind: 'collect' }];
    case 'past_due':
      return [{ kind: 'dun' }];
    case 'releasing':
      return [{ kind: 'release', reason: pledge.reason }];
    case 'collected':
    case 'refunding':
    case 'refunded':
    case 'disputed':
    case 'won':
    case 'lost':
    case 'dropped':
      return wasDoubted(pledge) ? [{ kind: 'collect' }, ...moneySteps(pledge)] : moneySteps(pledge);
    case 'released':
    case 'cancelled':
    case 'lapsed':
      return moneySteps(pledge);
    case 'pending':
      return [];
  }
}

/** The money of a late pledge is here already: that is to be written. */
function whenConfirmed(pledge: Pledge): readonly DueStep[] {
  if (pledge.late) return [{ kind: 'collect' }];
  if (pledge.collection === 'authorize') return [{ kind: 'replace_authorization' }];
  return moneySteps(pledge);
}

/** Due for no reason that shows, it is looked at for whatever it has. */
function moneySteps(pledge: Pledge): DueStep[] {
  const { refunds = [], disputes = [] } = pledge as Partial<Charged>;
  const steps = [...refundSteps(refunds), ...(disputes.some(isUndecided) ? [lookAtDisputes] : [])];
  if (steps.length > 0) return steps;
  return [
    ...(disputes.length > 0 ? [lookAtDisputes] : []),
    ...(refunds.length > 0 ? [lookAtRefunds] : []),
  ];
}

type Charged = { readonly refunds: readonly Refund[]; readonly disputes: readonly Dispute[] };

const lookAtRefunds: DueStep = { kind: 'look_at_refunds' };
const lookAtDisputes: DueStep = { kind: 'look_at_disputes' };

const refundSteps = (refunds: readonly Refund[]): DueStep[] => [
  ...refunds
    .filter(({ state }) => state === 'requested')
    .map(({ id }) => ({ kind: 'refund', refundId: id }) as const),
  ...(refunds.some(({ state }) => state === 'pending') ? [lookAtRefunds] : []),
];

const isUndecided = (dispute: Dispute): boolean =>
  isOpenDispute(dispute) || (isInquiry(dispute) && dispute.status !== 'warning_closed');

/** Told within the last run or so: its worker may not have had its turn. */
const justDueMs = 4 * minuteMs;
const pauseMsMin = 15 * minuteMs;
const pauseMsMax = 12 * hourMs;

/**
 * When to tell again of what stays due; undefined for what has only just become due, since its
 * worker sets the next time itself, as a rule. The pause is half of the time since anything
 * happened to the pledge: after an hour half an hour, after a day and more half a day. Where money is
 * being taken or given up it is never shorter than a message lives: one that fails comes back by itself,
 * and others beside it would ask Stripe many times as often, in the very hours when it does not answer.
 */
export function tellAgainAtMs(pledge: Pledge, nowMs: number): number | undefined {
  if (pledge.dueAtMs === undefined || nowMs - pledge.dueAtMs < justDueMs) return undefined;
  return nowMs + Math.max(pauseMs(pledge, nowMs), isBusy(pledge) ? messageLifeMs : 0);
}

/** The same pause, for a worker that has looked and found that nothing has changed. */
export const lookAgainAtMs = (pledge: Pledge, nowMs: number): number =>
  nowMs + pauseMs(pledge, nowMs);

function pauseMs({ history, createdAtMs }: Pledge, nowMs: number): number {
  const lastMs = history.at(-1)?.atMs ?? createdAtMs;
  return Math.min(Math.max((nowMs - lastMs) / 2, pauseMsMin), pauseMsMax);
}

/** For so long a message that fails comes back by itself, at a worker that asks Stripe. */
const messageLifeMs = 8 * hourMs;

/** When to look whether the message that brings on an attempt was lost. */
export const messageLostAtMs = (nowMs: number): number => nowMs + messageLifeMs;

/**
 * Whether somebody has begun with the pledge so lately that the message is still on its way, should
 * Stripe not have answered, or looks after it by the clock: another message would only ask Stripe
 * twice as often.
 */
export const isUnderWay = (pledge: Pledge, nowMs: number): boolean =>
  isBusy(pledge) &&
  (pledge.dueAtMs !== undefined || nowMs - (pledge.history.at(-1)?.atMs ?? 0) < messageLifeMs);

const isBusy = ({ state }: Pledge): boolean => state === 'collecting' || state === 'releasing';
