/**
 * Whether what comes through one of Stripe's doors is an event of Stripe's, and of this account
 * (https://docs.stripe.com/webhooks#verify-events). Nothing is read before its signature is proved;
 * what comes over the partner event bus is proved by the bus, on which only Stripe can put events.
 */
import type { Clock } from '../clock.ts';
import Stripe from 'stripe';

const toleranceSeconds = 300;

type Claimed = {
  readonly signature: string | undefined;
  /** All that are valid now: two while one is being replaced. */
  readonly secrets: readonly string[];
  readonly nowMs: number;
};

/** Why a request is not taken for an event of Stripe's. */
export type Rejection = 'unsigned' | 'wrong_time' | 'wrong_signature' | 'malformed';

/**
 * The event, if its signature fits and its one time is near. The client itself accepts any future,
 * and of several times another one than is looked at here.
 */
export function verifiedEvent(
  body: Buffer,
  claimed: Claimed,
): { readonly event: Stripe.Event } | { readonly rejected: Rejection } {
  const { signature = '', secrets, nowMs } = claimed;
  const [signedAt, ...more] = [...signature.matchAll(/(?:^|,)t=(\d+)/g)].map(([, time]) => time);
  if (signedAt === undefined || more.length > 0) return { rejected: 'unsigned' };
  if (!(Math.abs(Number(signedAt) - nowMs / 1000) <= toleranceSeconds))
    return { rejected: 'wrong_time' };
  for (const secret of secrets) {
    const found = constructed(body, { signature, secret, nowMs });
    if (found) return found;
  }
  return { rejected: 'wrong_signature' };
}

function constructed(
  body: Buffer,
  by: { readonly signature: string; readonly secret: string; readonly nowMs: number },
): ReturnType<typeof verifiedEvent> | undefined {
  try {
    const event: unknown = Stripe.webhooks.constructEvent(
      body,
      by.signature,
      by.secret,
      toleranceSeconds,
      undefined,
      by.nowMs,
    );
    return isEvent(event) ? { event } : { rejected: 'malformed' };
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return undefined;
    return { rejected: 'malformed' };
  }
}

/** What its signer says is one need not look like one: `null` is JSON as well. */
export function isEvent(value: unknown): value is Stripe.Event {
  const { id, type, data } = (value ?? {}) as Partial<Stripe.Event>;
  return typeof id === 'string' && typeof type === 'string' && typeof data?.object === 'object';
}

/**
 * The event inside the envelope of the partner event bus
 * (https://docs.stripe.com/event-destinations/eventbridge#event-structure).
 */
export function unwrappedEvent(envelope: object): Stripe.Event | undefined {
  const event: unknown = Stripe.webhooks.constructEventWithoutVerification(
    JSON.stringify(envelope),
  );
  return isEvent(event) ? event : undefined;
}

/** Which account and mode this is, as the secret says. */
export type StripeHome = {
  readonly secretKey: string;
  /** `acct_…`; events that name an account are believed only when it is this one. */
  readonly accountId?: string | undefined;
};

/**
 * Why a genuine event is none of this place's business. With Connect, events of connected accounts
 * and of test mode reach live endpoints as well (https://docs.stripe.com/connect/webhooks).
 */
export function misdirection(
  event: Stripe.Event,
  { secretKey, accountId }: StripeHome,
): 'other_account' | 'other_mode' | undefined {
  const named = event.account ?? event.context;
  if (named !== undefined && named !== null && named !== accountId) return 'other_account';
  return event.livemode === isLive(secretKey) ? undefined : 'other_mode';
}

/**
 * Signatures that were good within the tolerance: one that comes again is a copy of a request, for
 * Stripe signs each of its own repetitions anew. In memory only: a copy that reaches another
 * container is harmless, because its worker finds the work done.
 */
export function signaturesSeen(now: Clock) {
  const seenAtMs = new Map<string, number>();
  return {
    has: (signature: string): boolean => seenAtMs.has(signature),
    add: (signature: string): void => {
      for (const [old, atMs] of seenAtMs) {
        if (seenAtMs.size < seenMax && now() - atMs <= 2 * toleranceSeconds * 1000) break;
        seenAtMs.delete(old);
      }
      seenAtMs.set(signature, now());
    },
  };
}

const seenMax = 10_000;

const isLive = (secretKey: string): boolean => /^[a-z]+_live_/.test(secretKey);
