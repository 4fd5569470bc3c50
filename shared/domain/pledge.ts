/**
 * The life of a pledge: data as a union, legality as one table. An event says what it writes
 * (`written`), the table says where it leads; `evolvePledge` in memory and the store's conditional
 * write both use these two and nothing else, so they cannot drift apart.
 */
import type { Collection } from './campaign.ts';
import type { Currency } from './money.ts';
import type { Dispute, FraudWarning } from './dispute.ts';
import type { Fee } from './money.ts';
import type { OrderFacts } from './line.ts';
import type { GaveBack, PledgeEvent, PledgeEventType } from './pledge-event.ts';
import type { Refund } from './refund.ts';
import { hasOpenRefund } from './refund.ts';

export type { PledgeEvent, PledgeEventType } from './pledge-event.ts';

/** Units taken from a counter (a reward's stock, a backer's allowance), given back on leaving. */
export type Hold = { readonly counter: string; readonly units: number };

/** One try to move money. Its number is part of the idempotency key at Stripe. */
export type Attempt = {
  readonly purpose: 'collect' | 'release';
  readonly number: number;
  readonly startedAtMs: number;
  /** Makes a PaymentIntent in place of the one before it, which is canceled for good. */
  readonly replacesIntent?: true | undefined;
};

/** How its money is taken: as its campaign says, or by the shop that posted it, which holds it. */
export type PledgeCollection = Collection | 'held-by-partner';

export const isHeldByPartner = ({ collection }: { readonly collection: PledgeCollection }) =>
  collection === 'held-by-partner';

/** What Stripe, or the partner, holds for this pledge: identifiers only, never card data. */
export type Payment = {
  /** The SetupIntent (`seti_…`) or PaymentIntent (`pi_…`) that the backer confirmed. */
  readonly intentId: string;
  readonly customerId: string;
  readonly paymentMethodId: string;
  /** When an authorisation lapses; from Stripe's `capture_before`. */
  readonly captureBeforeMs?: number | undefined;
};

/** A payment that was prepared from the queue and waits for its backer. */
export type PreparedPayment = { readonly intentId: string; readonly clientSecret: string };

export type ReleaseReason =
  | 'cancelled_by_backer'
  | 'campaign_abandoned'
  | 'campaign_cancelled'
  | 'campaign_unfunded'
  | 'lapsed'
  | 'too_late'
  | 'unverified';

/**
 * Why a payment failed, in Stripe's codes (https://docs.stripe.com/declines/codes); or
 * `campaign_ended`, when it was not tried any more because its campaign takes no money.
 */
export type PaymentFailure = {
  readonly code: string;
  readonly declineCode?: string | undefined;
  /** What the issuer advises: `try_again_later`, `confirm_card_data` or `do_not_try_again`. */
  readonly adviceCode?: string | undefined;
};

type Common = OrderFacts & {
  readonly id: string;
  readonly campaignId: string;
  readonly backerId: string;
  readonly currency: Currency;
  readonly collection: PledgeCollection;
  /** The shop that posted it, and the name that it has there. */
  readonly partner?: { readonly id: string; readonly reference: string } | undefined;
  readonly holds: readonly Hold[];
  readonly createdAtMs: number;
  /** Until when the backer may set up the payment. */
  readonly expiresAtMs: number;
  /** Identifies the body that created it, to tell a repeated request from another one. */
  readonly requestHash: string;
  /** Where notices go, as the token of its backer said; never in an event, a log or a view. */
  readonly contactEmail?: string | undefined;
  /** What the network has heard of fraud with this payment; money that may still be refunded. */
  readonly fraudWarnings?: readonly FraudWarning[] | undefined;
  /** Also inquiries, while no bank has taken anything. */
  readonly disputes?: readonly Dispute[] | undefined;
  /** A large pledge made or changed after this counts only once it is verified. */
  readonly verifyAfterMs?: number | undefined;
  /** Made after the campaign was settled: it counts for nothing that was decided. */
  readonly late?: true | undefined;
  /** When somebody has to look at it again unless something happens before; sparse index `gsi2`. */
  readonly dueAtMs?: number | undefined;
  /** Counts the writes, and numbers the pledge's events. */
  readonly version: number;
  readonly history: readonly { readonly type: PledgeEventType; readonly atMs: number }[];
};
type Releasing = {
  readonly attempt: Attempt;
  readonly reason: ReleaseReason;
  /** Missing when the backer never got as far as setting the payment up. */
  readonly payment?: Payment | undefined;
  readonly prepared?: PreparedPayment | undefined;
};

/** What is left of money that was taken. */
type Charged = {
  readonly payment: Payment;
  readonly chargedIntentId: string;
  /** Why it had been released, when giving the money back failed after all. */
  readonly reason?: ReleaseReason | undefined;
  /** Stripe's fee, once its balance transaction was seen. */
  readonly fee?: Fee | undefined;
  readonly refunds?: readonly Refund[] | undefined;
  /** Stays with an abandoned campaign, because what it is for was delivered. */
  readonly keptMinor?: number | undefined;
};
/** Money that was taken with the pledge, and given back when it left. */
type GivenBack = {
  readonly payment?: Payment | undefined;
  readonly refundedMinor?: number | undefined;
  readonly refunds?: readonly Refund[] | undefined;
  readonly chargedIntentId?: string | undefined;
};
/** The PaymentIntent of an earlier attempt: tried again, so that one pledge has one at a time. */
type Unpaid = { readonly unpaidIntentId?: string | undefined };

export type Pledge = Common &
  (
    | { readonly state: 'pending'; readonly prepared?: PreparedPayment | undefined }
    | { readonly state: 'confirmed'; readonly payment: Payment }
    | ({
        readonly state: 'collecting';
        readonly payment: Payment;
        readonly attempt: Attempt;
        /** Since its first failure, if there was one. */
        readonly pastDueUntilMs?: number | undefined;
      } & Unpaid)
    | ({ readonly state: 'collected'; readonly attempt?: Attempt | undefined } & Charged)
    | ({
        readonly state: 'past_due';
        readonly payment: Payment;
        readonly attempt: Attempt;
        readonly failure: PaymentFailure;
        readonly pastDueUntilMs: number;
      } & Unpaid)
    | { readonly state: 'dropped'; readonly payment: Payment; readonly failure: PaymentFailure }
    | ({ readonly state: 'releasing' } & Releasing)
    | ({
        readonly state: 'released';
        readonly refundedMinor: number;
        readonly reason: ReleaseReason;
      } & GivenBack)
    | ({ readonly state: 'cancelled' } & GivenBack)
    | ({ readonly state: 'lapsed' } & GivenBack)
    /** All that was left of the money is on its way back, or owed because a refund failed. */
    | ({ readonly state: 'refunding' } & Charged)
    | ({ readonly state: 'refunded' } & Charged)
    /** The cardholder's bank holds the money and has not decided. */
    | ({ readonly state: 'disputed' } & Charged)
    | ({ readonly state: 'won' } & Charged)
    | ({ readonly state: 'lost' } & Charged)
  );

export type PledgeState = Pledge['state'];
export type PledgeIn<S extends PledgeState> = Extract<Pledge, { readonly state: S }>;

/** What may happen to money that is here, beside what changes the state. */
const whileHere = <State extends PledgeState>(state: State) =>
  ({
    PledgeRefundRequested: state,
    PledgeRefundPending: state,
    PledgeRefundCompleted: state,
    PledgeRefundFailed: state,
    PledgeInquiryUpdated: state,
    PledgeRefundStarted: 'refunding',
    PledgeDisputed: 'disputed',
  }) as const;

/** What may still come of a refund after its pledge has left. */
const whenGivenBack = <State extends PledgeState>(state: State) =>
  ({
    PledgeRefundCompleted: state,
    PledgeRefundFailed: 'refunding',
    PledgeInquiryUpdated: state,
    PledgeDisputed: 'disputed',
  }) as const;

export const pledgeTransitions = {
  pending: {
    PledgePrepared: 'pending',
    PledgeChanged: 'pending',
    PledgeVerified: 'pending',
    PledgeConfirmed: 'confirmed',
    PledgeLapsed: 'lapsed',
    PledgeCancelled: 'cancelled',
    PledgeReleaseStarted: 'releasing',
  },
  confirmed: {
    PledgeChanged: 'confirmed',
    PledgeVerified: 'confirmed',
    PledgeAuthorizationReplaced: 'confirmed',
    PledgeCollectionStarted: 'collecting',
    PledgeCollected: 'collected',
    PledgeCancelled: 'cancelled',
    PledgeReleaseStarted: 'releasing',
    PledgeReleased: 'released',
    PledgeFraudWarned: 'confirmed',
    PledgeInquiryUpdated: 'confirmed',
    PledgeDisputed: 'disputed',
  },
  collecting: {
    PledgeCollected: 'collected',
    PledgePaymentFailed: 'past_due',
    PledgeCollectionStarted: 'collecting',
    PledgeCollectionPending: 'collecting',
  },
  past_due: {
    PledgeCollectionStarted: 'collecting',
    PledgeCollected: 'collected',
    PledgeReminded: 'past_due',
    PledgeWindowExtended: 'past_due',
    PledgeRecoveryPrepared: 'past_due',
    PledgeDropped: 'dropped',
  },
  releasing: {
    PledgeReleaseStarted: 'releasing',
    PledgeReleased: 'released',
    PledgeCancelled: 'cancelled',
    PledgeLapsed: 'lapsed',
    PledgeInquiryUpdated: 'releasing',
    PledgeDisputed: 'disputed',
  },
  collected: {
    ...whileHere('collected'),
    PledgeFraudWarned: 'collected',
    PledgeKept: 'collected',
  },
  refunding: {
    PledgeRefundStarted: 'refunding',
    PledgeRefundPending: 'refunding',
    PledgeRefundCompleted: 'refunding',
    PledgeRefundFailed: 'refunding',
    PledgeRefunded: 'refunded',
    PledgeInquiryUpdated: 'refunding',
    PledgeDisputed: 'disputed',
    PledgeDisputeUpdated: 'refunding',
  },
  refunded: {
    PledgeRefundFailed: 'refunding',
    PledgeInquiryUpdated: 'refunded',
    PledgeDisputed: 'disputed',
    PledgeDisputeUpdated: 'refunded',
  },
  disputed: {
    PledgeRefundPending: 'disputed',
    PledgeRefundCompleted: 'disputed',
    PledgeRefundFailed: 'disputed',
    PledgeDisputed: 'disputed',
    PledgeDisputeUpdated: 'disputed',
    PledgeDisputeWon: 'won',
    PledgeDisputeLost: 'lost',
  },
  won: {
    ...whileHere('won'),
    PledgeDisputeUpdated: 'won',
    PledgeDisputeLost: 'lost',
    PledgeKept: 'won',
  },
  /** A bank may have taken a part only. */
  lost: {
    ...whileHere('lost'),
    PledgeDisputeUpdated: 'lost',
    PledgeDisputeWon: 'won',
    PledgeKept: 'lost',
  },
  released: whenGivenBack('released'),
  cancelled: whenGivenBack('cancelled'),
  lapsed: whenGivenBack('lapsed'),
  dropped: {},
} as const satisfies Record<PledgeState, Partial<Record<PledgeEventType, PledgeState>>>;

/** Where an event leads from a state; undefined when it may not happen there. */
export function pledgeTarget(state: PledgeState, type: PledgeEventType): PledgeState | undefined {
  const row: Partial<Record<PledgeEventType, PledgeState>> = pledgeTransitions[state];
  return row[type];
}

export const pledgeStates = Object.keys(pledgeTransitions) as PledgeState[];

/** The states from which an event may happen. */
export const pledgeSources = (type: PledgeEventType): PledgeState[] =>
  pledgeStates.filter((state) => pledgeTarget(state, type) !== undefined);

/**
 * Whether a pledge is given up when its backer does not set up the payment in time: if it holds
 * stock or an allowance, or an intent at Stripe that could still be paid.
 */
export const lapses = (pledge: Pledge): boolean =>
  pledge.holds.length > 0 || pledge.collection !== 'save-card';

/** Whether its settlement is not over: money is to be taken, given up or given back. */
export function isOpen(pledge: Pledge): boolean {
  switch (pledge.state) {
    case 'pending':
    case 'confirmed':
    case 'collecting':
    case 'past_due':
    case 'releasing':
      return true;
    case 'refunding':
      return hasOpenRefund(pledge.refunds);
    case 'collected':
    case 'refunded':
    case 'disputed':
    case 'won':
    case 'lost':
    case 'released':
    case 'cancelled':
    case 'lapsed':
    case 'dropped':
      return false;
  }
}

/** Whoever leaves gives back what was held; who stays or has paid keeps it. */
export const givesHoldsBack = (type: PledgeEventType): boolean =>
  type === 'PledgeLapsed' ||
  type === 'PledgeCancelled' ||
  type === 'PledgeReleased' ||
  type === 'PledgeDropped';

const attempt = (purpose: Attempt['purpose'], number: number, startedAtMs: number): Attempt => ({
  purpose,
  number,
  startedAtMs,
});

/** The fields that an event writes, beside state, version and history; undefined removes one. */
export const written = (event: PledgeEvent): Record<string, unknown> => ({
  ...writtenBy(event),
  dueAtMs: event.dueAtMs,
});

function writtenBy(event: PledgeEvent): Record<string, unknown> {
  switch (event.type) {
    case 'PledgeCreated':
    case 'PledgeReminded':
    case 'PledgeCollectionPending':
      return {};
    case 'PledgePrepared':
      return { prepared: event.prepared };
    case 'PledgeChanged': {
      const { rewardId, quantity, amountMinor, lines, holds, verifyAfterMs } = event;
      const { shipTo, shippingMinor, taxes, extraMinor } = event;
      const sent = { shipTo, shippingMinor, taxes, extraMinor };
      return { rewardId, quantity, amountMinor, lines, ...sent, holds, verifyAfterMs };
    }
    case 'PledgeVerified':
      return { verifyAfterMs: undefined };
    case 'PledgeConfirmed':
      return { payment: event.payment, prepared: undefined };
    case 'PledgeAuthorizationReplaced':
      return { payment: event.payment, collection: 'save-card' };
    case 'PledgeCollectionStarted':
      return collectionStarted(event);
    case 'PledgeCollected': {
      const { chargedIntentId, fee } = event;
      return { chargedIntentId, fee, ...noLongerDue };
    }
    case 'PledgePaymentFailed': {
      const { failure, pastDueUntilMs, unpaidIntentId } = event;
      return { failure, pastDueUntilMs, unpaidIntentId };
    }
    case 'PledgeWindowExtended':
      return { pastDueUntilMs: event.pastDueUntilMs };
    case 'PledgeRecoveryPrepared':
      return { unpaidIntentId: event.unpaidIntentId };
    case 'PledgeDropped':
      return { holds: [], unpaidIntentId: undefined };
    case 'PledgeReleaseStarted':
      return {
        attempt: attempt('release', event.attemptNumber, event.atMs),
        reason: event.reason,
      };
    case 'PledgeReleased':
      return { reason: event.reason, ...gaveBack(event) };
    case 'PledgeCancelled':
    case 'PledgeLapsed':
      return gaveBack(event);
    case 'PledgeRefundRequested':
    case 'PledgeRefundStarted':
    case 'PledgeRefundPending':
    case 'PledgeRefundCompleted':
    case 'PledgeRefunded':
    case 'PledgeRefundFailed':
      return { refunds: event.refunds, chargedIntentId: event.chargedIntentId };
    case 'PledgeKept':
      return { keptMinor: event.keptMinor };
    case 'PledgeFraudWarned':
      return { fraudWarnings: event.fraudWarnings };
    case 'PledgeInquiryUpdated':
      return { disputes: event.disputes };
    case 'PledgeDisputed':
    case 'PledgeDisputeUpdated':
    case 'PledgeDisputeWon':
    case 'PledgeDisputeLost':
      return {
        ...{ disputes: event.disputes, chargedIntentId: event.chargedIntentId },
        prepared: undefined,
      };
  }
}

const collectionStarted = ({
  attemptNumber,
  atMs,
  replacesIntent,
  unpaidIntentId,
}: Extract<PledgeEvent, { readonly type: 'PledgeCollectionStarted' }>) => ({
  attempt: {
    ...attempt('collect', attemptNumber, atMs),
    ...(replacesIntent && { replacesIntent }),
  },
  failure: undefined,
  ...(unpaidIntentId !== undefined && { unpaidIntentId }),
});

const noLongerDue = { failure: undefined, pastDueUntilMs: undefined, unpaidIntentId: undefined };

const gaveBack = ({ refundedMinor, refunds, chargedIntentId }: GaveBack) => ({
  refundedMinor,
  ...(refunds && { refunds, chargedIntentId }),

  holds: [],
  prepared: undefined,
});

/** The pledge after the event, or undefined when the table does not allow it. */
export function evolvePledge(pledge: Pledge, event: PledgeEvent): Pledge | undefined {
  const state = pledgeTarget(pledge.state, event.type);
  if (state === undefined) return undefined;
  return {
    ...pledge,
    ...written(event),
    state,
    version: pledge.version + 1,
    history: [...pledge.history, { type: event.type, atMs: event.atMs }],
  } as Pledge;
}
