/**
 * What partners send: one event, or up to a hundred together, each in the form that Standard
 * Webhooks gives. Closed, like every body. None of these types is ever sent to a partner, so that
 * nobody can send back to us, as the partner's word, what we have signed ourselves.
 */
import type { Refusal } from '../domain/refusal.ts';
import { campaignIdPattern, pledgeIdPattern } from '../domain/ids.ts';
import { orderLines, shipTo } from '../api/order-body.ts';
import { refuse } from '../domain/refusal.ts';
import * as z from 'zod';

export const eventsMax = 100;

const visible = (most: number) => z.string().regex(new RegExp(`^[\\x21-\\x7e]{1,${most}}$`));
const pledgeId = z.string().regex(pledgeIdPattern);

export const createData = z.strictObject({
  /** The partner's own name of the pledge; again, it is the same pledge. */
  reference: visible(100),
  campaignId: z.string().regex(campaignIdPattern),
  /** The partner's customer, by the name that the partner has for them. */
  backer: z.strictObject({ reference: visible(100), email: z.email().max(254).optional() }),
  rewardId: z.string().max(40).optional(),
  quantity: z.int().positive().max(1000).optional(),
  /** In place of reward and quantity. */
  lines: orderLines.optional(),
  shipTo: shipTo.optional(),
  amountMinor: z.number().optional(),
  payment: z.discriminatedUnion('by', [
    /** A payment method of a customer at the Stripe account of Fanfund. */
    z.strictObject({
      by: z.literal('stripe'),
      customerId: z.string().regex(/^cus_[A-Za-z0-9]{1,100}$/),
      paymentMethodId: z.string().regex(/^pm_[A-Za-z0-9_]{1,100}$/),
    }),
    /** The partner holds the money, and is told at the end what to do with it. */
    z.strictObject({ by: z.literal('partner') }),
  ]),
});
export type CreateData = z.infer<typeof createData>;

const timestamp = z.iso.datetime({ offset: true }).optional();

const event = <Type extends string, Data extends z.ZodType>(type: Type, data: Data) =>
  z.strictObject({ type: z.literal(type), timestamp, data });

export const partnerEvent = z.discriminatedUnion('type', [
  event('pledge.create', createData),
  /** Its customer has thought again, before the deadline. */
  event('pledge.cancel', z.strictObject({ pledgeId })),
  event('pledge.mark_collected', z.strictObject({ pledgeId })),
  event('pledge.mark_failed', z.strictObject({ pledgeId, code: visible(60) })),
  event('pledge.mark_released', z.strictObject({ pledgeId })),
]);
export type PartnerEventIn = z.infer<typeof partnerEvent>;
export type CreateEvent = Extract<PartnerEventIn, { readonly type: 'pledge.create' }>;

const types: ReadonlySet<unknown> = new Set(
  partnerEvent.options.map(({ shape }) => shape.type.value),
);

/** For the document; each event is judged on its own. */
export const partnerWebhookBody = z.union([
  partnerEvent,
  z.strictObject({ events: z.array(partnerEvent).min(1).max(eventsMax) }),
]);

export function readEvent(value: unknown): PartnerEventIn | Refusal {
  if (!types.has(typeOf(value)))
    return refuse('unknown_event_type', 'There is no event of this type.');
  const read = partnerEvent.safeParse(value);
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return refuse('invalid_item', faults.slice(0, 3).join('; '));
}

const typeOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, 'type') : undefined;
