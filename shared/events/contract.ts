/**
 * What an event is here: one object from which type, validator, rule pattern and the page
 * CATALOGUE.md all derive. The payload is read from the item that the event's own write left
 * behind, so that the item is the outbox and no second record is needed.
 * Schemas only grow; a breaking change is a new event beside the old one.
 */
import * as z from 'zod';
import type { ActType } from '../domain/act.ts';
import type { CampaignEventType } from '../domain/campaign.ts';
import type { FulfilmentEventType } from '../domain/fulfilment.ts';
import type { PartnerEventType } from '../domain/partner.ts';
import type { PromiseEventType } from '../domain/promise.ts';
import type { PledgeEventType } from '../domain/pledge.ts';

/** What the checks of a campaign's ledger find. */
export type LedgerEventType = 'LedgerDifferenceFound';

export type EventName =
  | FulfilmentEventType
  | PromiseEventType
  | CampaignEventType
  | PledgeEventType
  | LedgerEventType
  | PartnerEventType
  | ActType;

/**
 * Who is told. `history`: nobody, it stays in the item, because only its own worker acts on it.
 * `bus-when-lapsing`: the bus, but only of a pledge that must be given up in time because it holds
 * something limited, or something at Stripe: the others matter to nobody until they are confirmed, and each event on the bus costs as much as a request.
 * Also of a partner's pledge, whose shop is told everything. `bus-when-held-by-partner`: the bus,
 * where the event asks a partner to act.
 */
export type Audience = 'bus' | 'bus-when-lapsing' | 'bus-when-held-by-partner' | 'history';

export type EventContract<Name extends EventName = EventName> = {
  readonly name: Name;
  readonly version: number;
  /** One sentence: what is true from now on. */
  readonly meaning: string;
  readonly audience: Audience;
  readonly schema: z.ZodObject;
};

/** Every event on the bus says this much about itself. */
export const envelopeSchema = z.object({
  /** Unique and the same for every delivery: consumers recognise a repetition by it. */
  eventId: z.string(),
  schemaVersion: z.int().positive(),
  occurredAt: z.iso.datetime(),
  /** Counts the writes of this pledge or campaign: restores their order. */
  sequence: z.int().positive(),
});

const pledgeFacts = z.object({
  pledgeId: z.string(),
  campaignId: z.string(),
  backerId: z.string(),
  rewardId: z.string().optional(),
  quantity: z.int().positive(),
  amountMinor: z.int().positive(),
  /** Where reward and quantity do not say it all. */
  lines: z
    .array(
      z.object({
        rewardId: z.string(),
        variantId: z.string().optional(),
        quantity: z.int().positive(),
        priceMinor: z.int().positive(),
        addOn: z.literal(true).optional(),
      }),
    )
    .optional(),
  /** Parts of the amount. */
  shippingMinor: z.int().positive().optional(),
  taxes: z
    .array(
      z.object({
        title: z.string(),
        rateBasisPoints: z.int().nonnegative(),
        included: z.boolean(),
        amountMinor: z.int().nonnegative(),
      }),
    )
    .optional(),
  currency: z.string().length(3),
  collection: z.enum(['save-card', 'authorize', 'charge-now', 'held-by-partner']),
  /** The partner shop that posted it, and the name that it has there. */
  partner: z.object({ id: z.string(), reference: z.string() }).optional(),
  /** Made after the campaign was settled. */
  late: z.literal(true).optional(),
});

const campaignFacts = z.object({
  campaignId: z.string(),
  creatorId: z.string(),
  title: z.string(),
  currency: z.string().length(3),
  collection: z.enum(['save-card', 'authorize', 'charge-now']),
  fundingModel: z.enum(['all-or-nothing', 'keep-it-all']),
  deadlineMs: z.int().positive(),
});

export const tallyFacts = z.object({
  pledgedMinor: z.int().nonnegative(),
  pledges: z.int().nonnegative(),
  backers: z.int().nonnegative(),
  units: z.int().nonnegative(),
});

/** All refunds of the pledge so far; the last one that changed is what the event is about. */
export const refundFacts = z.object({
  id: z.string(),
  amountMinor: z.int().positive(),
  reason: z.string(),
  state: z.enum(['requested', 'pending', 'succeeded', 'failed', 'elsewhere']),
  stripeRefundId: z.string().optional(),
  detail: z.string().optional(),
});

/** All disputes of the pledge so far. */
export const disputeFacts = z.object({
  id: z.string(),
  status: z.string(),
  amountMinor: z.int().nonnegative(),
  reason: z.string(),
  evidenceDueAtMs: z.int().positive().optional(),
  withdrawnMinor: z.int(),
});

type Definition<Name extends EventName> = {
  readonly name: Name;
  readonly version: number;
  readonly meaning: string;
  readonly audience?: Audience;
  readonly details?: z.ZodRawShape;
};

const contract =
  (facts: z.ZodObject) =>
  <Name extends EventName>(definition: Definition<Name>): EventContract<Name> => ({
    name: definition.name,
    version: definition.version,
    meaning: definition.meaning,
    audience: definition.audience ?? 'bus',
    schema: facts.extend(definition.details ?? {}),
  });

const ledgerFacts = z.object({ campaignId: z.string() });

/** Who did it is in each: these are what an audit asks for. */
const partnerFacts = z.object({
  partnerId: z.string(),
  name: z.string(),
  state: z.enum(['on', 'off']),
  /** The operator, or `fanfund`. */
  by: z.string(),
});

/** A milestone as it is now. */
export const milestoneFacts = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  state: z.enum(['planned', 'proposed', 'confirmed']),
  plannedFor: z.string(),
  forecastFor: z.string(),
  actualOn: z.string().optional(),
  shareBasisPoints: z.int().optional(),
  releasedMinor: z.int().optional(),
});

export const promiseEvent = contract(z.object({ campaignId: z.string() }));
export const milestoneEvent = contract(
  z.object({ campaignId: z.string(), milestone: milestoneFacts }),
);
/** Neither an address nor a number by which a parcel can be followed: those who may, read them. */
const fulfilmentFacts = z.object({
  pledgeId: z.string(),
  campaignId: z.string(),
  backerId: z.string(),
  number: z.int().positive(),
  state: z.enum(['waiting', 'shipping', 'fulfilled', 'closed']),
  lines: z.array(z.object({ rewardId: z.string(), quantity: z.int().positive() })),
});

export const fulfilmentEvent = contract(fulfilmentFacts);
/** What an operator did to the machinery. */
const operatorFacts = z.object({
  actId: z.string(),
  /** The operator, as the token said. */
  by: z.string(),
  reason: z.string(),
});

export const ledgerEvent = contract(ledgerFacts);
export const operatorEvent = contract(operatorFacts);
export const partnerEvent = contract(partnerFacts);
export const pledgeEvent = contract(pledgeFacts);
export const campaignEvent = contract(campaignFacts);

/** The `source` of everything that Fanfund puts on its bus. */
export const eventSource = 'fanfund';
