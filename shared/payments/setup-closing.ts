/**
 * Ends the intent at which cards are tried: until then whoever holds its client secret can enter one
 * after another, without asking Fanfund. What the backer has completed meanwhile is left alone.
 */
import type Stripe from 'stripe';
import type { StripeAccess } from './stripe-access.ts';
import { refusedCode, unlessMissing } from './stripe-errors.ts';

export type SetupClosing = { close(intentId: string): Promise<void> };

export const stripeSetupClosing = (access: StripeAccess): SetupClosing => ({
  close: async (intentId) => {
    const stripe = await access.client();
    const intents = intentId.startsWith('seti_') ? stripe.setupIntents : stripe.paymentIntents;
    const intent = await unlessMissing<Stripe.SetupIntent | Stripe.PaymentIntent>(
      intents.retrieve(intentId),
    );
    if (!intent || !isUnpaid.has(intent.status)) return;
    await intents.cancel(intentId, { cancellation_reason: 'abandoned' }).catch((error: unknown) => {
      const code = refusedCode(error);
      if (!code.endsWith('_unexpected_state')) throw error;
    });
  },
});

const isUnpaid: ReadonlySet<string> = new Set(['requires_payment_method', 'requires_action']);
