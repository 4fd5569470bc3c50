/** How amounts, times, states and refusals are said to fans. */
import type { Campaign, Pledge, Problem } from 'fanfund/client';

/** https://docs.stripe.com/currencies: what `Intl` knows differs from it, and from browser to browser. */
const withoutDecimals = 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' ');
const withThreeDecimals = 'BHD JOD KWD OMR TND'.split(' ');

export function digitsOf(currency: string): number {
  if (withoutDecimals.includes(currency)) return 0;
  return withThreeDecimals.includes(currency) ? 3 : 2;
}

export function money(amountMinor: number, currency: string): string {
  const digits = digitsOf(currency);
  const isWhole = amountMinor % 10 ** digits === 0;
  return new Intl.NumberFormat('en-IE', {
    style: 'currency',
    currency,
    minimumFractionDigits: isWhole ? 0 : digits,
    maximumFractionDigits: isWhole ? 0 : digits,
  }).format(amountMinor / 10 ** digits);
}

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

const units = [
  ['day', 24 * 60 * 60],
  ['hour', 60 * 60],
  ['minute', 60],
  ['second', 1],
] as const;

/** In the largest unit of which there are at least two: `36 hours`, not `1 day`. */
export function spanWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [name, size] = units.find(([, each]) => seconds >= 2 * each) ?? units[3];
  return plural(Math.floor(seconds / size), name);
}

export const dateWords = (iso: string): string =>
  new Date(iso).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });

export const dayWords = (iso: string): string =>
  new Date(iso).toLocaleDateString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

export function discountPercent(priceMinor: number, retailPriceMinor: number | undefined): number {
  if (retailPriceMinor === undefined || retailPriceMinor <= priceMinor) return 0;
  return Math.floor((1 - priceMinor / retailPriceMinor) * 100);
}

export function goalWords({ goal, currency, totals }: Campaign): { have: string; of: string } {
  if ('amountMinor' in goal)
    return {
      have: money(totals.pledgedMinor, currency),
      of: `pledged of ${money(goal.amountMinor, currency)}`,
    };
  if ('units' in goal)
    return { have: totals.units.toLocaleString('en'), of: `of ${plural(goal.units, 'piece')}` };
  return { have: totals.backers.toLocaleString('en'), of: `of ${plural(goal.backers, 'backer')}` };
}

/** Where a stretch goal lies. */
export function goalAtWords(goal: Campaign['goal'], currency: string): string {
  if ('amountMinor' in goal) return `At ${money(goal.amountMinor, currency)}`;
  if ('units' in goal) return `At ${plural(goal.units, 'piece')}`;
  return `At ${plural(goal.backers, 'backer')}`;
}

export const backersWords = ({ totals }: Campaign): string => plural(totals.backers, 'backer');

export const waitingWords = (fans: number): string =>
  `${plural(fans, 'fan')} ${fans === 1 ? 'waits' : 'wait'} for it.`;

/** Of a campaign that is not live. */
export function endWords({ state, outcome }: Campaign): string {
  if (state === 'cancelled') return 'Cancelled: nobody pays';
  if (state === 'abandoned') return 'Given up: everybody gets the money back';
  if (outcome === 'funded') return 'Funded';
  if (outcome === 'unfunded') return 'Not funded: nobody pays';
  return 'Over: being counted';
}

/** What is pledged late is paid at once, however the campaign took the money. */
export const latePaymentWords =
  'You pay now. What you paid is yours to have back if it is never made.';

export const paymentWords: Readonly<Record<Campaign['collection'], string>> = {
  'save-card': 'Your card is saved now, and charged only when the campaign is funded.',
  authorize: 'The amount is reserved on your card, and taken only when the campaign is funded.',
  'charge-now': 'You pay now, and get everything back when the campaign is not funded.',
};

/** What became of a pledge, and how that looks. */
export const pledgeWords: Readonly<
  Record<Pledge['state'], { text: string; tone: 'plain' | 'good' | 'bad' }>
> = {
  pending: { text: 'Waiting for your payment', tone: 'bad' },
  confirmed: { text: 'Confirmed', tone: 'good' },
  collecting: { text: 'Being charged', tone: 'plain' },
  past_due: { text: 'Your payment did not go through', tone: 'bad' },
  releasing: { text: 'Being given back', tone: 'plain' },
  collected: { text: 'Paid', tone: 'good' },
  refunding: { text: 'Refund on its way', tone: 'plain' },
  refunded: { text: 'Refunded', tone: 'plain' },
  disputed: { text: 'Disputed at your bank', tone: 'bad' },
  won: { text: 'Paid', tone: 'good' },
  lost: { text: 'Given back by your bank', tone: 'plain' },
  released: { text: 'Nothing was taken', tone: 'plain' },
  cancelled: { text: 'Cancelled by you', tone: 'plain' },
  lapsed: { text: 'Not paid in time', tone: 'plain' },
  dropped: { text: 'Ended without a payment', tone: 'plain' },
};

type PledgeEvent = Pledge['history'][number]['event'];

const eventWords: Partial<Record<PledgeEvent, string>> = {
  PledgeCreated: 'You pledged',
  PledgeChanged: 'You changed it',
  PledgeConfirmed: 'Your pledge was confirmed',
  PledgeLapsed: 'The time to pay ran out',
  PledgeCancelled: 'You cancelled it',
  PledgeCollectionStarted: 'Your card was asked for the money',
  PledgeCollected: 'You paid',
  PledgeReleased: 'It was released: you owe nothing',
  PledgePaymentFailed: 'The payment failed',
  PledgeReminded: 'We reminded you by mail',
  PledgeWindowExtended: 'You got more time to pay',
  PledgeDropped: 'It ended without a payment',
  PledgeRefundStarted: 'A refund was started',
  PledgeRefunded: 'You were refunded',
  PledgeDisputed: 'Your bank disputed the payment',
};

/** Without what is of no use to a fan. */
export const historyWords = (pledge: Pledge): { at: string; text: string }[] =>
  pledge.history.flatMap(({ at, event }) => {
    const text = eventWords[event];
    return text === undefined ? [] : [{ at, text }];
  });

/** The detail of a problem document is for people; codes say more where the fan can do something. */
const codeWords: Partial<Record<Problem['code'], string>> = {
  sold_out: 'Somebody was faster: not enough pieces are left.',
  campaign_closed: 'The deadline has passed.',
  token_expired: 'You were signed out. Please sign in again.',
  payment_declined: 'Your card was declined. Please try another one.',
};

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;

export const unreachable = 'The store cannot be reached at the moment. Please try again.';

export function problemWords(body: unknown): string {
  if (!isProblem(body)) return unreachable;
  const fields = body.errors?.map(({ message }) => message).join(' ') ?? '';
  return codeWords[body.code] ?? [body.detail, fields].filter(Boolean).join(' ');
}
