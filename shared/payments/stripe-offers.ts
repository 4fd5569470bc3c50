/**
 * Sets up a payment with a method that a partner has offered: nobody is there to confirm it, so it
 * is confirmed when it is made. It belongs to a customer that the partner has made before. Only cards
 * are saved: nothing that is made twice moves money.
 */
import type Stripe from 'stripe';
import type { OfferGateway, OfferedMethod } from './offer-gateway.ts';
import type { Pledge } from '../domain/pledge.ts';
import type { Setup } from './payment-gateway.ts';
import type { StripeAccess } from './stripe-access.ts';
import { aroundSavedFailures } from './saved-failures.ts';
import { attemptKey, attemptName } from '../domain/attempt.ts';
import { prepareAttempt, setupOf } from './stripe-setups.ts';
import { offerAnswer } from './stripe-errors.ts';
import { metadataOf } from './stripe-access.ts';

export const stripeOffers = (access: StripeAccess): OfferGateway => ({
  setUp: (pledge, method) => setUp(access, pledge, method),
});

async function setUp(
  access: StripeAccess,
  pledge: Pledge,
  { customerId, paymentMethodId }: OfferedMethod,
): Promise<Setup> {
  const stripe = await access.client();
  const create = (options: Stripe.RequestOptions) =>
    stripe.setupIntents.create(
      {
        customer: customerId,
        payment_method: paymentMethodId,
        confirm: true,
        usage: 'off_session',
        allowed_payment_method_types: ['card'],
        metadata: metadataOf(pledge, attemptName(prepareAttempt)),
      },
      options,
    );
  try {
    const intent = await aroundSavedFailures(attemptKey(pledge.id, prepareAttempt), create);
    return setupOf(pledge, intent) ?? { kind: 'waiting' };
  } catch (error) {
    const answer = offerAnswer(error);
    if (answer.kind === 'declined') return { kind: 'declined', failure: answer.failure };
    throw error;
  }
}
