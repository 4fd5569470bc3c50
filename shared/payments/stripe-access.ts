/** What every adapter to Stripe starts from: its client, and how a pledge is named in metadata. */
import type Stripe from 'stripe';
import type { Clock } from '../clock.ts';
import type { Pledge } from '../domain/pledge.ts';
import { pledgeIdPattern } from '../domain/ids.ts';
import { unlessMissing } from './stripe-errors.ts';

/** Loads the client at the first use, so that a cold start waits for the secret only once. */
export type StripeAccess = { readonly client: () => Promise<Stripe>; readonly now: Clock };

/** Goes into every intent and refund, so that a lost answer can be looked up. */
export const metadataOf = (pledge: Pledge, attempt: string) => ({
  fanfund_campaign: pledge.campaignId,
  fanfund_pledge: pledge.id,
  fanfund_attempt: attempt,
});

export const idOf = (reference: string | { readonly id: string } | null): string => {
  if (reference === null) throw new Error('Stripe confirmed an intent without all its parts.');
  return typeof reference === 'string' ? reference : reference.id;
};

/** The first intent whose metadata say this; listings come newest first. */
export async function firstMatch(
  intents: AsyncIterable<Stripe.PaymentIntent>,
  metadata: Readonly<Record<string, string>>,
): Promise<Stripe.PaymentIntent | undefined> {
  for await (const intent of intents)
    if (Object.entries(metadata).every(([name, value]) => intent.metadata[name] === value))
      return intent;
  return undefined;
}

/** The pledge that a PaymentIntent was made for; undefined when it is not ours. */
export async function pledgeOf(
  access: StripeAccess,
  intentId: string,
): Promise<string | undefined> {
  const stripe = await access.client();
  const intent = await unlessMissing(stripe.paymentIntents.retrieve(intentId));
  const pledgeId = intent?.metadata['fanfund_pledge'] ?? '';
  return pledgeIdPattern.test(pledgeId) ? pledgeId : undefined;
}
