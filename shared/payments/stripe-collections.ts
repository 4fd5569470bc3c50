/**
 * Taking the money of a pledge, under the keys of its open attempt, and asking what became of it.
 * A pledge has one PaymentIntent at a time: a declined one is confirmed again, and only one that
 * Stripe says is canceled, which is final, gives way to another. An attempt is about one intent: it
 * makes one, or pays the one that stands. Within it each request has a key of its own, so that a
 * repetition goes the same way and finds the same answers.
 */
import type Stripe from 'stripe';
import type { CollectOutcome, FoundCollection, Gone } from './payment-gateway.ts';
import type { Payment, PledgeIn } from '../domain/pledge.ts';
import type { StripeAccess } from './stripe-access.ts';
import { UnknownOutcomeError } from '../errors.ts';
import { attemptKey, attemptName } from '../domain/attempt.ts';
import { cancelHold } from './stripe-holds.ts';
import { collectionAnswer, isUnexplained, unlessMissing } from './stripe-errors.ts';
import { firstMatch, idOf, metadataOf } from './stripe-access.ts';
import { feeOf } from './stripe-fees.ts';
import { withStripeErrors } from './stripe-errors.ts';

/** Brings Stripe's fee with the answer, without another request. */
const withFee = ['latest_charge.balance_transaction'];

type Taken = CollectOutcome | Gone;

export async function collect(
  access: StripeAccess,
  pledge: PledgeIn<'collecting'>,
): Promise<CollectOutcome | Gone> {
  const stripe = await access.client();
  const key = attemptKey(pledge.id, pledge.attempt);
  if (pledge.attempt.replacesIntent) return charge(stripe, pledge, key);
  if (pledge.unpaidIntentId === undefined && pledge.collection === 'save-card')
    return charge(stripe, pledge, key);
  return pledge.unpaidIntentId === undefined
    ? capture(stripe, pledge, key)
    : confirm(stripe, pledge, { intentId: pledge.unpaidIntentId, key: `${key}:confirm` });
}

/** Charges a saved card with its owner away. */
async function charge(
  stripe: Stripe,
  pledge: PledgeIn<'collecting'>,
  idempotencyKey: string,
): Promise<CollectOutcome> {
  try {
    const intent = await stripe.paymentIntents.create(
      {
        amount: pledge.amountMinor,
        currency: pledge.currency.toLowerCase(),
        customer: pledge.payment.customerId,
        payment_method: pledge.payment.paymentMethodId,
        allowed_payment_method_types: ['card'],
        // Asynchronously, the fee would not be known yet:
        // https://docs.stripe.com/payments/payment-intents/asynchronous-capture
        capture_method: 'automatic',
        off_session: true,
        confirm: true,
        metadata: metadataOf(pledge, attemptName(pledge.attempt)),
        expand: withFee,
      },
      { idempotencyKey },
    );
    return ended(takenBy(intent));
  } catch (error) {
    if (isUnexplained(error) && (await isCardGone(stripe, pledge.payment)))
      return { kind: 'declined', failure: { code: 'payment_method_detached' } };
    return ended(takenByError(error));
  }
}

/** The PaymentIntent of an earlier attempt, tried once more. */
async function confirm(
  stripe: Stripe,
  pledge: PledgeIn<'collecting'>,
  { intentId, key }: { readonly intentId: string; readonly key: string },
): Promise<Taken> {
  const card = { payment_method: pledge.payment.paymentMethodId, off_session: true };
  try {
    return takenBy(
      await stripe.paymentIntents.confirm(
        intentId,
        { ...card, expand: withFee },
        { idempotencyKey: key },
      ),
    );
  } catch (error) {
    if (isUnexplained(error) && (await isCardGone(stripe, pledge.payment)))
      return unpaid(intentId, { code: 'payment_method_detached' });
    const taken = takenByError(error);
    return taken.kind === 'declined' ? unpaid(intentId, taken.failure) : taken;
  }
}

const unpaid = (
  unpaidIntentId: string,
  failure: Extract<CollectOutcome, { readonly kind: 'declined' }>['failure'],
): CollectOutcome => ({ kind: 'declined', failure, unpaidIntentId });

/** Stripe refuses a card that left its Customer with no code at all: the card itself tells. */
async function isCardGone(stripe: Stripe, payment: Payment): Promise<boolean> {
  const card = await unlessMissing(stripe.paymentMethods.retrieve(payment.paymentMethodId));
  return card === undefined || idOf(card.customer ?? '') !== payment.customerId;
}

/** A hold that cannot be captured any more is let go, so that the saved card can be charged. */
async function capture(
  stripe: Stripe,
  pledge: PledgeIn<'collecting'>,
  idempotencyKey: string,
): Promise<Taken> {
  const { intentId } = pledge.payment;
  try {
    return takenBy(
      await stripe.paymentIntents.capture(intentId, { expand: withFee }, { idempotencyKey }),
    );
  } catch (error) {
    const taken = takenByError(error);
    if (taken.kind !== 'declined') return taken;
    const hold = await cancelHold(stripe, intentId, `${idempotencyKey}:cancel`);
    return hold.kind === 'cancelled' ? { kind: 'gone' } : hold;
  }
}

function takenByError(error: unknown): Taken {
  const answer = collectionAnswer(error);
  switch (answer.kind) {
    case 'declined':
      return answer;
    case 'unexpected_state':
      return takenBy(answer.intent);
    case 'already_refunded':
    case 'disputed':
      return { kind: 'declined', failure: { code: answer.kind } };
  }
}

/** The state of the intent is the answer, whoever brought it there. */
function takenBy(intent: Stripe.PaymentIntent): Taken {
  switch (intent.status) {
    case 'succeeded':
      return { kind: 'collected', chargedIntentId: intent.id, ...feeOf(intent.latest_charge) };
    case 'processing':
      return { kind: 'processing' };
    case 'canceled':
      return { kind: 'gone' };
    case 'requires_action':
      return unpaid(intent.id, { code: 'authentication_required' });
    case 'requires_payment_method':
      return unpaid(intent.id, failureOf(intent));
    default:
      throw new UnknownOutcomeError(`The PaymentIntent is still ${intent.status}.`);
  }
}

function failureOf({ last_payment_error: error }: Stripe.PaymentIntent) {
  return {
    code: error?.code ?? 'card_declined',
    ...(error?.decline_code && { declineCode: error.decline_code }),
    ...(error?.advice_code && { adviceCode: error.advice_code }),
  };
}

/** An intent that this very attempt made, and that is gone again, is a failed attempt. */
const ended = (taken: Taken): CollectOutcome =>
  taken.kind === 'gone'
    ? { kind: 'declined', failure: { code: 'payment_intent_canceled' } }
    : taken;

/** Never by search, which lags: by the intent's id, or by the metadata of the customer's intents. */
export async function findCollection(
  access: StripeAccess,
  pledge: PledgeIn<'collecting'>,
): Promise<FoundCollection> {
  const stripe = await access.client();
  const standing = await lookAtStanding(stripe, pledge);
  if (standing) return standing;
  const { startedAtMs } = pledge.attempt;
  const made = await withStripeErrors(
    firstMatch(
      stripe.paymentIntents.list({
        customer: pledge.payment.customerId,
        created: { gte: Math.floor((startedAtMs - clockSkewMaxMs) / 1000) },
        limit: 100,
        expand: withFee.map((path) => `data.${path}`),
      }),
      metadataOf(pledge, attemptName(pledge.attempt)),
    ),
  );
  if (!made) return { kind: 'unknown' };
  // Stripe broke off before charging it.
  if (made.status === 'requires_confirmation') return { kind: 'untouched', madeIntentId: made.id };
  return ended(takenBy(made));
}

/** By how much the clocks here and at Stripe may differ. */
const clockSkewMaxMs = 60 * 60 * 1000;

/** The PaymentIntent that the attempt was about, where there was one before it. */
async function lookAtStanding(
  stripe: Stripe,
  pledge: PledgeIn<'collecting'>,
): Promise<FoundCollection | undefined> {
  if (pledge.attempt.replacesIntent) return undefined;
  const intentId =
    pledge.unpaidIntentId ??
    (pledge.collection === 'authorize' ? pledge.payment.intentId : undefined);
  if (intentId === undefined) return undefined;
  const intent = await unlessMissing(stripe.paymentIntents.retrieve(intentId, { expand: withFee }));
  if (!intent) return { kind: 'gone' };
  return isUntouched(intent, pledge) ? { kind: 'untouched' } : takenBy(intent);
}

/** What an intent says of a failure may be the failure of an earlier attempt. */
function isUntouched(intent: Stripe.PaymentIntent, pledge: PledgeIn<'collecting'>): boolean {
  switch (intent.status) {
    case 'requires_capture':
    case 'requires_confirmation':
      return true;
    case 'requires_payment_method': {
      const charge = intent.latest_charge;
      const triedAtSeconds = charge !== null && typeof charge === 'object' ? charge.created : 0;
      return triedAtSeconds < Math.floor(pledge.attempt.startedAtMs / 1000);
    }
    default:
      return false;
  }
}
