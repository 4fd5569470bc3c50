/** How amounts, times, states and refusals are said to operators. */
import type { Problem } from 'fanfund/client';
import { currencies, isCurrency } from '../../../shared/domain/money.ts';

export function money(amountMinor: number, currency: string): string {
  if (!isCurrency(currency)) return `${amountMinor} ${currency}`;
  const { exponent } = currencies[currency];
  return new Intl.NumberFormat('en-IE', {
    style: 'currency',
    currency,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  }).format(amountMinor / 10 ** exponent);
}

export const count = (number: number): string => number.toLocaleString('en');

export const plural = (number: number, one: string, many = `${one}s`): string =>
  `${count(number)} ${number === 1 ? one : many}`;

const units = [
  ['day', 24 * 60 * 60],
  ['h', 60 * 60],
  ['min', 60],
  ['s', 1],
] as const;

/** In the largest unit of which there are at least two: `36 h`, not `1 day`. */
export function spanWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [name, size] = units.find(([, each]) => seconds >= 2 * each) ?? units[3];
  const number = Math.floor(seconds / size);
  return name === 'day' ? plural(number, name) : `${number} ${name}`;
}

/** From now, before or after. */
export const agoWords = (atMs: number, nowMs: number): string =>
  atMs > nowMs ? `in ${spanWords(atMs - nowMs)}` : `${spanWords(nowMs - atMs)} ago`;

/** In the zone of whoever looks. */
export const localWords = (iso: string): string =>
  new Date(iso).toLocaleString('en-GB', {
    ...{ day: 'numeric', month: 'short', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  });

export const utcWords = (iso: string): string =>
  `${new Date(iso).toISOString().replace('T', ' ').replace(/\..*/, '')} UTC`;

export const dayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

/** `PledgePaymentFailed` is “Pledge payment failed”, `past_due` is “past due”. */
export const spelled = (name: string): string =>
  name.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/[_-]/g, ' ');

export function sentence(name: string): string {
  const words = spelled(name).toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export type Tone = 'good' | 'busy' | 'bad' | 'plain';

const tones: Readonly<Record<Exclude<Tone, 'plain'>, readonly string[]>> = {
  good: [
    'live',
    'settled',
    'funded',
    'confirmed',
    'collected',
    'won',
    'delivered',
    'on',
    'succeeded',
    'completed',
  ],
  busy: [
    ...['closing', 'settling', 'collecting', 'releasing', 'refunding', 'due', 'running', 'pending'],
    ...['held', 'cancelling', 'requested', 'upcoming'],
  ],
  bad: ['past_due', 'disputed', 'lost', 'dropped', 'failed', 'off', 'abandoned'],
};

export function toneOf(state: string): Tone {
  for (const tone of ['good', 'busy', 'bad'] as const) if (tones[tone].includes(state)) return tone;
  return 'plain';
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;

/** What a schema refused, field by field, in place of the JSON that says so. */
export function whyWords(error: string): readonly string[] {
  const [head = '', rest] = error.split(/ *(?:<-)? *ZodError: (?=\[)/);
  if (rest === undefined) return [error];
  try {
    const issues = JSON.parse(rest) as { path: (string | number)[]; message: string }[];
    return [
      head,
      ...issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': ')),
    ];
  } catch {
    return [error];
  }
}

export const unreachable =
  'The API does not answer. Nothing is lost; check your connection, then try again.';

/** What to do, where the detail does not say. */
const advice: Partial<Record<Problem['code'], string>> = {
  temporarily_unavailable: 'Try again in a moment.',
  internal_error: 'Try again, and see the log of the function if it stays.',
  insufficient_scope: 'You are signed in to look only. Sign in with a role that may act.',
  not_found: 'Check the id, or search for it above.',
  idempotency_key_reused: 'Reload the page and look at what has become of it.',
};

/** What happened, and what to do about it. */
export function problemWords(body: unknown): string {
  if (!isProblem(body)) return unreachable;
  const fields = body.errors?.map(({ path, message }) => `${path}: ${message}`).join(' ') ?? '';
  return [body.detail, fields, advice[body.code]].filter(Boolean).join(' ');
}
