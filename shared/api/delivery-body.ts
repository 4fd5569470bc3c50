/** What operators ask of a partner's log, and to be told again. */
import { cursor, limitUpTo } from './answer-parts.ts';
import { deliveryIdPattern } from '../store/delivery-store.ts';
import * as z from 'zod';

export const deliveriesQuery = z.strictObject({
  /** In UTC; today when missing. */
  day: z.iso.date().optional(),
  /** Pages may then be short, or empty before the last. */
  state: z.enum(['due', 'delivered', 'held', 'failed']).optional(),
  limit: limitUpTo(100),
  cursor,
});
export type DeliveriesQuery = z.infer<typeof deliveriesQuery>;

const time = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

export const replayBody = z.union([
  z.strictObject({ deliveryId: z.string().regex(deliveryIdPattern) }),
  z.strictObject({
    from: time,
    until: time,
    only: z.enum(['undelivered', 'all']).default('undelivered'),
  }),
]);
export type ReplayBody = z.infer<typeof replayBody>;
