/** What people are told, in plain words: reasons, times and text that is safe inside a page. */
import type { PaymentFailure } from '../domain/pledge.ts';

const noFunds = 'There was not enough money on the card, or its limit was reached.';
const noAnswer = 'Your bank could not be reached at that moment.';
const seeBacker = 'Your bank wants you to confirm this payment yourself.';
const badNumber = 'The details of the card were not right.';
const gone = 'The card that you saved is no longer there.';
const lapsed = 'The reservation on your card has lapsed.';
const declined = 'Your bank declined the payment. It does not tell us why.';

/**
 * Reasons that may be told. Of all others (a card reported stolen, a suspicion of fraud) the holder
 * of the card is told no more than that (https://docs.stripe.com/declines/codes).
 */
const reasons: Readonly<Record<string, string>> = {
  insufficient_funds: noFunds,
  withdrawal_count_limit_exceeded: noFunds,
  card_velocity_exceeded: noFunds,
  authentication_required: seeBacker,
  payment_intent_authentication_failure: seeBacker,
  issuer_not_available: noAnswer,
  processing_error: noAnswer,
  try_again_later: noAnswer,
  expired_card: 'The card has expired.',
  incorrect_cvc: badNumber,
  incorrect_number: badNumber,
  invalid_cvc: badNumber,
  invalid_number: badNumber,
  invalid_expiry_month: badNumber,
  invalid_expiry_year: badNumber,
  card_not_supported: 'This card cannot be used for this kind of payment.',
  currency_not_supported: 'This card cannot be used for payments in this currency.',
  payment_method_detached: gone,
  payment_intent_canceled: lapsed,
  charge_expired_for_capture: lapsed,
  capture_charge_authorization_expired: lapsed,
};

/** Where the issuer gave a reason of its own, the general one does not speak in its place. */
export const failureWords = ({ code, declineCode }: PaymentFailure): string =>
  reasons[declineCode ?? code] ?? declined;

const utc = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });

/** Put together here, because versions of the language data differ in their commas. */
const formats = [
  utc({ weekday: 'long' }),
  utc({ day: 'numeric', month: 'long', year: 'numeric' }),
  utc({ hour: '2-digit', minute: '2-digit' }),
];

/** `Thursday, 8 October 2026, 12:01 UTC` */
export const timeWords = (atMs: number): string =>
  `${formats.map((format) => format.format(atMs)).join(', ')} UTC`;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (letter) => entities[letter] ?? letter);
