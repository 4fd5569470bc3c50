/**
 * What was observed so far, by pledge, campaign and object at Stripe, kept once for all invariants.
 * It judges nothing. What became durable is taken from the table's writes, and what was done with
 * money from Stripe's own objects; answers add only what somebody was told.
 */
import type { Campaign, CampaignEventType } from '../../../shared/domain/campaign.ts';
import type { Pledge, PledgeEventType } from '../../../shared/domain/pledge.ts';
import type { HttpAsked, Item, Observation, StripeObject, Written } from '../observation.ts';
import {
  campaignEventOf,
  campaignFromItem,
  isCampaignItem,
} from '../../../shared/store/campaign-store.ts';
import { campaignIdOf } from '../../../shared/domain/ids.ts';
import { collects } from '../../../shared/domain/settlement.ts';
import { isPledgeItem, pledgeFromItem } from '../../../shared/store/pledge-item.ts';
import {
  attemptNumberOf,
  isStanding,
  metadataOf,
  numberOf,
  referenceOf,
  textOf,
  toldIntentIn,
  withdrawnMinor,
} from './stripe-object.ts';

export type PledgeStory = {
  readonly id: string;
  readonly campaignId: string;
  pledge: Pledge;
  /** As each of its writes left it: the first one is version 1. */
  readonly versions: Pledge[];
  /** Highest numbers that were ever written on it. */
  readonly attempts: { collect: number; release: number };
  /** When it became durable that it counts. */
  countsSinceMs: number | undefined;
  /** When its backer was told that it is cancelled. */
  cancelledAtMs: number | undefined;
  /** The request that made it. */
  createdBy: HttpAsked | undefined;
  readonly intents: IntentStory[];
  readonly charges: ChargeStory[];
};

export type CampaignStep = { readonly type: CampaignEventType; readonly atMs: number };

export type CampaignStory = {
  readonly id: string;
  campaign: Campaign;
  readonly versions: { readonly campaign: Campaign; readonly event: CampaignStep }[];
  readonly pledges: PledgeStory[];
  /** When it became durable that nothing counts any more, and on what it was decided. */
  sealedAtMs: number | undefined;
  talliedAtMs: number | undefined;
  /** Whether it has ever been one that takes money. */
  hasCollected: boolean;
};

/** A PaymentIntent or SetupIntent. */
export type IntentStory = {
  readonly id: string;
  readonly pledgeId: string;
  /** `collect-2`, `prepare-1`, `recover-1`, as its metadata say. */
  readonly attempt: string;
  object: StripeObject;
  status: string;
  /** Every status that it has had. */
  readonly ever: Set<string>;
  /** Somebody was given its secret, and may enter a card. */
  isTold: boolean;
};

/** A charge that the issuer has accepted. */
export type ChargeStory = {
  readonly id: string;
  readonly intentId: string;
  readonly pledgeId: string;
  readonly attempt: string;
  object: StripeObject;
  /** When money was taken; undefined while it is only held. */
  takenAtMs: number | undefined;
  takenMinor: number;
  readonly refunds: Map<string, StripeObject>;
  readonly disputes: Map<string, StripeObject>;
};

export type PledgeChange = {
  readonly story: PledgeStory;
  readonly before: Pledge | undefined;
  readonly after: Pledge;
  /** Whether its version moved; otherwise it is no event. */
  readonly isStep: boolean;
  readonly type: PledgeEventType | undefined;
  readonly written: Written;
};

export type CampaignChange = {
  readonly story: CampaignStory;
  readonly before: Campaign | undefined;
  readonly after: Campaign;
  readonly event: CampaignStep;
  readonly written: Written;
};

/** What an observation turned out to be, beside what it is. */
export type Meaning = {
  readonly pledge?: PledgeChange;
  readonly campaign?: CampaignChange;
  readonly taken?: ChargeStory;
};

export type Chronicle = {
  readonly nowMs: number;
  readonly pledges: ReadonlyMap<string, PledgeStory>;
  readonly campaigns: ReadonlyMap<string, CampaignStory>;
  readonly intents: ReadonlyMap<string, IntentStory>;
  readonly charges: ReadonlyMap<string, ChargeStory>;
  readonly requests: ReadonlyMap<string, HttpAsked>;
};

type Pages = {
  nowMs: number;
  readonly pledges: Map<string, PledgeStory>;
  readonly campaigns: Map<string, CampaignStory>;
  readonly intents: Map<string, IntentStory>;
  readonly charges: Map<string, ChargeStory>;
  readonly requests: Map<string, HttpAsked>;
};

const nothing: Meaning = {};

export function startChronicle(): {
  readonly told: Chronicle;
  readonly note: (observation: Observation) => Meaning;
} {
  const pages: Pages = {
    nowMs: 0,
    pledges: new Map(),
    campaigns: new Map(),
    intents: new Map(),
    charges: new Map(),
    requests: new Map(),
  };
  return {
    told: pages,
    note: (observation) => {
      pages.nowMs = observation.atMs;
      switch (observation.kind) {
        case 'written':
          return noteWritten(pages, observation);
        case 'happened':
          return noteHappened(pages, observation.object);
        case 'asked':
          pages.requests.set(observation.request.id, observation.request);
          return nothing;
        case 'answered':
          noteAnswer(pages, observation);
          return nothing;
        default:
          return nothing;
      }
    },
  };
}

function noteWritten(pages: Pages, written: Written): Meaning {
  const { after } = written;
  if (!after) return nothing;
  if (isPledgeItem(after)) return { pledge: notePledge(pages, written, after) };
  return isCampaignItem(after) ? { campaign: noteCampaign(pages, written, after) } : nothing;
}

function notePledge(pages: Pages, written: Written, item: Item): PledgeChange {
  const after = pledgeFromItem(item);
  const known = pages.pledges.get(after.id);
  const before = known?.pledge;
  const story = known ?? newPledge(pages, after, written);
  const isStep = before?.version !== after.version;
  story.pledge = after;
  if (!isStep) return { story, before, after, isStep, type: undefined, written };
  story.versions[after.version - 1] = after;
  const type = after.history.at(-1)?.type;
  if (type === 'PledgeConfirmed') story.countsSinceMs = written.atMs;
  noteAttempt(story);
  return { story, before, after, isStep, type, written };
}

function noteAttempt({ pledge, attempts }: PledgeStory): void {
  const attempt = 'attempt' in pledge ? pledge.attempt : undefined;
  if (attempt) attempts[attempt.purpose] = Math.max(attempts[attempt.purpose], attempt.number);
}

function newPledge(pages: Pages, pledge: Pledge, { by }: Written): PledgeStory {
  const { id, campaignId } = pledge;
  const story: PledgeStory = {
    ...{ id, campaignId, pledge, versions: [], attempts: { collect: 0, release: 0 } },
    ...{ countsSinceMs: undefined, cancelledAtMs: undefined },
    createdBy: by?.requestId === undefined ? undefined : pages.requests.get(by.requestId),
    intents: [],
    charges: [],
  };
  pages.pledges.set(id, story);
  pages.campaigns.get(campaignId)?.pledges.push(story);
  return story;
}

function noteCampaign(pages: Pages, written: Written, item: Item): CampaignChange {
  const after = campaignFromItem(item);
  const event = campaignEventOf(item);
  const known = pages.campaigns.get(after.id);
  const before = known?.campaign;
  const story = known ?? newCampaign(pages, after);
  story.campaign = after;
  story.versions[after.version - 1] = { campaign: after, event };
  noteEnd(story, written.atMs);
  return { story, before, after, event, written };
}

function noteEnd(story: CampaignStory, atMs: number): void {
  const { campaign } = story;
  if (campaign.state === 'closing') story.sealedAtMs ??= atMs;
  if ('tally' in campaign && campaign.tally) story.talliedAtMs ??= atMs;
  story.hasCollected ||= collects(campaign);
}

function newCampaign(pages: Pages, campaign: Campaign): CampaignStory {
  const { id } = campaign;
  const pledges = [...pages.pledges.values()].filter(({ campaignId }) => campaignId === id);
  const story: CampaignStory = {
    ...{ id, campaign, versions: [], pledges, sealedAtMs: undefined, talliedAtMs: undefined },
    hasCollected: false,
  };
  pages.campaigns.set(id, story);
  return story;
}

function noteHappened(pages: Pages, object: StripeObject): Meaning {
  switch (object['object']) {
    case 'payment_intent':
    case 'setup_intent':
      noteIntent(pages, object);
      return nothing;
    case 'charge':
      return noteCharge(pages, object);
    case 'refund':
      pages.charges.get(referenceOf(object, 'charge'))?.refunds.set(object.id, object);
      return nothing;
    case 'dispute':
      pages.charges.get(referenceOf(object, 'charge'))?.disputes.set(object.id, object);
      return nothing;
    default:
      return nothing;
  }
}

function noteIntent(pages: Pages, object: StripeObject): void {
  const status = textOf(object, 'status');
  const known = pages.intents.get(object.id);
  if (known) {
    known.object = object;
    known.status = status;
    known.ever.add(status);
    return;
  }
  const pledgeId = metadataOf(object, 'fanfund_pledge');
  const attempt = metadataOf(object, 'fanfund_attempt');
  const { id } = object;
  const ever = new Set([status]);
  const story: IntentStory = { id, pledgeId, attempt, object, status, ever, isTold: false };
  pages.intents.set(id, story);
  pages.pledges.get(pledgeId)?.intents.push(story);
}

function noteCharge(pages: Pages, object: StripeObject): Meaning {
  if (object['status'] !== 'succeeded') return nothing;
  const story = pages.charges.get(object.id) ?? newCharge(pages, object);
  story.object = object;
  const takenMinor = object['captured'] === true ? numberOf(object, 'amount_captured') : 0;
  story.takenMinor = takenMinor;
  if (takenMinor === 0 || story.takenAtMs !== undefined) return nothing;
  story.takenAtMs = pages.nowMs;
  return { taken: story };
}

function newCharge(pages: Pages, object: StripeObject): ChargeStory {
  const intentId = referenceOf(object, 'payment_intent');
  const pledgeId = metadataOf(object, 'fanfund_pledge');
  const story: ChargeStory = {
    ...{ id: object.id, intentId, pledgeId, attempt: metadataOf(object, 'fanfund_attempt') },
    ...{ object, takenAtMs: undefined, takenMinor: 0, refunds: new Map(), disputes: new Map() },
  };
  pages.charges.set(object.id, story);
  pages.pledges.get(pledgeId)?.charges.push(story);
  return story;
}

type Answer = Extract<Observation, { readonly kind: 'answered' }>;

function noteAnswer(pages: Pages, { request, status, body, atMs }: Answer): void {
  if (status >= 300) return;
  const intent = pages.intents.get(toldIntentIn(body));
  if (intent) intent.isTold = true;
  const cancelled = request.method === 'POST' && cancelPath.exec(request.path)?.[1];
  const story = cancelled ? pages.pledges.get(cancelled) : undefined;
  if (story) story.cancelledAtMs ??= atMs;
}

const cancelPath = /^\/v1\/pledges\/(plg_[a-z0-9]+)\/cancel$/;

export const campaignOf = (told: Chronicle, pledgeId: string): CampaignStory | undefined =>
  told.campaigns.get(campaignIdOf(pledgeId));

/** What of a charge went back, or is on its way. */
export function returnedMinor({ refunds }: ChargeStory): number {
  let sum = 0;
  for (const refund of refunds.values()) if (isStanding(refund)) sum += numberOf(refund, 'amount');
  return sum;
}

/** What banks hold or have taken of a charge. */
export function heldByBanksMinor({ disputes }: ChargeStory): number {
  let sum = 0;
  for (const dispute of disputes.values()) sum += withdrawnMinor(dispute);
  return sum;
}

/** What of a charge is still here. */
export const keptMinor = (charge: ChargeStory): number =>
  charge.takenAtMs === undefined
    ? 0
    : charge.takenMinor - returnedMinor(charge) - heldByBanksMinor(charge);

/**
 * Whether Stripe was asked about an attempt, denied it, and the product went on without it. What
 * Stripe does under its name after that (a request that took its time) is money beside the pledge,
 * which has to go back: no client can prevent it
 * (https://docs.stripe.com/error-low-level#idempotency).
 */
export function wasDenied({ pledge, attempts }: PledgeStory, attempt: string): boolean {
  const number = attemptNumberOf(attempt, 'collect') ?? 0;
  const isLeft = attempts.collect > number || pledge.state !== 'collecting';
  return number > 0 && isLeft && isLookedUp(pledge, number);
}

/** Only a look-up that found nothing to write down is written between an attempt and its end. */
function isLookedUp({ history }: Pledge, number: number): boolean {
  let started = 0;
  for (const { type } of history) {
    if (type === 'PledgeCollectionStarted') started += 1;
    if (type === 'PledgeCollectionPending' && started === number) return true;
  }
  return false;
}
