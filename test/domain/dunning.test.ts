import { describe, expect, test } from '@jest/globals';
import type { DunningTerms, FailureKind } from '../../shared/domain/dunning.ts';
import type { PaymentFailure, PledgeEvent, PledgeIn } from '../../shared/domain/pledge.ts';
import {
  dunningDueMs,
  dunningPolicy,
  dunningStep,
  failureKind,
} from '../../shared/domain/dunning.ts';
import { dayMs, hourMs, minuteMs, pledgeAfter, pledgeIn, sealedAtMs } from '../support/given.ts';

const failedAtMs = sealedAtMs;
const policyOf = (dunning?: DunningTerms) => dunningPolicy({ dunning }, dayMs);
const usual = policyOf();
const declined = (declineCode: string, adviceCode?: string): PaymentFailure => ({
  code: 'card_declined',
  declineCode,
  ...(adviceCode !== undefined && { adviceCode }),
});

/** A pledge whose payment failed at these times after the first failure. */
function failed(
  failure: PaymentFailure,
  afterMs: readonly number[] = [0],
  untilMs = failedAtMs + 7 * dayMs,
): PledgeIn<'past_due'> {
  const events = afterMs.flatMap((ms, index): PledgeEvent[] => [
    { type: 'PledgeCollectionStarted', atMs: failedAtMs + ms, attemptNumber: index + 1 },
    { type: 'PledgePaymentFailed', atMs: failedAtMs + ms, failure, pastDueUntilMs: untilMs },
  ]);
  return pledgeAfter(pledgeIn('confirmed'), events) as PledgeIn<'past_due'>;
}

const reminded = (pledge: PledgeIn<'past_due'>, ...afterMs: readonly number[]) =>
  pledgeAfter(
    pledge,
    afterMs.map((ms) => ({ type: 'PledgeReminded', atMs: failedAtMs + ms }) as const),
  ) as PledgeIn<'past_due'>;

const stepAt = (pledge: PledgeIn<'past_due'>, afterMs: number, policy = usual): string =>
  dunningStep(pledge, policy, failedAtMs + afterMs).kind;

/** All steps of the window, in hours after the first failure, each done when it is due. */
function course(failure: PaymentFailure, policy = usual): (readonly [string, number])[] {
  const steps: (readonly [string, number])[] = [];
  let pledge = failed(failure, [0], failedAtMs + policy.windowMs);
  while (steps.length < stepsMax) {
    const atMs = dunningDueMs(pledge, policy);
    const { kind } = dunningStep(pledge, policy, atMs);
    steps.push([kind, (atMs - failedAtMs) / hourMs]);
    if (kind === 'drop') return steps;
    const retried: PledgeEvent[] = [
      { type: 'PledgeCollectionStarted', atMs, attemptNumber: pledge.attempt.number + 1 },
      {
        type: 'PledgePaymentFailed',
        atMs: atMs + minuteMs,
        failure,
        pastDueUntilMs: pledge.pastDueUntilMs,
      },
    ];
    const events: PledgeEvent[] = kind === 'retry' ? retried : [{ type: 'PledgeReminded', atMs }];
    pledge = pledgeAfter(pledge, events) as PledgeIn<'past_due'>;
  }
  return steps;
}

/** More than any course below has: one that does not end is cut off. */
const stepsMax = 20;

describe('a decline means', () => {
  test.each<readonly [PaymentFailure, FailureKind]>([
    [declined('insufficient_funds'), 'insufficient_funds'],
    [declined('insufficient_funds', 'try_again_later'), 'insufficient_funds'],
    [declined('withdrawal_count_limit_exceeded'), 'insufficient_funds'],
    [declined('issuer_not_available'), 'temporary'],
    [declined('reenter_transaction'), 'temporary'],
    [declined('try_again_later'), 'temporary'],
    [{ code: 'processing_error', declineCode: 'processing_error' }, 'temporary'],
    [{ code: 'processing_error' }, 'temporary'],
    [declined('do_not_honor'), 'generic'],
    [declined('generic_decline'), 'generic'],
    [declined('call_issuer'), 'generic'],
    [declined('a_code_of_next_year'), 'generic'],
    [{ code: 'card_declined' }, 'generic'],
    [{ code: 'payment_intent_payment_attempt_failed' }, 'generic'],
    [declined('stolen_card'), 'card'],
    [declined('lost_card'), 'card'],
    [declined('pickup_card'), 'card'],
    [declined('fraudulent'), 'card'],
    [declined('revocation_of_authorization'), 'card'],
    [declined('revocation_of_all_authorizations'), 'card'],
    [declined('stop_payment_order'), 'card'],
    [declined('previously_declined_do_not_retry'), 'card'],
    [declined('transaction_not_allowed'), 'card'],
    [{ code: 'expired_card', declineCode: 'expired_card' }, 'card'],
    [{ code: 'incorrect_cvc', declineCode: 'incorrect_cvc' }, 'card'],
    [{ code: 'incorrect_number' }, 'card'],
    [{ code: 'payment_method_detached' }, 'card'],
    [{ code: 'resource_missing' }, 'card'],
    [{ code: 'a_refusal_of_next_year' }, 'card'],
    [declined('insufficient_funds', 'do_not_try_again'), 'card'],
    [declined('generic_decline', 'do_not_try_again'), 'card'],
    [declined('generic_decline', 'confirm_card_data'), 'card'],
    [declined('generic_decline', 'try_again_later'), 'generic'],
    [{ code: 'authentication_required', declineCode: 'authentication_required' }, 'authentication'],
    [{ code: 'payment_intent_authentication_failure' }, 'authentication'],
    [{ code: 'payment_intent_canceled' }, 'lapsed'],
    [{ code: 'charge_expired_for_capture' }, 'lapsed'],
    [{ code: 'capture_charge_authorization_expired' }, 'lapsed'],
  ])('%j is %s', (failure, kind) => {
    expect(failureKind(failure)).toBe(kind);
  });
});

/** Stripe's decline codes by what they mean here, after https://docs.stripe.com/declines/codes. */
const declineCodes: Readonly<Record<Exclude<FailureKind, 'generic'>, string>> = {
  insufficient_funds: 'insufficient_funds withdrawal_count_limit_exceeded card_velocity_exceeded',
  temporary:
    'try_again_later issuer_not_available processing_error reenter_transaction approve_with_id ' +
    'no_action_taken',
  authentication:
    'authentication_required authentication_not_handled payment_intent_authentication_failure ' +
    'offline_pin_required online_or_offline_pin_required',
  lapsed:
    'campaign_ended payment_intent_canceled charge_expired_for_capture ' +
    'capture_charge_authorization_expired',
  card:
    'stolen_card lost_card pickup_card fraudulent merchant_blacklist restricted_card ' +
    'security_violation revocation_of_authorization revocation_of_all_authorizations ' +
    'stop_payment_order previously_declined_do_not_retry highest_risk_level do_not_try_again ' +
    'transaction_not_allowed not_permitted service_not_allowed card_not_supported ' +
    'currency_not_supported invalid_amount duplicate_transaction expired_card incorrect_number ' +
    'incorrect_cvc incorrect_zip incorrect_address incorrect_pin invalid_number invalid_cvc ' +
    'invalid_expiry_month invalid_expiry_year invalid_account invalid_pin ' +
    'new_account_information_available pin_try_exceeded testmode_decline ' +
    'payment_method_detached payment_method_unexpected_state payment_method_unactivated ' +
    'payment_method_customer_decline resource_missing already_refunded disputed ' +
    'amount_too_small amount_too_large',
};

test.each(Object.entries(declineCodes))('a bank that declines means %s by %s', (kind, codes) => {
  const others = codes.split(' ').filter((code) => failureKind(declined(code)) !== kind);
  expect(others).toEqual([]);
});

describe('by default', () => {
  test('too little money is tried again after 1, 3 and 5 days', () => {
    expect(course(declined('insufficient_funds'))).toEqual([
      ['retry', 24],
      ['remind', 48],
      ['retry', 72],
      ['remind', 96],
      ['retry', 120],
      ['remind', 144],
      ['drop', 168],
    ]);
  });

  test('what passes by itself is tried again after 1, 6 and 24 hours', () => {
    expect(course({ code: 'processing_error' })).toEqual([
      ['retry', 1],
      ['retry', 6],
      ['retry', 24],
      ['remind', 48],
      ['remind', 96],
      ['remind', 144],
      ['drop', 168],
    ]);
  });

  test('a decline without a reason is tried again twice', () => {
    expect(course(declined('do_not_honor'))).toEqual([
      ['retry', 24],
      ['remind', 48],
      ['retry', 72],
      ['remind', 96],
      ['remind', 144],
      ['drop', 168],
    ]);
  });

  test.each([
    declined('stolen_card'),
    declined('insufficient_funds', 'do_not_try_again'),
    { code: 'expired_card' },
    { code: 'authentication_required' },
  ])('%j is never tried again by us, and its backer is reminded', (failure) => {
    expect(course(failure)).toEqual([
      ['remind', 48],
      ['remind', 96],
      ['remind', 144],
      ['drop', 168],
    ]);
  });

  test('what is gone at Stripe is tried at once', () => {
    expect(dunningDueMs(failed({ code: 'payment_intent_canceled' }), usual)).toBe(failedAtMs);
    expect(stepAt(failed({ code: 'payment_intent_canceled' }), 0)).toBe('retry');
  });
});

describe('a campaign that wishes otherwise', () => {
  test('has its own window, tries and reminders', () => {
    const policy = policyOf({
      windowDays: 3,
      triesMax: 3,
      reminderDays: [1],
      retries: { generic: [2, 4, 8] },
    });
    expect(course(declined('generic_decline'), policy)).toEqual([
      ['retry', 2],
      ['retry', 4],
      ['remind', 24],
      ['drop', 72],
    ]);
  });

  test('keeps the defaults of what it does not name', () => {
    const policy = policyOf({ retries: { generic: [] }, reminderDays: [] });
    expect(course(declined('generic_decline'), policy)).toEqual([['drop', 168]]);
    expect(course({ code: 'processing_error' }, policy)).toEqual([
      ['retry', 1],
      ['retry', 6],
      ['retry', 24],
      ['drop', 168],
    ]);
  });

  test('waits for days as short as its stage has them', () => {
    const policy = dunningPolicy({}, 24 * minuteMs);
    expect(course(declined('generic_decline'), policy)).toEqual([
      ['retry', 0.4],
      ['remind', 0.8],
      ['retry', 1.2],
      ['remind', 1.6],
      ['remind', 2.4],
      ['drop', 2.8],
    ]);
  });
});

describe('whatever a campaign wishes', () => {
  const hours = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  const eager = policyOf({
    windowDays: 30,
    triesMax: 100,
    reminderDays: [],
    retries: { generic: [...hours(720)] },
  });

  test('a card is tried 10 times in 24 hours at most, as Mastercard has it', () => {
    const tried = hours(10).map((hour) => (hour - 1) * hourMs);
    expect(dunningDueMs(failed(declined('generic_decline'), tried), eager)).toBe(
      failedAtMs + 24 * hourMs,
    );
    expect(dunningDueMs(failed(declined('generic_decline'), tried.slice(1)), eager)).toBe(
      failedAtMs + 10 * hourMs,
    );
  });

  test('a card is tried 15 times in 30 days at most, as Visa has it', () => {
    const tried = hours(15).map((day) => (day - 1) * dayMs);
    const pledge = failed(declined('generic_decline'), tried, failedAtMs + 40 * dayMs);
    expect(dunningDueMs(pledge, eager)).toBe(failedAtMs + 30 * dayMs);
    const fewer = failed(declined('generic_decline'), tried.slice(1), failedAtMs + 40 * dayMs);
    expect(dunningDueMs(fewer, eager)).toBe(failedAtMs + 14 * dayMs + hourMs);
  });

  test('no card is tried outside the window', () => {
    const late = policyOf({ windowDays: 1, reminderDays: [], retries: { generic: [24, 48] } });
    expect(course(declined('generic_decline'), late)).toEqual([['drop', 24]]);
  });
});

describe('what was missed', () => {
  test('is not made up for: of several reminders one is sent', () => {
    const pledge = failed({ code: 'authentication_required' });
    expect(stepAt(pledge, 5 * dayMs)).toBe('remind');
    expect(stepAt(reminded(pledge, 5 * dayMs), 5 * dayMs)).toBe('wait');
    expect(dunningDueMs(reminded(pledge, 5 * dayMs), usual)).toBe(failedAtMs + 6 * dayMs);
  });

  test('is not made up for: of several tries one is made', () => {
    const pledge = failed(declined('insufficient_funds'));
    expect(stepAt(pledge, 4 * dayMs)).toBe('retry');
    const tried = failed(declined('insufficient_funds'), [0, 4 * dayMs]);
    expect(dunningStep(reminded(tried, 4 * dayMs), usual, failedAtMs + 4 * dayMs)).toEqual({
      kind: 'wait',
      dueAtMs: failedAtMs + 5 * dayMs,
    });
  });

  test('comes after the try, when both are due', () => {
    const pledge = failed(declined('insufficient_funds'));
    expect(stepAt(pledge, 3 * dayMs)).toBe('retry');
  });

  test('is over with the window', () => {
    expect(stepAt(failed(declined('insufficient_funds')), 7 * dayMs - 1)).toBe('retry');
    expect(stepAt(failed(declined('insufficient_funds')), 7 * dayMs)).toBe('drop');
  });
});

test('a window that was extended brings further steps with it', () => {
  const pledge = reminded(failed(declined('generic_decline'), [0, dayMs, 3 * dayMs]), 6 * dayMs);
  expect(dunningDueMs(pledge, usual)).toBe(failedAtMs + 7 * dayMs);
  const policy = policyOf({ reminderDays: [6, 9] });
  const extended = { ...pledge, pastDueUntilMs: failedAtMs + 20 * dayMs };
  expect(dunningDueMs(extended, policy)).toBe(failedAtMs + 9 * dayMs);
});
