import { meter } from '../../shared/entry/meter.ts';
import { now, queue } from '../../shared/wiring.ts';
import { stripeSecret } from '../../shared/wiring-payments.ts';
import { rawHttpEntry } from '../../shared/entry/http.ts';
import { receiveStripeWebhook } from './receive-stripe-webhook.ts';

export const handler = rawHttpEntry(receiveStripeWebhook, () => ({
  secrets: async () => (await stripeSecret()).webhookSecrets,
  confirmations: queue('CONFIRM_QUEUE_URL'),
  meter: meter(),
  now,
}));
