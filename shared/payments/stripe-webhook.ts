/**
 * Stripe's webhooks: whether one is genuine, and what it says about a pledge
 * (https://docs.stripe.com/webhooks#verify-events).
 */
import type { StripeMessage } from '../queues/messages.ts';
import Stripe from 'stripe';
import { pledgeIdPattern } from '../domain/ids.ts';

const toleranceSeconds = 300;

type Claimed = {
  readonly signature: string | undefined;
  /** All that are valid now: two while one is being replaced. */
  readonly secrets: readonly string[];
  readonly nowMs: number;
};

/**
 * The event, if its signature fits and its one time is near. The client itself accepts any future,
 * and of several times another one than is looked at here.
 */
export function verifiedEvent(body: Buffer, claimed: Claimed): Stripe.Event | undefined {
  const { signature = '', secrets, nowMs } = claimed;
  const [signedAt, ...more] = [...signature.matchAll(/(?:^|,)t=(\d+)/g)].map(([, time]) => time);
  if (more.length > 0) return undefined;
  if (!(Math.abs(Number(signedAt) - nowMs / 1000) <= toleranceSeconds)) return undefined;
  for (const secret of secrets) {
    const event = constructed(body, { signature, secret, nowMs });
    if (event) return event;
  }
  return undefined;
}

function constructed(
  body: Buffer,
  by: { readonly signature: string; readonly secret: string; readonly nowMs: number },
): Stripe.Event | undefined {
  try {
    return Stripe.webhooks.constructEvent(
      body,
      by.signature,
      by.secret,
      toleranceSeconds,
      undefined,
      by.nowMs,
    );
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return undefined;
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const idOf = (reference: string | { readonly id: string } | null): string | undefined =>
  typeof reference === 'string' ? reference : reference?.id;

/** That the payment of a pledge was set up; undefined for every other event. */
export function setupFact(event: Stripe.Event): StripeMessage | undefined {
  switch (event.type) {
    case 'setup_intent.succeeded':
      return factOf(event.data.object, { complete: true });
    case 'payment_intent.succeeded':
      return factOf(event.data.object, { complete: true });
    case 'payment_intent.amount_capturable_updated':
      // When the authorisation ends is said by its charge, which is not in this event.
      return factOf(event.data.object, { complete: false });
    default:
      return undefined;
  }
}

function factOf(
  intent: Stripe.SetupIntent | Stripe.PaymentIntent,
  { complete }: { readonly complete: boolean },
): StripeMessage | undefined {
  const { fanfund_pledge: pledgeId = '', fanfund_attempt: attempt = '' } = intent.metadata ?? {};
  if (!pledgeIdPattern.test(pledgeId) || !attempt.startsWith('prepare-')) return undefined;
  const payment = complete ? paymentOf(intent) : undefined;
  return { pledgeId, intentId: intent.id, ...(payment && { payment }) };
}

function paymentOf(
  intent: Stripe.SetupIntent | Stripe.PaymentIntent,
): StripeMessage['payment'] | undefined {
  const customerId = idOf(intent.customer);
  const paymentMethodId = idOf(intent.payment_method);
  if (customerId === undefined || paymentMethodId === undefined) return undefined;
  return { intentId: intent.id, customerId, paymentMethodId };
}
