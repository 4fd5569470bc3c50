/**
 * What somebody sends of a parcel, by API, file or webhook: one closed shape for all three, judged
 * on its own, so that one bad parcel stops no other.
 */
import type { Refusal } from '../domain/refusal.ts';
import type { ShipmentFact } from '../domain/shipment.ts';
import { carriers } from '../domain/carriers.ts';
import { parcelFaults } from '../domain/parcel.ts';
import { campaignIdPattern, pledgeIdPattern } from '../domain/ids.ts';
import { refuse } from '../domain/refusal.ts';
import * as z from 'zod';

const visible = (most: number) => z.string().regex(new RegExp(`^[\\x21-\\x7e]{1,${most}}$`));

export const shipmentBody = z.strictObject({
  /** The warehouse's own name of the parcel; again, it is the same parcel. */
  reference: visible(100),
  /** Needed where the parcel is dispatched. */
  pledgeId: z.string().regex(pledgeIdPattern).optional(),
  status: z.enum(['dispatched', 'delivered', 'returned', 'failed']),
  /** `pickup` waits for its backer; `digital` hands out codes. */
  carrier: z.enum(carriers).optional(),
  trackingNumber: z
    .string()
    .regex(/^[A-Za-z0-9 ./-]{1,60}$/)
    .optional(),
  /** Everything that was not sent yet, unless given. */
  lines: z
    .array(
      z.strictObject({
        rewardId: z.string().min(1).max(40),
        quantity: z.int().positive().max(1000),
      }),
    )
    .min(1)
    .max(20)
    .optional(),
  at: z.iso.datetime({ offset: true }).optional(),
  /** Why it came back or did not arrive. */
  reason: z.enum(parcelFaults).optional(),
});
export type ShipmentBody = z.infer<typeof shipmentBody>;

export const factOf = ({ at, reason, ...rest }: ShipmentBody): ShipmentFact => ({
  ...rest,
  ...(at !== undefined && { atMs: Date.parse(at) }),
  ...(reason !== undefined && { fault: reason }),
});

export function readShipment(value: unknown): ShipmentFact | Refusal {
  const read = shipmentBody.safeParse(value);
  if (read.success) return factOf(read.data);
  const faults = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return refuse('invalid_item', faults.slice(0, 3).join('; '));
}

/** In the form that Standard Webhooks gives; each parcel is judged on its own. */
export const shipmentWebhookBody = z.strictObject({
  type: z.literal('shipment.update'),
  timestamp: z.iso.datetime({ offset: true }).optional(),
  data: z.strictObject({
    campaignId: z.string().regex(campaignIdPattern),
    shipments: z.array(z.unknown()).min(1).max(100),
  }),
});
