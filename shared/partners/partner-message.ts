/** What the queues of partners carry, one schema per queue. */
import { deliveryIdPattern } from '../store/delivery-store.ts';
import { partnerEvent } from './partner-event.ts';
import { partnerIdPattern } from '../domain/partner.ts';
import * as z from 'zod';

const partnerId = z.string().regex(partnerIdPattern);

/** An event that was taken at the door, or a row of an import. */
export const partnerEventMessage = z.strictObject({
  partnerId,
  webhookId: z.string(),
  event: partnerEvent,
});
export type PartnerEventMessage = z.infer<typeof partnerEventMessage>;

/** A fact that is to be told to its partner now. */
export const deliveryMessage = z.strictObject({
  partnerId,
  deliveryId: z.string().regex(deliveryIdPattern),
});
export type DeliveryMessage = z.infer<typeof deliveryMessage>;

/** What was to be told in a span of time is to be told again. */
export const replayMessage = z.strictObject({
  partnerId,
  fromMs: z.int(),
  untilMs: z.int(),
  only: z.enum(['undelivered', 'all']),
  /** Where the walk over a day goes on. */
  after: z.string().optional(),
});
export type ReplayMessage = z.infer<typeof replayMessage>;
