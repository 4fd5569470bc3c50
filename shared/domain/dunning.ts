/**
 * Dunning: how a failed payment is followed up, as data. What a decline means is Stripe's to say
 * (https://docs.stripe.com/declines/codes, https://docs.stripe.com/declines/card); how patient a
 * campaign is with it, the campaign's. Whatever it wishes, a card is tried no more often than the
 * networks allow. The window begins at the first failure, and no later one begins it anew.
 */
import type { PaymentFailure, Pledge, PledgeIn } from './pledge.ts';
import { hourMs } from './duration.ts';

/** Declines that pass by themselves, so that the same card is tried again. */
export type RetriedKind = 'insufficient_funds' | 'temporary' | 'generic';
/**
 * `authentication`: the bank wants to see the backer, who comes back to the same payment.
 * `card`: this card will not pay; the backer needs another one. `lapsed`: what stood at Stripe is
 * gone without the card having been asked, which is nothing to trouble the backer with.
 */
export type FailureKind = RetriedKind | 'authentication' | 'card' | 'lapsed';

/** What a campaign may say about it; what it does not say is as in `defaultDunning`. */
export type DunningTerms = {
  /** For how long a backer may mend a failed payment. */
  readonly windowDays?: number | undefined;
  /** How often a card is charged in all, with the first time. */
  readonly triesMax?: number | undefined;
  /** When the backer is reminded, in days after the first failure. */
  readonly reminderDays?: readonly number[] | undefined;
  /** When the card is tried again, in hours after the first failure. */
  readonly retries?: { readonly [Kind in RetriedKind]?: readonly number[] | undefined } | undefined;
};

export const defaultDunning = {
  windowDays: 7,
  triesMax: 4,
  reminderDays: [2, 4, 6],
  retries: {
    insufficient_funds: [24, 72, 120],
    temporary: [1, 6, 24],
    generic: [24, 72],
  },
} as const satisfies DunningTerms;

/** What a campaign may ask for at most. */
export const dunningBounds = {
  windowDaysMax: 30,
  triesMax: 15,
  remindersMax: 10,
  retriesMax: 14,
} as const;

export type DunningPolicy = {
  readonly windowMs: number;
  readonly triesMax: number;
  readonly reminderMs: readonly number[];
  readonly retryMs: { readonly [Kind in RetriedKind]: readonly number[] };
};

/** The campaign's wishes over the defaults. `dayMs`: how long a day lasts on this stage. */
export function dunningPolicy(
  { dunning = {} }: { readonly dunning?: DunningTerms | undefined },
  dayMs: number,
): DunningPolicy {
  const retryMs = (kind: RetriedKind): readonly number[] =>
    (dunning.retries?.[kind] ?? defaultDunning.retries[kind]).map((hour) =>
      Math.round((hour / 24) * dayMs),
    );
  return {
    windowMs: Math.round((dunning.windowDays ?? defaultDunning.windowDays) * dayMs),
    triesMax: dunning.triesMax ?? defaultDunning.triesMax,
    reminderMs: (dunning.reminderDays ?? defaultDunning.reminderDays).map((day) =>
      Math.round(day * dayMs),
    ),
    retryMs: {
      insufficient_funds: retryMs('insufficient_funds'),
      temporary: retryMs('temporary'),
      generic: retryMs('generic'),
    },
  };
}

/** Stripe's codes and decline codes, by what they mean here; `generic` is every other one. */
const kindByCode: Readonly<Record<string, FailureKind>> = {
  insufficient_funds: 'insufficient_funds',
  withdrawal_count_limit_exceeded: 'insufficient_funds',
  card_velocity_exceeded: 'insufficient_funds',
  try_again_later: 'temporary',
  issuer_not_available: 'temporary',
  processing_error: 'temporary',
  reenter_transaction: 'temporary',
  approve_with_id: 'temporary',
  no_action_taken: 'temporary',
  authentication_required: 'authentication',
  authentication_not_handled: 'authentication',
  payment_intent_authentication_failure: 'authentication',
  offline_pin_required: 'authentication',
  online_or_offline_pin_required: 'authentication',
  campaign_ended: 'lapsed',
  payment_intent_canceled: 'lapsed',
  charge_expired_for_capture: 'lapsed',
  capture_charge_authorization_expired: 'lapsed',
  ...toCard(
    'stolen_card',
    'lost_card',
    'pickup_card',
    'fraudulent',
    'merchant_blacklist',
    'restricted_card',
    'security_violation',
    'revocation_of_authorization',
    'revocation_of_all_authorizations',
    'stop_payment_order',
    'previously_declined_do_not_retry',
    'highest_risk_level',
    'do_not_try_again',
    'transaction_not_allowed',
    'not_permitted',
    'service_not_allowed',
    'card_not_supported',
    'currency_not_supported',
    'invalid_amount',
    'duplicate_transaction',
    'expired_card',
    'incorrect_number',
    'incorrect_cvc',
    'incorrect_zip',
    'incorrect_address',
    'incorrect_pin',
    'invalid_number',
    'invalid_cvc',
    'invalid_expiry_month',
    'invalid_expiry_year',
    'invalid_account',
    'invalid_pin',
    'new_account_information_available',
    'pin_try_exceeded',
    'testmode_decline',
    'payment_method_detached',
    'payment_method_unexpected_state',
    'payment_method_unactivated',
    'payment_method_customer_decline',
    'resource_missing',
    'already_refunded',
    'disputed',
    'amount_too_small',
    'amount_too_large',
  ),
};

function toCard(...codes: readonly string[]): Readonly<Record<string, FailureKind>> {
  return Object.fromEntries(codes.map((code) => [code, 'card']));
}

/** What Stripe's advice says where the code itself says nothing. */
const kindByAdvice: Readonly<Record<string, FailureKind>> = {
  try_again_later: 'generic',
  confirm_card_data: 'card',
};

/** The network's own word against another try comes before what the code would allow. */
export function failureKind({ code, declineCode, adviceCode }: PaymentFailure): FailureKind {
  if (adviceCode === 'do_not_try_again') return 'card';
  return (
    (declineCode !== undefined ? kindByCode[declineCode] : undefined) ??
    kindByCode[code] ??
    (adviceCode !== undefined ? kindByAdvice[adviceCode] : undefined) ??
    (isDecline(code) ? 'generic' : 'card')
  );
}

/** Whatever else Stripe refuses is refused for good: only another card may help. */
const isDecline = (code: string): boolean =>
  code === 'card_declined' || code === 'payment_intent_payment_attempt_failed';

/**
 * How often the networks let one payment be tried: Visa 15 times in 30 days
 * (https://support.stripe.com/questions/payment-blocked-due-to-excessive-retries), Mastercard 10
 * times in 24 hours. Held against real time on every stage.
 */
export const networkCaps = [
  { tries: 15, withinMs: 30 * 24 * hourMs },
  { tries: 10, withinMs: 24 * hourMs },
] as const;

export type DunningStep =
  | { readonly kind: 'retry' }
  | { readonly kind: 'remind' }
  /** The window is over: the pledge is given up. */
  | { readonly kind: 'drop' }
  | { readonly kind: 'wait'; readonly dueAtMs: number };

/** What is to be done with a pledge whose payment failed; follows from the pledge alone. */
export function dunningStep(
  pledge: PledgeIn<'past_due'>,
  policy: DunningPolicy,
  nowMs: number,
): DunningStep {
  if (nowMs >= pledge.pastDueUntilMs) return { kind: 'drop' };
  if (nextRetryMs(pledge, policy) <= nowMs) return { kind: 'retry' };
  if (nextReminderMs(pledge, policy) <= nowMs) return { kind: 'remind' };
  return { kind: 'wait', dueAtMs: dunningDueMs(pledge, policy) };
}

/** When the next step is due; the end of the window at the latest. */
export const dunningDueMs = (pledge: PledgeIn<'past_due'>, policy: DunningPolicy): number =>
  Math.min(pledge.pastDueUntilMs, nextRetryMs(pledge, policy), nextReminderMs(pledge, policy));

/** `Infinity`, here and below: not by itself any more. */
const nextRetryMs = (pledge: PledgeIn<'past_due'>, policy: DunningPolicy): number =>
  Math.max(
    wishedRetryMs(pledge, policy),
    allowedFromMs(timesOf(pledge, 'PledgeCollectionStarted')),
  );

/** The first of the times that is later than the last failure: what was missed is not made up for. */
function wishedRetryMs(pledge: PledgeIn<'past_due'>, policy: DunningPolicy): number {
  const failures = timesOf(pledge, 'PledgePaymentFailed');
  if (failures.length >= policy.triesMax) return Infinity;
  const afterMs = Math.max(...failures);
  const kind = failureKind(pledge.failure);
  switch (kind) {
    case 'lapsed':
      return afterMs;
    case 'authentication':
    case 'card':
      return Infinity;
    case 'insufficient_funds':
    case 'temporary':
    case 'generic':
      return firstAfter(policy.retryMs[kind], { fromMs: Math.min(...failures), afterMs });
  }
}

function nextReminderMs(pledge: PledgeIn<'past_due'>, policy: DunningPolicy): number {
  const fromMs = Math.min(...timesOf(pledge, 'PledgePaymentFailed'));
  const afterMs = Math.max(fromMs, ...timesOf(pledge, 'PledgeReminded'));
  return firstAfter(policy.reminderMs, { fromMs, afterMs });
}

/** The earliest of some times after `fromMs` that is later than `afterMs`. */
const firstAfter = (
  delaysMs: readonly number[],
  { fromMs, afterMs }: { readonly fromMs: number; readonly afterMs: number },
): number =>
  Math.min(...delaysMs.map((delayMs) => fromMs + delayMs).filter((atMs) => atMs > afterMs));

/** From when the networks allow another try after those that were made. */
function allowedFromMs(triedAtMs: readonly number[]): number {
  return Math.max(
    0,
    ...networkCaps.map(({ tries, withinMs }) => {
      const oldest = triedAtMs.at(-tries);
      return oldest === undefined ? 0 : oldest + withinMs;
    }),
  );
}

const timesOf = (pledge: Pledge, type: Pledge['history'][number]['type']): number[] =>
  pledge.history.filter((entry) => entry.type === type).map(({ atMs }) => atMs);
