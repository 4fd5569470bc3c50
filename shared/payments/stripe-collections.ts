/** Taking the money of a pledge, under the key of its open attempt, and asking what became of it. */
import type Stripe from 'stripe';
import type { CollectOutcome } from './payment-gateway.ts';
import type { Payment, PledgeIn } from '../domain/pledge.ts';
import type { StripeAccess } from './stripe-access.ts';
import { UnknownOutcomeError } from '../errors.ts';
import { attemptKey, attemptName } from '../domain/attempt.ts';
import { firstMatch, idOf, metadataOf } from './stripe-access.ts';
import { isUnexplained, stripeAnswer, unlessMissing, withStripeErrors } from './stripe-errors.ts';

/** Charges a saved card with its owner away. */
export async function charge(
  access: StripeAccess,
  pledge: PledgeIn<'collecting'>,
): Promise<CollectOutcome> {
  const stripe = await access.client();
  try {
    const intent = await stripe.paymentIntents.create(
      {
        amount: pledge.amountMinor,
        currency: pledge.currency.toLowerCase(),
        customer: pledge.payment.customerId,
        payment_method: pledge.payment.paymentMethodId,
        allowed_payment_method_types: ['card'],
        off_session: true,
        confirm: true,
        metadata: metadataOf(pledge, attemptName(pledge.attempt)),
      },
      { idempotencyKey: attemptKey(pledge.id, pledge.attempt) },
    );
    return outcomeOf(intent);
  } catch (error) {
    if (isUnexplained(error) && (await isCardGone(stripe, pledge.payment)))
      return { kind: 'declined', failure: { code: 'payment_method_detached' } };
    return outcomeOfError(error);
  }
}

/** Stripe refuses a card that left its Customer with no code at all: the card itself tells. */
async function isCardGone(stripe: Stripe, payment: Payment): Promise<boolean> {
  const card = await unlessMissing(stripe.paymentMethods.retrieve(payment.paymentMethodId));
  return card === undefined || idOf(card.customer ?? '') !== payment.customerId;
}

export async function capture(
  access: StripeAccess,
  pledge: PledgeIn<'collecting'>,
): Promise<CollectOutcome> {
  const stripe = await access.client();
  try {
    return outcomeOf(
      await stripe.paymentIntents.capture(
        pledge.payment.intentId,
        {},
        { idempotencyKey: attemptKey(pledge.id, pledge.attempt) },
      ),
    );
  } catch (error) {
    return outcomeOfError(error);
  }
}

function outcomeOfError(error: unknown): CollectOutcome {
  const answer = stripeAnswer(error);
  switch (answer.kind) {
    case 'declined':
      return answer;
    case 'unexpected_state':
      return outcomeOf(answer.intent);
    case 'already_refunded':
    case 'disputed':
      return { kind: 'declined', failure: { code: answer.kind } };
  }
}

/** The state of the intent is the answer, whoever brought it there. */
function outcomeOf(intent: Stripe.PaymentIntent): CollectOutcome {
  switch (intent.status) {
    case 'succeeded':
      return { kind: 'collected', chargedIntentId: intent.id };
    case 'canceled':
      return { kind: 'declined', failure: { code: 'payment_intent_canceled' } };
    case 'requires_action':
      return { kind: 'declined', failure: { code: 'authentication_required' } };
    case 'requires_payment_method':
      return {
        kind: 'declined',
        failure: {
          code: intent.last_payment_error?.code ?? 'card_declined',
          ...(intent.last_payment_error?.decline_code && {
            declineCode: intent.last_payment_error.decline_code,
          }),
        },
      };
    default:
      throw new UnknownOutcomeError(`The PaymentIntent is still ${intent.status}.`);
  }
}

/** Never by search, which lags: by the intent's id, or by the metadata of the customer's intents. */
export async function findCollection(
  access: StripeAccess,
  pledge: PledgeIn<'collecting'>,
): Promise<CollectOutcome | undefined> {
  const stripe = await access.client();
  if (pledge.collection !== 'save-card') {
    const intent = await withStripeErrors(stripe.paymentIntents.retrieve(pledge.payment.intentId));
    return intent.status === 'requires_capture' ? undefined : outcomeOf(intent);
  }
  const found = await withStripeErrors(
    firstMatch(
      stripe.paymentIntents.list({ customer: pledge.payment.customerId, limit: 100 }),
      metadataOf(pledge, attemptName(pledge.attempt)),
    ),
  );
  return (
    found &&
    (found.status === 'requires_confirmation' ? goOn(stripe, pledge, found.id) : outcomeOf(found))
  );
}

/** Stripe made the intent and broke off before charging it: this very intent is confirmed. */
async function goOn(
  stripe: Stripe,
  pledge: PledgeIn<'collecting'>,
  intentId: string,
): Promise<CollectOutcome> {
  const idempotencyKey = `${attemptKey(pledge.id, pledge.attempt)}:confirm`;
  try {
    const card = { payment_method: pledge.payment.paymentMethodId, off_session: true };
    return outcomeOf(await stripe.paymentIntents.confirm(intentId, card, { idempotencyKey }));
  } catch (error) {
    return outcomeOfError(error);
  }
}
