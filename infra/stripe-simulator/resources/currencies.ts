/**
 * What Stripe accepts to be charged: exponents with Stripe's own exceptions, smallest and largest
 * amounts. Amounts are integers in the unit that the API takes.
 */
import { invalidRequest } from '../protocol/errors.ts';

const zeroDecimal = 'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' ');
const threeDecimal = 'bhd jod kwd omr tnd'.split(' ');
/** Written with two decimals for history's sake, yet only whole units can be charged. */
const wholeUnitsOnly = 'isk ugx'.split(' ');

const twoDecimal = (
  'aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bmd bnd bob brl bsd bwp byn bzd ' +
  'cad cdf chf cny cop crc cve czk dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gtq gyd ' +
  'hkd hnl htg huf idr ils inr isk jmd kes kgs khr kyd kzt lak lbp lkr lrd lsl mad mdl mkd ' +
  'mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd pab pen pgk php pkr pln qar ' +
  'ron rsd rub sar sbd scr sek sgd shp sle sos srd std szl thb tjs top try ttd twd tzs uah ' +
  'ugx usd uyu uzs wst xcd yer zar zmw'
).split(' ');

const supported = [...twoDecimal, ...zeroDecimal, ...threeDecimal].sort();

/** Smallest chargeable amounts as Stripe documents them; others are held to the default. */
const minimumMinor: Record<string, number> = {
  aed: 200,
  bgn: 100,
  czk: 1500,
  dkk: 250,
  gbp: 30,
  hkd: 400,
  huf: 17_500,
  mxn: 1000,
  myr: 200,
  nok: 300,
  pln: 200,
  ron: 200,
  sek: 300,
  thb: 1000,
};
const minimumMinorDefault = 50;
const maximumMinor = 99_999_999;

export function decimalsOf(currency: string): number {
  if (zeroDecimal.includes(currency)) return 0;
  return threeDecimal.includes(currency) ? 3 : 2;
}

export function formatted(amountMinor: number, currency: string): string {
  const decimals = decimalsOf(currency);
  const major = (amountMinor / 10 ** decimals).toFixed(decimals);
  const grouped = major.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',');
  const sign = { usd: '$', eur: '€', gbp: '£', jpy: '¥' }[currency];
  return sign === undefined ? `${grouped} ${currency.toUpperCase()}` : `${sign}${grouped}`;
}

export function requireCurrency(text: string): string {
  const currency = text.toLowerCase();
  if (supported.includes(currency)) return currency;
  throw invalidRequest(
    `Invalid currency: ${currency}. Stripe currently supports these currencies: ` +
      supported.join(', '),
    { param: 'currency' },
  );
}

export function requireChargeable(amountMinor: number, currency: string): void {
  const minimum = minimumMinor[currency] ?? minimumMinorDefault;
  if (amountMinor < minimum) {
    throw invalidRequest(`Amount must be at least ${formatted(minimum, currency)} ${currency}`, {
      code: 'amount_too_small',
      param: 'amount',
    });
  }
  if (amountMinor > maximumMinor) {
    throw invalidRequest(`Amount must be no more than ${formatted(maximumMinor, currency)}`, {
      code: 'amount_too_large',
      param: 'amount',
    });
  }
  const step = wholeUnitsOnly.includes(currency) ? 100 : decimalsOf(currency) === 3 ? 10 : 1;
  if (amountMinor % step !== 0) {
    throw invalidRequest(`Invalid amount: in ${currency} it must be a multiple of ${step}.`, {
      code: 'parameter_invalid_integer',
      param: 'amount',
    });
  }
}
