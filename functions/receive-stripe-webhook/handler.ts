import { meter } from '../../shared/entry/meter.ts';
import { now } from '../../shared/wiring.ts';
import { rawHttpEntry } from '../../shared/entry/http.ts';
import { receiveStripeWebhook } from './receive-stripe-webhook.ts';
import { signaturesSeen } from '../../shared/payments/stripe-webhook.ts';
import { stripeQueues, stripeSecrets } from '../../shared/wiring-stripe-events.ts';

export const handler = rawHttpEntry(receiveStripeWebhook, () => ({
  ...stripeQueues(),
  secret: stripeSecrets,
  signatures: signaturesSeen(now),
  meter: meter(),
  now,
}));
