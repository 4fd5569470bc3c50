/**
 * What a world showed of one pledge, as the lines that the model must be able to follow: each event
 * that was written, each request to Stripe with its outcome, each look whose answer arrived, what
 * banks and backers did at Stripe, and the moments at which a clock of the protocol strikes. It
 * begins when the pledge is confirmed, and ends where the model does: with a refund or a dispute.
 */
import type { Pledge, PledgeEventType } from '../../../shared/domain/pledge.ts';
import { word } from './words.ts';

export type Line = {
  readonly step: number;
  /** Whose line it is: `COLLECT`, `RELEASE` …, or 0 for nobody's. */
  readonly what: number;
  readonly a: number;
  readonly b: number;
  /** The invocation, from 1 on; 0 where it is nobody's. */
  readonly tag: number;
  /** Whether the answer arrived at whoever asked; `late`: perhaps not in time. */
  heard: 'no' | 'yes' | 'late';
  readonly atMs: number;
};

export type Trace = {
  readonly pledgeId: string;
  readonly seed: number;
  readonly kind: number;
  readonly lines: Line[];
};

/** What came of some worlds. */
export type Found = {
  readonly traces: readonly Trace[];
  /** Invariants of the simulator that broke, in words: its world ends there. */
  readonly broken: readonly string[];
};

/** Who shows up in a trace, by capability. */
const workers: Readonly<Record<string, string>> = {
  'collect-pledge': 'COLLECT',
  'release-pledge': 'RELEASE',
  'dun-pledge': 'DUN',
  'reconcile-payment': 'LOOK',
  'replace-authorization': 'REPLACE',
  'renew-payment-method': 'RENEW',
  'read-pledge': 'RENEW',
  'cancel-pledge': 'CANCEL',
};

export function workerOf(capability: string | undefined): number {
  const name = capability === undefined ? undefined : workers[capability];
  return name === undefined ? 0 : word(name);
}

export const kindOf = ({ collection }: Pledge): number => word(kinds[collection]);

/** Money that a partner holds never comes to Stripe: the model has nothing of it. */
const kinds = {
  'save-card': 'SAVE',
  authorize: 'HOLD',
  'charge-now': 'AHEAD',
  'held-by-partner': 'SAVE',
} as const;

/** What the model calls the state of an intent. */
export function statusOf(status: unknown): number {
  switch (status) {
    case 'requires_capture':
      return word('HELD');
    case 'requires_confirmation':
      return word('MADE');
    case 'requires_payment_method':
    case 'requires_action':
      return word('UNPAID');
    case 'processing':
      return word('PENDING');
    case 'succeeded':
      return word('PAID');
    case 'canceled':
      return word('GONE');
    default:
      return word('NONE');
  }
}

/** Events after which the pledge is none of the model's business any more. */
const beyond: ReadonlySet<PledgeEventType> = new Set([
  'PledgeRefundRequested',
  'PledgeRefundStarted',
  'PledgeRefundPending',
  'PledgeRefundCompleted',
  'PledgeRefunded',
  'PledgeRefundFailed',
  'PledgeDisputed',
  'PledgeDisputeUpdated',
  'PledgeDisputeWon',
  'PledgeDisputeLost',
]);

export const isBeyond = (type: PledgeEventType): boolean => beyond.has(type);

type Shown = readonly [step: string, a: number];

/** How an event is seen in the model. */
export function eventSeen(
  type: PledgeEventType,
  pledge: Pledge,
  intentNumber: (id: string | undefined) => number,
): Shown {
  const number = 'attempt' in pledge ? (pledge.attempt?.number ?? 0) : 0;
  const charged = 'chargedIntentId' in pledge ? pledge.chargedIntentId : undefined;
  const unpaid = 'unpaidIntentId' in pledge ? pledge.unpaidIntentId : undefined;
  switch (type) {
    case 'PledgeCollectionStarted':
      return ['SEEN_STARTED', number];
    case 'PledgeCollectionPending':
      return ['SEEN_DOUBTED', 0];
    case 'PledgeCollected':
      return ['SEEN_COLLECTED', intentNumber(charged)];
    case 'PledgePaymentFailed':
      return ['SEEN_FAILED', intentNumber(unpaid)];
    case 'PledgeDropped':
      return ['SEEN_DROPPED', 0];
    case 'PledgeReleaseStarted':
      return ['SEEN_RELEASING', number];
    case 'PledgeReleased':
    case 'PledgeCancelled':
      return ['SEEN_RELEASED', 0];
    case 'PledgeAuthorizationReplaced':
      return ['SEEN_REPLACED', 0];
    case 'PledgeRecoveryPrepared':
      return ['SEEN_RENEWED', intentNumber(unpaid)];
    default:
      return ['SEEN_MOVED', 0];
  }
}
