/**
 * The life of a campaign: data as a union, legality as one table. Nothing changes a campaign's
 * state but `evolve`, and `evolve` lands where the table says. The outcome is decided once, on the
 * way from `closing` to `settling`, and is never written again.
 */
import type { Currency } from './money.ts';
import type { DunningTerms } from './dunning.ts';
import type { ShippingZone } from './shipping.ts';
import type { PromiseTerms } from './promise.ts';
import type { Tally } from './tally.ts';
import type { TaxRule } from './tax.ts';
import type { VerificationTerms } from './verification.ts';

export type Goal =
  { readonly amountMinor: number } | { readonly units: number } | { readonly backers: number };

export type FundingModel = 'all-or-nothing' | 'keep-it-all';
export type Collection = 'save-card' | 'authorize' | 'charge-now';
/** What the goal is held against: what was promised, or what could be collected of it. */
export type SuccessBasis = 'pledged' | 'collected';
export type Outcome = 'funded' | 'unfunded';

export type Reward = {
  readonly id: string;
  readonly title: string;
  readonly priceMinor: number;
  readonly retailPriceMinor?: number | undefined;
  readonly stock?: number | undefined;
  readonly perBackerMax?: number | undefined;
  readonly opensAtMs?: number | undefined;
  readonly closesAtMs?: number | undefined;
  readonly estimatedDelivery?: string | undefined;
  /** Only beside a reward that is none. */
  readonly kind?: 'add-on' | undefined;
  /** One of them is chosen. */
  readonly variants?: readonly Variant[] | undefined;
  /** In place of the campaign's; empty: nothing is sent. */
  readonly shipping?: readonly ShippingZone[] | undefined;
  /** Shown and sold to who has its code, of which only a hash is kept, or a pass. */
  readonly secret?: { readonly codeHash?: string | undefined } | undefined;
  /** Sold after the deadline, and only then. */
  readonly late?: true | undefined;
};

/** A size, a colour: with a stock or a price of its own where it differs. */
export type Variant = {
  readonly id: string;
  readonly title: string;
  readonly stock?: number | undefined;
  readonly priceMinor?: number | undefined;
};

export const isSecret = ({ secret }: Reward): boolean => secret !== undefined;

/** What is promised beyond the goal: shown, and never decided on. */
export type StretchGoal = { readonly title: string; readonly at: Goal };

export type CampaignTerms = {
  readonly title: string;
  readonly goal: Goal;
  readonly currency: Currency;
  readonly fundingModel: FundingModel;
  readonly collection: Collection;
  readonly successBasis: SuccessBasis;
  readonly opensAtMs?: number | undefined;
  readonly deadlineMs: number;
  readonly rewards: readonly Reward[];
  /** Which late pledges are shown but not counted until their backer is verified. */
  readonly verification?: VerificationTerms | undefined;
  /** How failed payments are followed up, where it differs from the default. */
  readonly dunning?: DunningTerms | undefined;
  readonly shipping?: readonly ShippingZone[] | undefined;
  readonly taxes?: readonly TaxRule[] | undefined;
  readonly stretchGoals?: readonly StretchGoal[] | undefined;
  /** How far a promise may change before backers may take their money back. */
  readonly promise?: PromiseTerms | undefined;
  /** What is sold after the deadline, until when; missing: nothing is. */
  readonly latePledges?: { readonly closesAtMs?: number | undefined } | undefined;
};

type Common = CampaignTerms & {
  readonly id: string;
  readonly creatorId: string;
  /** Counts the writes; guards against lost updates and numbers the campaign's events. */
  readonly version: number;
  readonly createdAtMs: number;
  /** Missing while nobody but its creator may know of it. */
  readonly publishedAtMs?: number | undefined;
  /** A draft on show, as a teaser: nothing of its terms is fixed, and it takes no money. */
  readonly announcedAtMs?: number | undefined;
  /** Identifies the body that created it, to tell a repeated request from another one. */
  readonly requestHash: string;
};
type Decided = {
  readonly sealedAtMs: number;
  readonly outcome: Outcome;
  readonly tally: Tally;
  /** What was collected of it, where the outcome was decided on that. */
  readonly collected?: Tally | undefined;
};

type Fulfilling = Decided & {
  readonly settledAtMs: number;
  readonly fulfilmentStartedAtMs: number;
};

export type Campaign = Common &
  (
    | { readonly state: 'draft' }
    | { readonly state: 'upcoming'; readonly opensAtMs: number }
    | { readonly state: 'live'; readonly opensAtMs: number }
    /** With a tally: judged on what is collected, which is being done. */
    | {
        readonly state: 'closing';
        readonly sealedAtMs: number;
        readonly tally?: Tally | undefined;
      }
    | ({ readonly state: 'settling' } & Decided)
    | ({ readonly state: 'settled'; readonly settledAtMs: number } & Decided)
    /** The first reward is on its way. */
    | ({ readonly state: 'fulfilling' } & Fulfilling)
    /** Nothing is left to deliver to anybody whose money was kept. */
    | ({ readonly state: 'fulfilled'; readonly fulfilledAtMs: number } & Fulfilling)
    | {
        readonly state: 'cancelled';
        readonly cancelledAtMs: number;
        readonly settledAtMs?: number | undefined;
      }
    /** Funded, and never made: everybody gets their money back. */
    | ({
        readonly state: 'abandoned';
        readonly abandonedAtMs: number;
        readonly settledAtMs?: number | undefined;
      } & Decided)
  );

export type CampaignState = Campaign['state'];

export type CampaignEvent = { readonly atMs: number } & (
  | { readonly type: 'CampaignCreated' }
  | { readonly type: 'CampaignEdited'; readonly terms: CampaignTerms }
  | { readonly type: 'CampaignAnnounced' }
  | { readonly type: 'CampaignPublished'; readonly opensAtMs: number }
  | { readonly type: 'CampaignOpened' }
  | { readonly type: 'CampaignExtended'; readonly deadlineMs: number }
  | { readonly type: 'CampaignSealed' }
  | { readonly type: 'CampaignTallied'; readonly tally: Tally }
  | ({ readonly type: 'CampaignFunded' } & Counted)
  | ({ readonly type: 'CampaignUnfunded' } & Counted)
  | { readonly type: 'CampaignCancelled' }
  | { readonly type: 'CampaignSettled' }
  | { readonly type: 'CancellationSettled' }
  | { readonly type: 'CampaignAbandoned' }
  | { readonly type: 'AbandonmentSettled' }
  | { readonly type: 'CampaignFulfilmentStarted' }
  | { readonly type: 'CampaignFulfilled' }
);

type Counted = { readonly tally: Tally; readonly collected?: Tally | undefined };

export type CampaignEventType = CampaignEvent['type'];

export const campaignTransitions = {
  draft: {
    CampaignEdited: 'draft',
    CampaignAnnounced: 'draft',
    CampaignPublished: 'upcoming',
    CampaignCancelled: 'cancelled',
  },
  upcoming: {
    CampaignEdited: 'upcoming',
    CampaignOpened: 'live',
    CampaignCancelled: 'cancelled',
  },
  live: {
    CampaignEdited: 'live',
    CampaignExtended: 'live',
    CampaignSealed: 'closing',
    CampaignCancelled: 'cancelled',
  },
  closing: {
    CampaignTallied: 'closing',
    CampaignFunded: 'settling',
    CampaignUnfunded: 'settling',
  },
  settling: { CampaignSettled: 'settled', CampaignAbandoned: 'abandoned' },
  settled: { CampaignFulfilmentStarted: 'fulfilling', CampaignAbandoned: 'abandoned' },
  fulfilling: { CampaignFulfilled: 'fulfilled', CampaignAbandoned: 'abandoned' },
  fulfilled: {},
  cancelled: { CancellationSettled: 'cancelled' },
  abandoned: { AbandonmentSettled: 'abandoned' },
} as const satisfies Record<CampaignState, Partial<Record<CampaignEventType, CampaignState>>>;

/** Where an event leads from a state; undefined when it may not happen there. */
export function campaignTarget(
  state: CampaignState,
  type: CampaignEventType,
): CampaignState | undefined {
  const row: Partial<Record<CampaignEventType, CampaignState>> = campaignTransitions[state];
  return row[type];
}

/** The fields that an event writes, beside the state that the table gives. */
function written(event: CampaignEvent): object {
  switch (event.type) {
    case 'CampaignCreated':
    case 'CampaignOpened':
      return {};
    case 'CampaignEdited':
      return event.terms;
    case 'CampaignExtended':
      return { deadlineMs: event.deadlineMs };
    case 'CampaignAnnounced':
      return { announcedAtMs: event.atMs };
    case 'CampaignPublished':
      return { opensAtMs: event.opensAtMs, publishedAtMs: event.atMs };
    case 'CampaignSealed':
      return { sealedAtMs: event.atMs };
    case 'CampaignTallied':
      return { tally: event.tally };
    case 'CampaignFunded':
      return { outcome: 'funded', tally: event.tally, collected: event.collected };
    case 'CampaignUnfunded':
      return { outcome: 'unfunded', tally: event.tally, collected: event.collected };
    case 'CampaignCancelled':
      return { cancelledAtMs: event.atMs };
    case 'CampaignAbandoned':
      return { abandonedAtMs: event.atMs, settledAtMs: undefined };
    case 'CampaignFulfilmentStarted':
      return { fulfilmentStartedAtMs: event.atMs };
    case 'CampaignFulfilled':
      return { fulfilledAtMs: event.atMs };
    case 'CampaignSettled':
    case 'CancellationSettled':
    case 'AbandonmentSettled':
      return { settledAtMs: event.atMs };
  }
}

/** The campaign after the event, or undefined when the table does not allow it. */
export function evolveCampaign(campaign: Campaign, event: CampaignEvent): Campaign | undefined {
  const state = campaignTarget(campaign.state, event.type);
  if (state === undefined) return undefined;
  return { ...campaign, ...written(event), state, version: campaign.version + 1 } as Campaign;
}

/** Whether its terms are a promise. */
export const isPublished = ({ publishedAtMs }: Campaign): boolean => publishedAtMs !== undefined;

/** Whether others than its creator may know of it: a draft that was cancelled stays unseen. */
export const isPublic = (campaign: Campaign): boolean =>
  isPublished(campaign) || campaign.announcedAtMs !== undefined;

export const isTeaser = (campaign: Campaign): boolean =>
  campaign.state === 'draft' && isPublic(campaign);

/** What the clock says a published campaign is, even if its opening was not written yet. */
export function shownState(campaign: Campaign, nowMs: number): CampaignState {
  if (isTeaser(campaign)) return 'upcoming';
  const opened = campaign.state === 'upcoming' && campaign.opensAtMs <= nowMs;
  return opened ? 'live' : campaign.state;
}

/** Whether money is kept at the end: only `all-or-nothing` gives back what fell short. */
export const keepsMoney = (campaign: Pick<CampaignTerms, 'fundingModel'>, outcome: Outcome) =>
  outcome === 'funded' || campaign.fundingModel === 'keep-it-all';

/** A campaign whose money is settled, and whose rewards are to be, are being, or were delivered. */
export const isDelivering = ({ state }: Campaign): boolean =>
  state === 'settled' || state === 'fulfilling' || state === 'fulfilled';

/** A campaign whose pledges have all come to their end, so that nothing in it moves any more. */
export const isAtRest = (campaign: Campaign): boolean =>
  isDelivering(campaign) ||
  ((campaign.state === 'cancelled' || campaign.state === 'abandoned') &&
    campaign.settledAtMs !== undefined);

/** Judged on what is collected, which is being done: its outcome is still open. */
export const isProving = (campaign: Campaign): boolean =>
  campaign.state === 'closing' && campaign.tally !== undefined;

/** A campaign that has ended and whose pledges are being brought to theirs. */
export const isSettling = (campaign: Campaign): boolean =>
  campaign.state === 'settling' ||
  isProving(campaign) ||
  ((campaign.state === 'cancelled' || campaign.state === 'abandoned') && !isAtRest(campaign));

/** Decided, and not yet wholly delivered. */
export const mayBeAbandoned = ({ state }: Campaign): boolean =>
  campaignTarget(state, 'CampaignAbandoned') !== undefined;
