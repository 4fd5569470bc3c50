/**
 * What can happen to a pledge: one fact per event, in the past tense. Where an event leads from a
 * state is for the transition table of `pledge.ts` to say, and what it writes for `written` there.
 */
import type { Dispute, FraudWarning } from './dispute.ts';
import type { Fee } from './money.ts';
import type { Hold, Payment, PaymentFailure, PreparedPayment, ReleaseReason } from './pledge.ts';
import type { OrderFacts } from './line.ts';
import type { Refund } from './refund.ts';

/** `dueAtMs`: when to look at the pledge again; an event without one means never. */
export type PledgeEvent = { readonly atMs: number; readonly dueAtMs?: number | undefined } & (
  | { readonly type: 'PledgeCreated' }
  | { readonly type: 'PledgePrepared'; readonly prepared: PreparedPayment }
  | ({
      readonly type: 'PledgeChanged';
      readonly holds: readonly Hold[];
      readonly verifyAfterMs?: number | undefined;
    } & OrderFacts)
  | { readonly type: 'PledgeVerified' }
  | { readonly type: 'PledgeConfirmed'; readonly payment: Payment }
  | {
      readonly type: 'PledgeCollectionStarted';
      readonly attemptNumber: number;
      /** The PaymentIntent before it is canceled for good: this attempt makes another. */
      readonly replacesIntent?: true | undefined;
      /** The PaymentIntent that an earlier attempt made and never confirmed; unless it stays. */
      readonly unpaidIntentId?: string | undefined;
    }
  | { readonly type: 'PledgeCollectionPending' }
  | {
      readonly type: 'PledgeCollected';
      readonly chargedIntentId: string;
      readonly fee?: Fee | undefined;
    }
  | {
      readonly type: 'PledgePaymentFailed';
      readonly failure: PaymentFailure;
      readonly pastDueUntilMs: number;
      readonly unpaidIntentId?: string | undefined;
    }
  | { readonly type: 'PledgeReminded' }
  | { readonly type: 'PledgeWindowExtended'; readonly pastDueUntilMs: number }
  | { readonly type: 'PledgeRecoveryPrepared'; readonly unpaidIntentId: string }
  | { readonly type: 'PledgeDropped' }
  | { readonly type: 'PledgeAuthorizationReplaced'; readonly payment: Payment }
  | {
      readonly type: 'PledgeReleaseStarted';
      readonly attemptNumber: number;
      readonly reason: ReleaseReason;
    }
  | ({ readonly type: 'PledgeReleased'; readonly reason: ReleaseReason } & GaveBack)
  | ({ readonly type: 'PledgeCancelled' } & GaveBack)
  | ({ readonly type: 'PledgeLapsed' } & GaveBack)
  | ({ readonly type: 'PledgeRefundRequested' } & RefundsAfter)
  | ({ readonly type: 'PledgeRefundStarted' } & RefundsAfter)
  | ({ readonly type: 'PledgeRefundPending' } & RefundsAfter)
  | ({ readonly type: 'PledgeRefundCompleted' } & RefundsAfter)
  | ({ readonly type: 'PledgeRefunded' } & RefundsAfter)
  | ({ readonly type: 'PledgeRefundFailed' } & RefundsAfter)
  | { readonly type: 'PledgeKept'; readonly keptMinor: number }
  | { readonly type: 'PledgeFraudWarned'; readonly fraudWarnings: readonly FraudWarning[] }
  | { readonly type: 'PledgeInquiryUpdated'; readonly disputes: readonly Dispute[] }
  | ({ readonly type: 'PledgeDisputed' } & DisputesAfter)
  | ({ readonly type: 'PledgeDisputeUpdated' } & DisputesAfter)
  | ({ readonly type: 'PledgeDisputeWon' } & DisputesAfter)
  | ({ readonly type: 'PledgeDisputeLost' } & DisputesAfter)
);

export type GaveBack = {
  readonly refundedMinor: number;
  /** The refunds at Stripe, where money had been taken: one, unless others were made by hand. */
  readonly refunds?: readonly Refund[] | undefined;
  /** The PaymentIntent that they give back. */
  readonly chargedIntentId?: string | undefined;
};
/** `chargedIntentId`: needed where the pledge had been released and did not keep it. */
type RefundsAfter = {
  readonly refunds: readonly Refund[];
  readonly chargedIntentId: string;
};
type DisputesAfter = {
  readonly disputes: readonly Dispute[];
  readonly chargedIntentId: string;
};

export type PledgeEventType = PledgeEvent['type'];
