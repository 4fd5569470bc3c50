/**
 * The only file that knows Stripe's error classes. It reads type, code and status rather than the
 * class, because the client turns some answers into another class than their type
 * (a concurrent key is a `StripeAPIError`). Codes: https://docs.stripe.com/error-codes.
 */
import type { PaymentFailure } from '../domain/pledge.ts';
import Stripe from 'stripe';
import { TransientError, UnknownOutcomeError } from '../errors.ts';

export type StripeAnswer =
  | {
      readonly kind: 'declined';
      readonly failure: PaymentFailure;
      /** The PaymentIntent that was declined, where Stripe made or had one. */
      readonly unpaidIntentId?: string | undefined;
    }
  /** The intent is already somewhere else: its state says what happened. */
  | { readonly kind: 'unexpected_state'; readonly intent: Stripe.PaymentIntent }
  | { readonly kind: 'already_refunded' }
  /** The cardholder's bank holds the money: it is not ours to give back. */
  | { readonly kind: 'disputed' };

/** Definite answers that no repetition changes, though Stripe does not call them card errors. */
const definiteCodes = new Set([
  'resource_missing',
  'charge_expired_for_capture',
  'capture_charge_authorization_expired',
  'payment_method_unexpected_state',
  'payment_method_unactivated',
  'payment_method_customer_decline',
  'amount_too_small',
  'amount_too_large',
]);

/** Reads an expected answer out of an error; throws what is none. */
export function stripeAnswer(error: unknown): StripeAnswer {
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  const told = answerOfCode(error.code);
  if (told) return told;
  if (error.code === 'payment_intent_unexpected_state' && error.payment_intent)
    return { kind: 'unexpected_state', intent: error.payment_intent };
  if (error.rawType === 'card_error' || definiteCodes.has(error.code ?? ''))
    return declinedBy(error);
  throw withoutSecrets(error);
}

/**
 * The same where money is collected: there, whatever else Stripe refuses for good about this one
 * payment is a failed payment as well, because repeating it would only be refused again. What it
 * refuses about us (keys, rights, parameters that it does not know) is a failure of ours.
 */
export function collectionAnswer(error: unknown): StripeAnswer {
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  // The key was used for another request before: what became of that one must be asked.
  if (error.rawType === 'idempotency_error' && error.statusCode === 400)
    throw new UnknownOutcomeError(toldBy(error));
  return isAboutPayment(error) ? declinedBy(error) : stripeAnswer(error);
}

/**
 * The same for what a partner offers: a customer or a method that Stripe does not know, or that do
 * not belong together, is the partner's fault and none of ours.
 */
export function offerAnswer(error: unknown): StripeAnswer {
  const isOffered =
    error instanceof Stripe.errors.StripeError &&
    error.rawType === 'invalid_request_error' &&
    (error.param === 'payment_method' || error.param === 'customer');
  return isOffered ? declinedBy(error) : collectionAnswer(error);
}

const ourFaults =
  /^(parameter_|platform_|testmode_|livemode_|account_|secret_key_|api_key_|url_invalid)/;

function isAboutPayment(error: InstanceType<typeof Stripe.errors.StripeError>): boolean {
  const { code, rawType, statusCode = 500 } = error;
  if (rawType !== 'invalid_request_error' || ![400, 402, 404].includes(statusCode)) return false;
  if (code === undefined) return error.param === undefined;
  if (ourFaults.test(code)) return false;
  return answerOfCode(code) === undefined && code !== 'payment_intent_unexpected_state';
}

const declinedBy = (error: InstanceType<typeof Stripe.errors.StripeError>): StripeAnswer => ({
  kind: 'declined',
  failure: failureOf(error),
  ...(error.payment_intent && { unpaidIntentId: error.payment_intent.id }),
});

/** `refused`: no repetition changes it. The code is Stripe's, or ours where it names none. */
export type RefundAnswer =
  { readonly kind: 'disputed' } | { readonly kind: 'refused'; readonly code: string };

/** Why Stripe made no refund, read out of an error; throws what is no answer. */
export function refundAnswer(error: unknown): RefundAnswer {
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  if (answerOfCode(error.code)?.kind === 'disputed') return { kind: 'disputed' };
  if (error.rawType !== 'invalid_request_error' || error.statusCode !== 400)
    throw withoutSecrets(error);
  return { kind: 'refused', code: refusalOf(error) };
}

function refusalOf(error: InstanceType<typeof Stripe.errors.StripeError>): string {
  const { code, param } = error;
  if (code !== undefined && !ourFaults.test(code)) return code;
  if (code === undefined && (param === undefined || param === 'amount'))
    return unnamedRefusal(param);
  throw withoutSecrets(error);
}

/** Limits by age and by payment method have no code of their own. */
const unnamedRefusal = (param: string | undefined): string =>
  param === 'amount' ? 'exceeds_remainder' : 'refund_not_possible';

/** A refusal that names no code, so that only a look at what it was about explains it. */
export const isUnexplained = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeError &&
  error.rawType === 'invalid_request_error' &&
  !error.code;

function answerOfCode(code: string | undefined): StripeAnswer | undefined {
  switch (code) {
    case 'charge_already_refunded':
      return { kind: 'already_refunded' };
    case 'charge_disputed':
    case 'refund_disputed_payment':
      return { kind: 'disputed' };
    default:
      return undefined;
  }
}

const failureOf = (error: InstanceType<typeof Stripe.errors.StripeError>): PaymentFailure => ({
  code: error.code ?? (error.rawType === 'card_error' ? 'card_declined' : 'refused_by_stripe'),
  ...(error.decline_code && { declineCode: error.decline_code }),
  ...(error.advice_code && { adviceCode: error.advice_code }),
});

/** What the caller must do; without the original, which carries headers and request data. */
function withoutSecrets(error: InstanceType<typeof Stripe.errors.StripeError>): Error {
  if (error.type === 'StripeConnectionError') return connectionError(error);
  const { statusCode = 500 } = error;
  if (statusCode === 429 || statusCode === 409) return new TransientError(toldBy(error));
  if (statusCode >= 500) return new UnknownOutcomeError(toldBy(error));
  return new Error(toldBy(error));
}

const toldBy = (error: InstanceType<typeof Stripe.errors.StripeError>): string =>
  `Stripe: ${error.rawType ?? error.type} ${error.code ?? ''} (${error.statusCode}), ` +
  `request ${error.requestId ?? 'unknown'}`;

const connectionError = (error: InstanceType<typeof Stripe.errors.StripeError>): Error =>
  neverArrived(error)
    ? new TransientError('Stripe cannot be reached.')
    : new UnknownOutcomeError('The connection to Stripe broke before its answer.');

const unreachableCodes = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

function neverArrived(error: InstanceType<typeof Stripe.errors.StripeError>): boolean {
  const detail: unknown = error.detail;
  if (detail instanceof TransientError) return true;
  return (
    typeof detail === 'object' &&
    detail !== null &&
    'code' in detail &&
    unreachableCodes.has(String(detail.code))
  );
}

/** Why Stripe refuses what was asked, where a refusal is an answer; throws what is none. */
export function refusedCode(error: unknown): string {
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  if (error.rawType !== 'invalid_request_error') throw withoutSecrets(error);
  return error.code ?? error.rawType;
}

/** Runs a call of which only success is expected. */
export async function withStripeErrors<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw error instanceof Stripe.errors.StripeError ? withoutSecrets(error) : error;
  }
}

/** Looks up an id that came from outside: that there is nothing is an answer too. */
export async function unlessMissing<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    if (error.code === 'resource_missing') return undefined;
    throw withoutSecrets(error);
  }
}
