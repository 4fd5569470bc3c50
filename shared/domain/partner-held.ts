/**
 * Pledges whose money a partner holds: asked to collect or release it, told of the pledge at the
 * campaign's end, the partner answers by webhook. Who does not answer is asked again, day by day,
 * and is then shown to operations; the question stays open until it is answered, and nothing is
 * believed without an answer.
 */
import type { Attempt, Payment, PledgeEvent, PledgeIn } from './pledge.ts';
import { dayMs } from './duration.ts';

/** So often a partner is asked, a day apart; with the last question operations hear of it. */
export const partnerAsksMax = 4;

export const isAskedForGood = ({ number }: Pick<Attempt, 'number'>): boolean =>
  number >= partnerAsksMax;

/** When to ask again after this question; undefined when there is none after it. */
export const askAgainAtMs = (askNumber: number, atMs: number): number | undefined =>
  isAskedForGood({ number: askNumber }) ? undefined : atMs + dayMs;

type Asked = PledgeIn<'collecting' | 'releasing'>;

/**
 * The next question, once it is time; undefined while it is not, or when none is left. Counted from
 * the last one: `dueAtMs` is moved on by whoever tells that it is time.
 */
export function nextQuestion(pledge: Asked, atMs: number): PledgeEvent | undefined {
  const { number, startedAtMs } = pledge.attempt;
  if (atMs < (askAgainAtMs(number, startedAtMs) ?? Infinity)) return undefined;
  const attemptNumber = number + 1;
  const next = { atMs, dueAtMs: askAgainAtMs(attemptNumber, atMs), attemptNumber };
  return pledge.state === 'collecting'
    ? { type: 'PledgeCollectionStarted', ...next }
    : { type: 'PledgeReleaseStarted', ...next, reason: pledge.reason };
}

/** What stands in the place of Stripe's identifiers; nothing at Stripe begins like this. */
const prefix = 'partner:';

export const heldPayment = (partnerId: string, reference: string): Payment => ({
  intentId: `${prefix}${reference}`,
  customerId: `${prefix}${partnerId}`,
  paymentMethodId: `${prefix}${partnerId}`,
});
