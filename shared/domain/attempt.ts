/**
 * How an attempt to move money is named and for how long its name can be trusted. Stripe may forget
 * an idempotency key after 24 hours (https://docs.stripe.com/api/idempotent_requests), while a
 * message can come back after 14 days: past `keyTrustedMs` Stripe is asked first what became of it.
 */
import type { Attempt, Pledge, PledgeEventType, PledgeIn } from './pledge.ts';
import { hourMs } from './duration.ts';

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

/** All that we write behind a pledge's id, so that what others choose is not taken for ours. */
const ownKey = new RegExp(
  `^(?:${[
    'prepare-1(?::[2-4])?',
    'collect-\\d+(?::(?:cancel|confirm))?',
    'release-\\d+(?::refund)?',
    'recover-\\d+:(?:first|pi_\\w+)(?::again-\\d+)?',
    '(?:abandon|stray)-pi_\\w+(?::again-\\d+)?',
    'replace-\\d+',
    'refund-\\w+-\\d+',
  ].join('|')})$`,
);

/**
 * Whether a request under this key may be one of ours for the pledge, whatever it did. Backers know
 * their pledge's id, so that they can make such a key: what counts against them must not hang on it.
 */
export const isKeyOf = (pledgeId: string, key: string): boolean =>
  key.startsWith(`${pledgeId}:`) && ownKey.test(key.slice(pledgeId.length + 1));

/** When to look at a release whose message must have been lost by then. */
export const releaseDueAtMs = (startedAtMs: number): number => startedAtMs + hourMs;

/** When to look whether somebody went on with a collection that was only written down. */
export const resumeDueAtMs = (startedAtMs: number): number => startedAtMs + hourMs / 4;

/**
 * Whether an attempt to collect was given up because Stripe knew nothing of it: what Stripe does
 * with it after all would be money beside the pledge.
 */
export const wasDoubted = ({ history }: Pick<Pledge, 'history'>): boolean =>
  history.some(({ type }) => type === 'PledgeCollectionPending');

/** When to look for such money: Stripe has forgotten the key by then, and ended what it began. */
const strayLookAtMs = (endedAtMs: number): number => endedAtMs + 26 * hourMs;

/** When a pledge that ends now is looked at once more; undefined when nothing was ever in doubt. */
export const strayDueAtMs = (
  pledge: Pick<Pledge, 'history'>,
  endedAtMs: number,
): number | undefined => (wasDoubted(pledge) ? strayLookAtMs(endedAtMs) : undefined);

/** A pledge that no attempt follows any more: paid, whatever came after that, or given up. */
export type EndedPledge = PledgeIn<
  'collected' | 'dropped' | 'refunding' | 'refunded' | 'disputed' | 'won' | 'lost'
>;

export const isEnded = (pledge: Pledge): pledge is EndedPledge => endedStates.has(pledge.state);

const endedStates: ReadonlySet<Pledge['state']> = new Set<EndedPledge['state']>([
  'collected',
  'dropped',
  'refunding',
  'refunded',
  'disputed',
  'won',
  'lost',
]);

type Ended = Pick<Pledge, 'history'>;

/** When such money is to be looked for; undefined where no attempt was given up, or none is over. */
export function strayLookOf(pledge: Ended): number | undefined {
  const ended = pledge.history.findLast(({ type }) => endings.has(type));
  return ended && strayDueAtMs(pledge, ended.atMs);
}

const endings: ReadonlySet<PledgeEventType> = new Set(['PledgeCollected', 'PledgeDropped']);

/**
 * That look, while it has still to come: whatever else sets the time of a pledge keeps it. It moves
 * the time past its own when it is done, and what is due earlier leaves it to come.
 */
export function pendingStrayLook(pledge: Ended & Pick<Pledge, 'dueAtMs'>): number | undefined {
  const lookAtMs = strayLookOf(pledge);
  const { dueAtMs = Infinity } = pledge;
  return lookAtMs !== undefined && dueAtMs <= lookAtMs ? lookAtMs : undefined;
}
