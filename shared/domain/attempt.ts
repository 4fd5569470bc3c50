/**
 * How an attempt to move money is named and for how long its name can be trusted. Stripe may forget
 * an idempotency key after 24 hours (https://docs.stripe.com/api/idempotent_requests), while a
 * message can come back after 14 days: past `keyTrustedMs` Stripe is asked first what became of it.
 */
import type { Attempt, Pledge } from './pledge.ts';

const hourMs = 60 * 60 * 1000;
export const keyTrustedMs = 20 * hourMs;

export const keyIsTrusted = (startedAtMs: number, nowMs: number): boolean =>
  nowMs - startedAtMs < keyTrustedMs;

/** A payment is prepared under the pledge's own key, and so only while that can be trusted. */
export const mayPrepare = (pledge: Pick<Pledge, 'createdAtMs'>, nowMs: number): boolean =>
  keyIsTrusted(pledge.createdAtMs, nowMs);

type Named = {
  readonly purpose: Attempt['purpose'] | 'prepare' | 'recover';
  readonly number: number;
};

/** Goes into the intent's metadata, so that an attempt can be found again at Stripe. */
export const attemptName = (attempt: Named): string => `${attempt.purpose}-${attempt.number}`;

/** The same pledge, purpose and number always make the same key. */
export const attemptKey = (pledgeId: string, attempt: Named): string =>
  `${pledgeId}:${attemptName(attempt)}`;

/** Whether a request under this key was one of ours for the pledge, whatever it did. */
export const isKeyOf = (pledgeId: string, key: string): boolean => key.startsWith(`${pledgeId}:`);

/** When to look at a release whose message must have been lost by then. */
export const releaseDueAtMs = (startedAtMs: number): number => startedAtMs + hourMs;

/**
 * Whether an attempt to collect was given up because Stripe knew nothing of it: what Stripe does
 * with it after all would be money beside the pledge.
 */
export const wasDoubted = ({ history }: Pick<Pledge, 'history'>): boolean =>
  history.some(({ type }) => type === 'PledgeCollectionPending');

/** When to look for such money: Stripe has forgotten the key by then, and ended what it began. */
export const strayLookAtMs = (collectedAtMs: number): number => collectedAtMs + 26 * hourMs;
