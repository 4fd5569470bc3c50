/**
 * What an event is here: one object from which type, validator, rule pattern and the page
 * CATALOGUE.md all derive. The payload is read from the item that the event's own write left
 * behind, so that the item is the outbox and no second record is needed.
 * Schemas only grow; a breaking change is a new event beside the old one.
 */
import * as z from 'zod';
import type { CampaignEventType } from '../domain/campaign.ts';
import type { PledgeEventType } from '../domain/pledge.ts';

export type EventName = CampaignEventType | PledgeEventType;

export type EventContract<Name extends EventName = EventName> = {
  readonly name: Name;
  readonly version: number;
  /** One sentence: what is true from now on. */
  readonly meaning: string;
  /** `history`: kept in the item's history only, because nobody but its own worker acts on it. */
  readonly audience: 'bus' | 'history';
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
  currency: z.string().length(3),
  collection: z.enum(['save-card', 'authorize', 'charge-now']),
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

type Definition<Name extends EventName> = {
  readonly name: Name;
  readonly version: number;
  readonly meaning: string;
  readonly audience?: EventContract['audience'];
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

export const pledgeEvent = contract(pledgeFacts);
export const campaignEvent = contract(campaignFacts);

/** The `source` of everything that Fanfund puts on its bus. */
export const eventSource = 'fanfund';

/** An EventBridge pattern for this event; `detail` narrows it by content. */
export const patternOf = (event: EventContract, detail?: Record<string, unknown[]>) => ({
  source: [eventSource],
  detailType: [event.name],
  ...(detail && { detail }),
});
