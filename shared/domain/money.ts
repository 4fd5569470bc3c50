/**
 * Money: integers in a currency's minor unit, always beside an ISO 4217 code.
 *
 * One table says how each currency is counted, so that no other file ever multiplies by 100.
 * The minor unit is the one that Stripe counts in, with its exceptions
 * (https://docs.stripe.com/currencies#special-cases): ISK and UGX have no decimals in life but are
 * sent times 100, three-decimal currencies must end in 0.
 * Minimum charges: https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts. Where
 * Stripe publishes none it asks for the equivalent of 0.50 USD: those below are a little above what
 * that was in November 2026, so that no pledge is accepted which could not be charged.
 */

export type CurrencyRule = {
  /** Number of digits behind the decimal point in the unit that amounts are counted in. */
  readonly exponent: 0 | 2 | 3;
  /** Every amount is a multiple of this. */
  readonly stepMinor: number;
  /** The smallest amount that Stripe charges. */
  readonly minimumMinor: number;
};

const twoDecimals = (minimumMinor: number): CurrencyRule => ({
  exponent: 2,
  stepMinor: 1,
  minimumMinor,
});
const noDecimals = (minimumMinor: number): CurrencyRule => ({
  exponent: 0,
  stepMinor: 1,
  minimumMinor,
});
const sentTimesHundred = (minimumMinor: number): CurrencyRule => ({
  exponent: 2,
  stepMinor: 100,
  minimumMinor,
});
const threeDecimals = (minimumMinor: number): CurrencyRule => ({
  exponent: 3,
  stepMinor: 10,
  minimumMinor,
});

export const currencies = {
  AED: twoDecimals(200),
  AUD: twoDecimals(50),
  BGN: twoDecimals(100),
  BRL: twoDecimals(50),
  CAD: twoDecimals(50),
  CHF: twoDecimals(50),
  CZK: twoDecimals(1500),
  DKK: twoDecimals(250),
  EUR: twoDecimals(50),
  GBP: twoDecimals(30),
  HKD: twoDecimals(400),
  HUF: twoDecimals(17500),
  IDR: twoDecimals(1_000_000),
  ILS: twoDecimals(200),
  INR: twoDecimals(50),
  MXN: twoDecimals(1000),
  MYR: twoDecimals(200),
  NOK: twoDecimals(300),
  NZD: twoDecimals(50),
  PHP: twoDecimals(3500),
  PLN: twoDecimals(200),
  RON: twoDecimals(200),
  SEK: twoDecimals(300),
  SGD: twoDecimals(50),
  THB: twoDecimals(1000),
  TRY: twoDecimals(3000),
  TWD: twoDecimals(2000),
  USD: twoDecimals(50),
  ZAR: twoDecimals(1200),
  BIF: noDecimals(2000),
  CLP: noDecimals(600),
  DJF: noDecimals(100),
  GNF: noDecimals(5000),
  JPY: noDecimals(50),
  KMF: noDecimals(300),
  KRW: noDecimals(800),
  MGA: noDecimals(2500),
  PYG: noDecimals(4500),
  RWF: noDecimals(900),
  VND: noDecimals(15_000),
  VUV: noDecimals(75),
  XAF: noDecimals(350),
  XOF: noDecimals(350),
  XPF: noDecimals(65),
  ISK: sentTimesHundred(8000),
  UGX: sentTimesHundred(220_000),
  BHD: threeDecimals(200),
  JOD: threeDecimals(400),
  KWD: threeDecimals(200),
  OMR: threeDecimals(200),
  TND: threeDecimals(1700),
} as const satisfies Record<string, CurrencyRule>;

export type Currency = keyof typeof currencies;

export const currencyCodes = Object.keys(currencies) as Currency[];

export const isCurrency = (code: string): code is Currency => Object.hasOwn(currencies, code);

/** Stripe takes at most eight digits (https://docs.stripe.com/api/payment_intents/create). */
export const chargeMaximumMinor = 99_999_999;

export type AmountFault = 'amount_too_small' | 'amount_too_large' | 'amount_not_representable';

/** Why an amount cannot be charged in this currency, or undefined when it can. */
export function amountFault(amountMinor: number, currency: Currency): AmountFault | undefined {
  const rule = currencies[currency];
  if (!Number.isSafeInteger(amountMinor) || amountMinor % rule.stepMinor !== 0)
    return 'amount_not_representable';
  if (amountMinor < rule.minimumMinor) return 'amount_too_small';
  if (amountMinor > chargeMaximumMinor) return 'amount_too_large';
  return undefined;
}

/** For people: `1234` in USD is "USD 12.34". */
export function formatMoney(amountMinor: number, currency: Currency): string {
  const { exponent } = currencies[currency];
  const digits = String(Math.abs(amountMinor)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const fraction = exponent === 0 ? '' : `.${digits.slice(-exponent)}`;
  return `${currency} ${amountMinor < 0 ? '-' : ''}${whole}${fraction}`;
}

/** What Stripe keeps of a payment, in the currency of its balance. */
export type Fee = { readonly minor: number; readonly currency: string };
