/** Tells of every answer of Stripe what kind it was, so that operations see it slow down or fail. */
import type Stripe from 'stripe';

/** `429` stands alone: Stripe asks for fewer requests. A declined card is a `402`. */
export function answerClass(status: number): string {
  if (status === 429 || status === 402) return String(status);
  return `${Math.floor(status / 100)}xx`;
}

type Answered = { readonly status: number };
/** The library types what it tells of as anything. */
type Telling = { on(event: 'response', listener: (answer: Answered) => void): void };

export function countAnswers(stripe: Stripe, count: (answer: string) => void): Stripe {
  const telling: Telling = stripe;
  telling.on('response', ({ status }) => count(answerClass(status)));
  return stripe;
}
