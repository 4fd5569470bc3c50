/**
 * Stripe keeps an error 500 under its idempotency key and repeats it for as long as it keeps the
 * key (https://docs.stripe.com/api/idempotent_requests). Where nothing is charged by making
 * something twice, a second key gets around that: what the first request may have made stays
 * without anybody who knows its secret, and moves no money.
 */
import Stripe from 'stripe';

const keysMax = 4;

export async function aroundSavedFailures<T>(
  idempotencyKey: string,
  create: (options: { readonly idempotencyKey: string }) => Promise<T>,
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    const suffix = tried === 1 ? '' : `:${tried}`;
    try {
      return await create({ idempotencyKey: `${idempotencyKey}${suffix}` });
    } catch (error) {
      if (tried === keysMax || !isSavedFailure(error)) throw error;
    }
  }
}

/**
 * Whether an answer is the one that the first request under its key got: how things were then, which
 * they may no longer be.
 */
export const wasSaved = ({ lastResponse }: Stripe.Response<object>): boolean =>
  lastResponse.headers['idempotent-replayed'] === 'true';

/** A 5xx that is not of this request, but of the first one under its key. */
export const isSavedFailure = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeError &&
  (error.statusCode ?? 0) >= 500 &&
  error.headers?.['idempotent-replayed'] === 'true';
