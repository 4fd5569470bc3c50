/**
 * Giving back what a pledge holds or what was taken with it, under the key of its open attempt. A
 * repetition is never blind: an attempt that is older than its key can be trusted, or whose answer
 * was lost, is looked up. Voiding, and refunding all there is, cannot happen twice at Stripe; so
 * what is found not to have happened may be tried again under the next number at once.
 */
import type Stripe from 'stripe';
import type { PledgeIn } from '../domain/pledge.ts';
import type { ReleaseOutcome } from './payment-gateway.ts';
import type { SentRefund } from '../domain/refund-books.ts';
import type { StripeAccess } from './stripe-access.ts';
import { UnknownOutcomeError } from '../errors.ts';
import { attemptKey, attemptName, keyIsTrusted } from '../domain/attempt.ts';
import { firstMatch, metadataOf } from './stripe-access.ts';
import { prepare, prepareAttempt } from './stripe-setups.ts';
import { refundAnswer, stripeAnswer, withStripeErrors } from './stripe-errors.ts';
import { refundsOf, sentRefund } from './stripe-refund-objects.ts';
import { releaseRefundId } from '../domain/refund-books.ts';
import { wasSaved } from './saved-failures.ts';

const nothingTaken: ReleaseOutcome = { kind: 'released', refundedMinor: 0 };

export async function release(
  access: StripeAccess,
  pledge: PledgeIn<'releasing'>,
): Promise<ReleaseOutcome> {
  if (pledge.collection === 'save-card') return nothingTaken;
  const stripe = await access.client();
  const intentId = await intentToRelease(access, pledge);
  if (intentId === undefined) return nothingTaken;
  const idempotencyKey = attemptKey(pledge.id, pledge.attempt);
  const call = { stripe, pledge, intentId, options: { idempotencyKey } };
  if (!keyIsTrusted(pledge.attempt.startedAtMs, access.now())) return findRelease(call);
  try {
    return await (pledge.collection === 'charge-now' && pledge.payment
      ? refund(call)
      : cancelIntent(call));
  } catch (error) {
    if (!(error instanceof UnknownOutcomeError)) throw error;
    return findRelease(call);
  }
}

type ReleaseCall = {
  readonly stripe: Stripe;
  readonly pledge: PledgeIn<'releasing'>;
  readonly intentId: string;
  readonly options: { readonly idempotencyKey: string };
};

/** What became of a void or refund of which nobody knows. */
async function findRelease(call: ReleaseCall): Promise<ReleaseOutcome> {
  const { stripe, pledge, intentId } = call;
  const intent = await withStripeErrors(stripe.paymentIntents.retrieve(intentId));
  if (intent.status === 'canceled') return nothingTaken;
  if (intent.status !== 'succeeded') return { kind: 'not_done' };
  const found = await givenBack(call);
  const isDone =
    found.refundedMinor >= pledge.amountMinor ||
    found.refunds.some(({ refundId }) => refundId === releaseRefundId);
  return isDone ? found : { kind: 'not_done' };
}

type GivenBack = Extract<ReleaseOutcome, { readonly chargedIntentId: string }>;

/** What has gone back or is on its way, whoever sent it. */
async function givenBack({ stripe, pledge, intentId }: ReleaseCall): Promise<GivenBack> {
  return released(intentId, await refundsOf(stripe, pledge, intentId));
}

const released = (intentId: string, refunds: readonly SentRefund[]): GivenBack => ({
  kind: 'released',
  refundedMinor: refunds
    .filter(({ state }) => state !== 'failed')
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0),
  refunds,
  chargedIntentId: intentId,
});

/** What was taken before it could be cancelled is refunded. */
async function cancelIntent(call: ReleaseCall): Promise<ReleaseOutcome> {
  const { stripe, intentId, options } = call;
  try {
    await stripe.paymentIntents.cancel(intentId, { cancellation_reason: 'abandoned' }, options);
    return nothingTaken;
  } catch (error) {
    const answer = stripeAnswer(error);
    if (answer.kind !== 'unexpected_state')
      throw new Error(`Stripe will not cancel ${intentId}: ${answer.kind}.`, { cause: error });
    if (answer.intent.status === 'canceled') return nothingTaken;
    if (answer.intent.status !== 'succeeded')
      throw new UnknownOutcomeError(`The PaymentIntent is still ${answer.intent.status}.`);
    const key = { idempotencyKey: `${options.idempotencyKey}:refund` };
    return refund({ ...call, options: key });
  }
}

/** All that is left of it. */
async function refund(call: ReleaseCall): Promise<ReleaseOutcome> {
  const { stripe, pledge, intentId, options } = call;
  const metadata = metadataOf(pledge, attemptName(pledge.attempt));
  try {
    const made = await stripe.refunds.create({ payment_intent: intentId, metadata }, options);
    if (made.amount === pledge.amountMinor && !wasSaved(made))
      return released(intentId, [sentRefund(pledge, made)]);
  } catch (error) {
    const answer = refundAnswer(error);
    if (answer.kind === 'disputed') return answer;
    if (answer.kind === 'refused') return withRefusal(call, answer.code);
  }
  return givenBack(call);
}

/** Somebody has refunded it by hand; or Stripe will never do it, and it is owed by another way. */
async function withRefusal(call: ReleaseCall, detail: string): Promise<ReleaseOutcome> {
  const { pledge, intentId } = call;
  const found = await givenBack(call);
  const owedMinor = pledge.amountMinor - found.refundedMinor;
  if (owedMinor <= 0) return found;
  const refused = {
    refundId: releaseRefundId,
    amountMinor: owedMinor,
    state: 'failed',
    detail,
  } as const;
  return released(intentId, [...found.refunds, refused]);
}

/** A pledge that was never confirmed does not know its intent: its key, or its time, finds it. */
async function intentToRelease(
  access: StripeAccess,
  pledge: PledgeIn<'releasing'>,
): Promise<string | undefined> {
  const known = pledge.payment?.intentId ?? pledge.prepared?.intentId;
  if (known !== undefined) return known;
  if (keyIsTrusted(pledge.createdAtMs, access.now()))
    return (await prepare(access, pledge)).intentId;
  const stripe = await access.client();
  const createdSeconds = Math.floor(pledge.createdAtMs / 1000);
  const created = { gte: createdSeconds - 60, lte: createdSeconds + 24 * 60 * 60 };
  const metadata = metadataOf(pledge, attemptName(prepareAttempt));
  const intents = stripe.paymentIntents.list({ created, limit: 100 });
  return (await withStripeErrors(firstMatch(intents, metadata)))?.id;
}
