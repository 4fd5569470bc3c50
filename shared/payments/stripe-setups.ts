/** The intent that a backer confirms in the storefront: made, looked at, and read into our words. */
import type Stripe from 'stripe';
import type { Payment, Pledge, PreparedPayment } from '../domain/pledge.ts';
import type { Setup } from './payment-gateway.ts';
import type { StripeAccess } from './stripe-access.ts';
import { attemptKey, attemptName } from '../domain/attempt.ts';
import { aroundSavedFailures } from './saved-failures.ts';
import { customerOf } from './stripe-customers.ts';
import { idOf, metadataOf } from './stripe-access.ts';
import { unlessMissing, withStripeErrors } from './stripe-errors.ts';

export const prepareAttempt = { purpose: 'prepare', number: 1 } as const;

export async function prepare(access: StripeAccess, pledge: Pledge): Promise<PreparedPayment> {
  const stripe = await access.client();
  const customer = await customerOf(stripe, pledge);
  const common = {
    customer,
    allowed_payment_method_types: ['card'],
    metadata: metadataOf(pledge, attemptName(prepareAttempt)),
  };
  const create = (options: Stripe.RequestOptions) =>
    pledge.collection === 'save-card'
      ? stripe.setupIntents.create({ ...common, usage: 'off_session' }, options)
      : stripe.paymentIntents.create({ ...common, ...chargeOf(pledge) }, options);
  const intent = await withStripeErrors<Stripe.SetupIntent | Stripe.PaymentIntent>(
    aroundSavedFailures<Stripe.SetupIntent | Stripe.PaymentIntent>(
      attemptKey(pledge.id, prepareAttempt),
      create,
    ),
  );
  if (intent.client_secret === null) throw new Error('Stripe made an intent without a secret.');
  return { intentId: intent.id, clientSecret: intent.client_secret };
}

const chargeOf = ({ amountMinor, currency, collection }: Pledge) => ({
  amount: amountMinor,
  currency: currency.toLowerCase(),
  ...(collection === 'authorize'
    ? // The card is saved as well: it is charged should the hold lapse.
      { capture_method: 'manual' as const, setup_future_usage: 'off_session' as const }
    : { capture_method: 'automatic' as const }),
});

export async function inspect(
  access: StripeAccess,
  pledge: Pledge,
  intentId: string,
): Promise<Setup | undefined> {
  const stripe = await access.client();
  const intent = await unlessMissing<Stripe.SetupIntent | Stripe.PaymentIntent>(
    pledge.collection === 'save-card'
      ? stripe.setupIntents.retrieve(intentId)
      : stripe.paymentIntents.retrieve(intentId, { expand: ['latest_charge'] }),
  );
  return intent && setupOf(pledge, intent);
}

/** Reads an intent, whether it was asked for or came by webhook. */
export function setupOf(
  pledge: Pick<Pledge, 'id' | 'collection'>,
  intent: Stripe.SetupIntent | Stripe.PaymentIntent,
): Setup | undefined {
  if (intent.metadata?.['fanfund_pledge'] !== pledge.id) return undefined;
  switch (intent.status) {
    case 'succeeded':
    case 'requires_capture':
      return { kind: 'ready', payment: paymentOf(intent) };
    case 'canceled':
      return { kind: 'cancelled' };
    case 'requires_payment_method':
      return declinedSetup(intent);
    case 'requires_action':
      return { kind: 'waiting', actionUrl: intent.next_action?.redirect_to_url?.url ?? undefined };
    default:
      return { kind: 'waiting' };
  }
}

function declinedSetup(intent: Stripe.SetupIntent | Stripe.PaymentIntent): Setup {
  const error =
    intent.object === 'setup_intent' ? intent.last_setup_error : intent.last_payment_error;
  if (!error) return { kind: 'waiting' };
  return {
    kind: 'declined',
    failure: {
      code: error.code ?? 'card_declined',
      ...(error.decline_code && { declineCode: error.decline_code }),
    },
  };
}

function paymentOf(intent: Stripe.SetupIntent | Stripe.PaymentIntent): Payment {
  const charge = intent.object === 'payment_intent' ? intent.latest_charge : null;
  const captureBefore =
    charge !== null && typeof charge === 'object'
      ? charge.payment_method_details?.card?.capture_before
      : undefined;
  return {
    intentId: intent.id,
    customerId: idOf(intent.customer),
    paymentMethodId: idOf(intent.payment_method),
    ...(captureBefore && { captureBeforeMs: captureBefore * 1000 }),
  };
}
