/**
 * The life of a pledge: data as a union, legality as one table. An event says what it writes
 * (`written`), the table says where it leads; `evolvePledge` in memory and the store's conditional
 * write both use these two and nothing else, so they cannot drift apart.
 */
import type { Collection } from './campaign.ts';
import type { Currency } from './money.ts';

/** Units taken from a counter (a reward's stock, a backer's allowance), given back on leaving. */
export type Hold = { readonly counter: string; readonly units: number };

/** One try to move money. Its number is part of the idempotency key at Stripe. */
export type Attempt = {
  readonly purpose: 'collect' | 'release';
  readonly number: number;
  readonly startedAtMs: number;
};

/** What Stripe holds for this pledge: identifiers only, never card data. */
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
  'cancelled_by_backer' | 'campaign_cancelled' | 'campaign_unfunded' | 'lapsed' | 'too_late';

export type PaymentFailure = { readonly code: string; readonly declineCode?: string | undefined };

type Common = {
  readonly id: string;
  readonly campaignId: string;
  readonly backerId: string;
  readonly rewardId?: string | undefined;
  readonly quantity: number;
  readonly amountMinor: number;
  readonly currency: Currency;
  readonly collection: Collection;
  readonly holds: readonly Hold[];
  readonly createdAtMs: number;
  /** Until when the backer may set up the payment. */
  readonly expiresAtMs: number;
  /** Identifies the body that created it, to tell a repeated request from another one. */
  readonly requestHash: string;
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

export type Pledge = Common &
  (
    | { readonly state: 'pending'; readonly prepared?: PreparedPayment | undefined }
    | { readonly state: 'confirmed'; readonly payment: Payment }
    | { readonly state: 'collecting'; readonly payment: Payment; readonly attempt: Attempt }
    | {
        readonly state: 'collected';
        readonly payment: Payment;
        readonly attempt?: Attempt | undefined;
        readonly chargedIntentId: string;
      }
    | {
        readonly state: 'past_due';
        readonly payment: Payment;
        readonly attempt: Attempt;
        readonly failure: PaymentFailure;
        readonly pastDueUntilMs: number;
      }
    | { readonly state: 'dropped'; readonly failure: PaymentFailure }
    | ({ readonly state: 'releasing' } & Releasing)
    | ({
        readonly state: 'released';
        readonly refundedMinor: number;
        readonly reason: ReleaseReason;
      } & { readonly payment?: Payment | undefined })
    | { readonly state: 'cancelled'; readonly refundedMinor?: number | undefined }
    | { readonly state: 'lapsed'; readonly refundedMinor?: number | undefined }
  );

export type PledgeState = Pledge['state'];
export type PledgeIn<S extends PledgeState> = Extract<Pledge, { readonly state: S }>;

export type PledgeEvent = { readonly atMs: number } & (
  | { readonly type: 'PledgeCreated' }
  | { readonly type: 'PledgePrepared'; readonly prepared: PreparedPayment }
  | {
      readonly type: 'PledgeChanged';
      readonly rewardId?: string | undefined;
      readonly quantity: number;
      readonly amountMinor: number;
      readonly holds: readonly Hold[];
    }
  | { readonly type: 'PledgeConfirmed'; readonly payment: Payment }
  | { readonly type: 'PledgeCollectionStarted'; readonly attemptNumber: number }
  | { readonly type: 'PledgeCollected'; readonly chargedIntentId: string }
  | {
      readonly type: 'PledgePaymentFailed';
      readonly failure: PaymentFailure;
      readonly pastDueUntilMs: number;
    }
  | { readonly type: 'PledgeDropped' }
  | {
      readonly type: 'PledgeReleaseStarted';
      readonly attemptNumber: number;
      readonly reason: ReleaseReason;
    }
  | {
      readonly type: 'PledgeReleased';
      readonly reason: ReleaseReason;
      readonly refundedMinor: number;
    }
  | { readonly type: 'PledgeCancelled'; readonly refundedMinor: number }
  | { readonly type: 'PledgeLapsed'; readonly refundedMinor: number }
);

export type PledgeEventType = PledgeEvent['type'];

export const pledgeTransitions = {
  pending: {
    PledgePrepared: 'pending',
    PledgeChanged: 'pending',
    PledgeConfirmed: 'confirmed',
    PledgeLapsed: 'lapsed',
    PledgeCancelled: 'cancelled',
    PledgeReleaseStarted: 'releasing',
  },
  confirmed: {
    PledgeChanged: 'confirmed',
    PledgeCollectionStarted: 'collecting',
    PledgeCollected: 'collected',
    PledgeCancelled: 'cancelled',
    PledgeReleaseStarted: 'releasing',
    PledgeReleased: 'released',
  },
  collecting: {
    PledgeCollected: 'collected',
    PledgePaymentFailed: 'past_due',
    PledgeCollectionStarted: 'collecting',
  },
  past_due: { PledgeCollectionStarted: 'collecting', PledgeDropped: 'dropped' },
  releasing: {
    PledgeReleased: 'released',
    PledgeCancelled: 'cancelled',
    PledgeLapsed: 'lapsed',
  },
  collected: {},
  released: {},
  cancelled: {},
  lapsed: {},
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

/** Nothing is left to do for a pledge in one of these. */
export const isFinal = (state: PledgeState): boolean =>
  Object.keys(pledgeTransitions[state]).length === 0;

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
export function written(event: PledgeEvent): Record<string, unknown> {
  switch (event.type) {
    case 'PledgeCreated':
      return {};
    case 'PledgePrepared':
      return { prepared: event.prepared };
    case 'PledgeChanged': {
      const { rewardId, quantity, amountMinor, holds } = event;
      return { rewardId, quantity, amountMinor, holds };
    }
    case 'PledgeConfirmed':
      return { payment: event.payment, prepared: undefined };
    case 'PledgeCollectionStarted':
      return { attempt: attempt('collect', event.attemptNumber, event.atMs), failure: undefined };
    case 'PledgeCollected':
      return { chargedIntentId: event.chargedIntentId };
    case 'PledgePaymentFailed':
      return { failure: event.failure, pastDueUntilMs: event.pastDueUntilMs };
    case 'PledgeReleaseStarted':
      return {
        attempt: attempt('release', event.attemptNumber, event.atMs),
        reason: event.reason,
      };
    case 'PledgeReleased':
      return {
        reason: event.reason,
        refundedMinor: event.refundedMinor,
        holds: [],
        prepared: undefined,
      };
    case 'PledgeCancelled':
    case 'PledgeLapsed':
      return { refundedMinor: event.refundedMinor, holds: [], prepared: undefined };
    case 'PledgeDropped':
      return { holds: [] };
  }
}

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
