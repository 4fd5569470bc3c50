/** What the queues carry, one schema per queue. */
import { campaignIdPattern, pledgeIdPattern } from '../domain/ids.ts';
import { aboutPattern } from '../store/announcements.ts';
import { wholeReasons } from '../domain/refund.ts';
import * as z from 'zod';

const pledgeId = z.string().regex(pledgeIdPattern);
const campaignId = z.string().regex(campaignIdPattern);
const collection = z.enum(['save-card', 'authorize', 'charge-now', 'held-by-partner']);

export const collectMessage = z.strictObject({ pledgeId, collection });
export type CollectMessage = z.infer<typeof collectMessage>;

export const releaseMessage = z.strictObject({
  pledgeId,
  reason: z.enum([
    'cancelled_by_backer',
    'campaign_abandoned',
    'campaign_cancelled',
    'campaign_unfunded',
    'lapsed',
    'too_late',
    'unverified',
  ]),
});
export type ReleaseMessage = z.infer<typeof releaseMessage>;

export const prepareMessage = z.strictObject({ pledgeId });
export type PrepareMessage = z.infer<typeof prepareMessage>;

/** From the schedules of a campaign: its opening, or its deadline with the grace period. */
export const campaignMessage = z.strictObject({ campaignId });
export type CampaignMessage = z.infer<typeof campaignMessage>;

/** Who is interested in a campaign that has opened, a page of a shard at a time. */
export const tellMessage = z.strictObject({
  campaignId,
  shard: z.string().length(1),
  after: z.string().optional(),
});
export type TellMessage = z.infer<typeof tellMessage>;

export const completeMessage = z.strictObject({
  campaignId,
  /** How often this chain of checks has looked; missing when it is a single check. */
  checked: z.int().nonnegative().optional(),
  /** How much was left a while ago: whether anything moves since then. */
  leftBefore: z.int().optional(),
  /** Looks at every pledge, whatever the totals say. */
  thorough: z.boolean().optional(),
});
export type CompleteMessage = z.infer<typeof completeMessage>;

/** A partner offers a payment method of its customer for a pledge. */
export const offerMessage = z.strictObject({
  pledgeId,
  customerId: z.string(),
  paymentMethodId: z.string(),
});
export type OfferMessage = z.infer<typeof offerMessage>;

/** A verified fact from Stripe about the intent that a backer confirmed. */
export const stripeMessage = z.strictObject({
  pledgeId,
  intentId: z.string(),
  /** Known when Stripe's object says everything that is needed. */
  payment: z
    .strictObject({
      intentId: z.string(),
      customerId: z.string(),
      paymentMethodId: z.string(),
      /** Of an authorisation: when it lapses. */
      captureBeforeMs: z.int().optional(),
    })
    .optional(),
});
export type StripeMessage = z.infer<typeof stripeMessage>;

/** A pledge whose payment failed: retried, reminded of or given up, as its campaign's policy says. */
export const dunMessage = z.strictObject({ pledgeId });
export type DunMessage = z.infer<typeof dunMessage>;

/** Something happened at Stripe to a PaymentIntent that collects a pledge: look what is true now. */
export const paymentMessage = z.strictObject({ pledgeId, intentId: z.string() });
export type PaymentMessage = z.infer<typeof paymentMessage>;

/** A hold that lapses before the money is due, or has lapsed. */
export const authorizationMessage = z.strictObject({ pledgeId });
export type AuthorizationMessage = z.infer<typeof authorizationMessage>;

/** A refund that is recorded with its pledge; or, by reason, all that is left of its money. */
export const refundMessage = z.union([
  z.strictObject({ pledgeId, refundId: z.string() }),
  z.strictObject({
    pledgeId,
    reason: z.enum(wholeReasons),
  }),
]);
export type RefundMessage = z.infer<typeof refundMessage>;

/**
 * Something happened at Stripe to refunds of a pledge: look what is true now. Refunds that people
 * made by hand name only the PaymentIntent.
 */
export const refundsMessage = z.union([
  z.strictObject({ pledgeId }),
  z.strictObject({ intentId: z.string().regex(/^pi_/) }),
]);
export type RefundsMessage = z.infer<typeof refundsMessage>;

/**
 * Something happened at Stripe to disputes of a pledge, or it was warned of fraud: look what is true
 * now. Stripe's objects name the PaymentIntent, and only that one names the pledge.
 */
export const disputesMessage = z.union([
  z.strictObject({ pledgeId }),
  z.strictObject({ intentId: z.string().regex(/^pi_/) }),
]);
export type DisputesMessage = z.infer<typeof disputesMessage>;

/** Something to tell the backers of a shard, from here on. */
export const announceMessage = z.strictObject({
  campaignId,
  about: z.string().regex(aboutPattern),
  shard: z.string().regex(/^[0-9a-f]$/),
  after: z.string().optional(),
});
export type AnnounceMessage = z.infer<typeof announceMessage>;

/** Something to tell one backer. */
export const letterMessage = z.strictObject({ pledgeId, about: z.string().regex(aboutPattern) });
export type LetterMessage = z.infer<typeof letterMessage>;

/**
 * A daily check of the ledger: nothing to begin it, then a day of Stripe's, walked over from page to
 * page, then each campaign of which anything moved.
 */
export const ledgerCheckMessage = z.strictObject({
  day: z.iso.date().optional(),
  /** Where the walk over the day goes on. */
  after: z.string().optional(),
  campaignId: campaignId.optional(),
});
export type LedgerCheckMessage = z.infer<typeof ledgerCheckMessage>;

/** A card was refused when its backer entered it. */
export const failedSetupMessage = z.strictObject({
  pledgeId,
  intentId: z.string(),
  /** The same for every delivery of the same failure. */
  failureId: z.string().max(255),
  /** Stripe's name for the card, whoever enters it; missing when it was never a card. */
  fingerprint: z.string().max(255).optional(),
});
export type FailedSetupMessage = z.infer<typeof failedSetupMessage>;

/** As the rule of Stripe's partner event bus delivers it; `detail` is an event of Stripe's. */
export const stripeEnvelope = z.looseObject({
  source: z.string().startsWith('aws.partner/stripe.com/'),
  detail: z.looseObject({ object: z.literal('event'), id: z.string(), type: z.string() }),
});
