import { meter } from '../../shared/entry/meter.ts';
import { queueEntry } from '../../shared/entry/queue.ts';
import { receiveStripeEvent } from './receive-stripe-event.ts';
import { stripeEnvelope } from '../../shared/queues/messages.ts';
import { stripeQueues, stripeSecrets } from '../../shared/wiring-stripe-events.ts';

export const handler = queueEntry(stripeEnvelope, receiveStripeEvent, () => ({
  ...stripeQueues(),
  secret: stripeSecrets,
  meter: meter(),
}));
