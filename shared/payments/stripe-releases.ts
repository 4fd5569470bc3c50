/** Giving back what a pledge holds or what was taken with it, under the key of its open attempt. */
import type Stripe from 'stripe';
import type { PledgeIn } from '../domain/pledge.ts';
import type { ReleaseOutcome } from './payment-gateway.ts';
import type { StripeAccess } from './stripe-access.ts';
import { UnknownOutcomeError } from '../errors.ts';
import { attemptKey, attemptName, keyIsTrusted } from '../domain/attempt.ts';
import { firstMatch, metadataOf } from './stripe-access.ts';
import { prepare, prepareAttempt } from './stripe-setups.ts';
import { stripeAnswer, withStripeErrors } from './stripe-errors.ts';

export async function release(
  access: StripeAccess,
  pledge: PledgeIn<'releasing'>,
): Promise<ReleaseOutcome> {
  if (pledge.collection === 'save-card') return { kind: 'released', refundedMinor: 0 };
  const stripe = await access.client();
  const intentId = await intentToRelease(access, pledge);
  if (intentId === undefined) return { kind: 'released', refundedMinor: 0 };
  const options = { idempotencyKey: attemptKey(pledge.id, pledge.attempt) };
  const give = pledge.collection === 'charge-now' && pledge.payment ? refund : cancelIntent;
  try {
    return await give(stripe, pledge, { intentId, options });
  } catch (error) {
    if (!(error instanceof UnknownOutcomeError)) throw error;
    const found = await findRelease(stripe, intentId);
    if (!found) throw error;
    return found;
  }
}

/** What became of a void or refund whose answer was lost; undefined when it did not happen. */
async function findRelease(stripe: Stripe, intentId: string): Promise<ReleaseOutcome | undefined> {
  const intent = await withStripeErrors(
    stripe.paymentIntents.retrieve(intentId, { expand: ['latest_charge'] }),
  );
  if (intent.status === 'canceled') return { kind: 'released', refundedMinor: 0 };
  const charge = intent.latest_charge;
  const refunded = charge !== null && typeof charge === 'object' && charge.refunded;
  return refunded ? { kind: 'released', refundedMinor: charge.amount_refunded } : undefined;
}

/** What was taken before it could be cancelled is refunded. */
async function cancelIntent(
  stripe: Stripe,
  pledge: PledgeIn<'releasing'>,
  { intentId, options }: ReleaseCall,
): Promise<ReleaseOutcome> {
  try {
    await stripe.paymentIntents.cancel(intentId, { cancellation_reason: 'abandoned' }, options);
    return { kind: 'released', refundedMinor: 0 };
  } catch (error) {
    const answer = stripeAnswer(error);
    if (answer.kind !== 'unexpected_state')
      throw new Error(`Stripe will not cancel ${intentId}: ${answer.kind}.`, { cause: error });
    if (answer.intent.status === 'canceled') return { kind: 'released', refundedMinor: 0 };
    if (answer.intent.status !== 'succeeded')
      throw new UnknownOutcomeError(`The PaymentIntent is still ${answer.intent.status}.`);
    const key = { idempotencyKey: `${options.idempotencyKey}:refund` };
    return refund(stripe, pledge, { intentId, options: key });
  }
}

type ReleaseCall = {
  readonly intentId: string;
  readonly options: { readonly idempotencyKey: string };
};

/** All of it. Repeated after its key was forgotten, Stripe says that it is refunded already. */
async function refund(
  stripe: Stripe,
  pledge: PledgeIn<'releasing'>,
  { intentId, options }: ReleaseCall,
): Promise<ReleaseOutcome> {
  const metadata = metadataOf(pledge, attemptName(pledge.attempt));
  try {
    const made = await stripe.refunds.create({ payment_intent: intentId, metadata }, options);
    if (made.status !== 'failed' && made.status !== 'canceled')
      return { kind: 'released', refundedMinor: made.amount };
  } catch (error) {
    return refundedBy(error, pledge);
  }
  throw new Error(`Stripe could not refund ${intentId}: it needs another way.`);
}

function refundedBy(error: unknown, pledge: PledgeIn<'releasing'>): ReleaseOutcome {
  const answer = stripeAnswer(error);
  if (answer.kind === 'already_refunded') return { kind: 'released', refundedMinor: pledge.amountMinor };
  if (answer.kind === 'disputed') return { kind: 'disputed' };
  throw new Error(`Stripe will not refund ${pledge.id}: ${answer.kind}.`, { cause: error });
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
