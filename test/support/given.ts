/**
 * Campaigns and pledges in each state, reached by the events that lead there, with values that are
 * the same in every run. `number` tells several of them apart. What writes is loaded only where it
 * is used: the tests of the domain, run once for each of its mutants, load no client of AWS.
 */
import type {
  Campaign,
  CampaignEvent,
  CampaignState,
  CampaignTerms,
  Reward,
} from '../../shared/domain/campaign.ts';
import type { Tally } from '../../shared/domain/tally.ts';
import type {
  Hold,
  Payment,
  Pledge,
  PledgeEvent,
  PledgeIn,
  PledgeState,
  ReleaseReason,
} from '../../shared/domain/pledge.ts';
import type { Dispute } from '../../shared/domain/dispute.ts';
import type { PledgeLine, ShipTo } from '../../shared/domain/line.ts';
import type { Refund } from '../../shared/domain/refund.ts';
import type { Table } from '../../shared/store/table.ts';
import { evolveCampaign } from '../../shared/domain/campaign.ts';
import { evolvePledge } from '../../shared/domain/pledge.ts';
import { campaignIdFor, pledgeIdFor, requestHash } from '../../shared/store/keys.ts';

export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** Thursday, 1 October 2026, noon in UTC: when the campaigns below were drafted. */
export const startMs = Date.UTC(2026, 9, 1, 12);
export const deadlineMs = startMs + 5 * dayMs;
/** When a sealed campaign was sealed. */
export const sealedAtMs = deadlineMs + 12 * secondMs;

export const kettle: Reward = { id: 'kettle', title: 'The kettle', priceMinor: 4900 };

export const terms: CampaignTerms = {
  title: 'A kettle that listens',
  goal: { amountMinor: 100_000 },
  currency: 'USD',
  fundingModel: 'all-or-nothing',
  collection: 'save-card',
  successBasis: 'pledged',
  deadlineMs,
  rewards: [kettle],
};

export type CampaignIn<S extends CampaignState> = Campaign & { readonly state: S };

export type CampaignWishes = Partial<CampaignTerms> & {
  readonly number?: number;
  readonly creatorId?: string;
  readonly outcome?: 'funded' | 'unfunded';
  readonly tally?: Tally;
};

export const tally: Tally = { pledgedMinor: 120_000, pledges: 24, backers: 20, units: 24 };

export function draft(wishes: CampaignWishes = {}): CampaignIn<'draft'> {
  const { number = 1, creatorId = 'creator-1', outcome: _outcome, tally: _tally, ...own } = wishes;
  return {
    ...terms,
    ...own,
    id: campaignIdFor(creatorId, `campaign-${number}`),
    creatorId,
    version: 1,
    createdAtMs: startMs,
    requestHash: requestHash({ number }),
    state: 'draft',
  };
}

/** The events from a draft to a state. */
export function campaignEventsTo(
  state: CampaignState,
  wishes: CampaignWishes = {},
): CampaignEvent[] {
  const published = [
    {
      type: 'CampaignPublished',
      atMs: startMs + minuteMs,
      opensAtMs: wishes.opensAtMs ?? startMs + hourMs,
    },
  ] as const;
  const opened = [...published, { type: 'CampaignOpened', atMs: startMs + hourMs }] as const;
  const sealed = [...opened, { type: 'CampaignSealed', atMs: sealedAtMs }] as const;
  const decided = [
    ...sealed,
    {
      type: wishes.outcome === 'unfunded' ? 'CampaignUnfunded' : 'CampaignFunded',
      atMs: sealedAtMs + secondMs,
      tally: wishes.tally ?? tally,
    },
  ] as const;
  const settled = [...decided, { type: 'CampaignSettled', atMs: sealedAtMs + minuteMs }] as const;
  const fulfilling = [
    ...settled,
    { type: 'CampaignFulfilmentStarted', atMs: sealedAtMs + 60 * dayMs },
  ] as const;
  const paths: Record<CampaignState, readonly CampaignEvent[]> = {
    draft: [],
    upcoming: published,
    live: opened,
    closing: sealed,
    settling: decided,
    settled,
    fulfilling,
    fulfilled: [...fulfilling, { type: 'CampaignFulfilled', atMs: sealedAtMs + 90 * dayMs }],
    cancelled: [...opened, { type: 'CampaignCancelled', atMs: startMs + 2 * dayMs }],
    abandoned: [...decided, { type: 'CampaignAbandoned', atMs: sealedAtMs + 30 * dayMs }],
  };
  return [...paths[state]];
}

export function campaignIn<S extends CampaignState>(
  state: S,
  wishes: CampaignWishes = {},
): CampaignIn<S> {
  let campaign: Campaign = draft(wishes);
  for (const event of campaignEventsTo(state, wishes)) campaign = evolved(campaign, event);
  return campaign as CampaignIn<S>;
}

function evolved(campaign: Campaign, event: CampaignEvent): Campaign {
  const after = evolveCampaign(campaign, event);
  if (!after) throw new Error(`${event.type} cannot happen to a ${campaign.state} campaign.`);
  return after;
}

/** Writes a campaign through the store, event by event, with its stock once it is published. */
export async function givenCampaign<S extends CampaignState>(
  table: Table,
  state: S,
  wishes: CampaignWishes = {},
): Promise<CampaignIn<S>> {
  const { campaignStore } = await import('../../shared/store/campaign-store.ts');
  const store = campaignStore(table);
  let campaign: Campaign = draft(wishes);
  await store.create(campaign);
  for (const event of campaignEventsTo(state, wishes)) {
    if (event.type === 'CampaignPublished') await store.fillStock(campaign);
    const step = await store.apply(campaign, event);
    if (!('applied' in step)) throw new Error(`${event.type} was refused by the store.`);
    campaign = step.applied;
  }
  return campaign as CampaignIn<S>;
}

export type PledgeWishes = {
  readonly number?: number;
  readonly campaign?: Campaign;
  readonly backerId?: string;
  readonly rewardId?: string;
  readonly quantity?: number;
  readonly amountMinor?: number;
  readonly lines?: readonly PledgeLine[];
  readonly shipTo?: ShipTo;
  readonly shippingMinor?: number;
  readonly extraMinor?: number;
  readonly holds?: readonly Hold[];
  readonly payment?: Payment;
  readonly confirmedAtMs?: number;
  readonly reason?: ReleaseReason;
  readonly refundedMinor?: number;
  readonly createdAtMs?: number;
  readonly refunds?: readonly Refund[];
  readonly disputes?: readonly Dispute[];
  readonly partner?: Pledge['partner'];
};

export const pledgedAtMs = startMs + dayMs;
export const holdMs = 15 * minuteMs;

export const paymentOf = (number: number): Payment => ({
  intentId: `seti_${number}`,
  customerId: `cus_${number}`,
  paymentMethodId: `pm_${number}`,
});

export const refundedAtMs = sealedAtMs + dayMs;

export const refundRecord = (wishes: Partial<Refund> = {}): Refund => ({
  id: 'rf_1',
  amountMinor: 4900,
  reason: 'requested_by_customer',
  state: 'requested',
  requestedAtMs: refundedAtMs,
  attemptNumber: 1,
  startedAtMs: refundedAtMs,
  ...wishes,
});

export const disputeRecord = (wishes: Partial<Dispute> = {}): Dispute => ({
  id: 'du_1',
  status: 'needs_response',
  amountMinor: 4900,
  reason: 'fraudulent',
  openedAtMs: refundedAtMs,
  evidenceDueAtMs: refundedAtMs + 14 * dayMs,
  withdrawnMinor: 4900,
  ...wishes,
});

const partsOf = ({ partner, shipTo, shippingMinor, extraMinor }: PledgeWishes) => ({
  ...(partner && { partner }),
  ...(shipTo && { shipTo }),
  ...(shippingMinor !== undefined && { shippingMinor }),
  ...(extraMinor !== undefined && { extraMinor }),
});

export function pending(wishes: PledgeWishes = {}): PledgeIn<'pending'> {
  const { campaign = campaignIn('live'), ...own } = wishes;
  const asked = {
    ...{ number: 1, quantity: 1, amountMinor: 4900, holds: [], createdAtMs: pledgedAtMs },
    ...own,
  };
  const { number, createdAtMs, rewardId, backerId = `backer-${number}` } = asked;
  return {
    id: pledgeIdFor(campaign.id, { backerId, idempotencyKey: `pledge-${number}` }),
    campaignId: campaign.id,
    backerId,
    state: 'pending',
    ...(rewardId !== undefined && { rewardId }),
    quantity: asked.quantity,
    amountMinor: asked.amountMinor,
    ...(own.lines && { lines: own.lines }),
    ...partsOf(own),
    currency: campaign.currency,
    collection: campaign.collection,
    holds: asked.holds,
    createdAtMs,
    expiresAtMs: createdAtMs + holdMs,
    requestHash: requestHash({ number }),
    version: 1,
    history: [{ type: 'PledgeCreated', atMs: createdAtMs }],
  };
}

/** The events from a pending pledge to a state, by the way most pledges go. */
export function pledgeEventsTo(state: PledgeState, wishes: PledgeWishes = {}): PledgeEvent[] {
  const { number = 1, reason = 'campaign_unfunded', refundedMinor = 0 } = wishes;
  const payment = wishes.payment ?? paymentOf(number);
  const confirmed = [
    { type: 'PledgeConfirmed', atMs: wishes.confirmedAtMs ?? pledgedAtMs + minuteMs, payment },
  ] as const;
  const atMs = sealedAtMs + minuteMs;
  const started = [
    ...confirmed,
    { type: 'PledgeCollectionStarted', atMs, attemptNumber: 1 },
  ] as const;
  const failed = [
    ...started,
    {
      type: 'PledgePaymentFailed',
      atMs: atMs + secondMs,
      failure: { code: 'card_declined', declineCode: 'insufficient_funds' },
      pastDueUntilMs: atMs + 7 * dayMs,
    },
  ] as const;
  const releasing = [
    ...confirmed,
    { type: 'PledgeReleaseStarted', atMs, attemptNumber: 1, reason },
  ] as const;
  const chargedIntentId = `pi_${number}`;
  const collected = [
    ...started,
    { type: 'PledgeCollected', atMs: atMs + secondMs, chargedIntentId },
  ] as const;
  const { amountMinor = 4900 } = wishes;
  const refunds = (state: Refund['state']) => ({
    chargedIntentId,
    refunds: wishes.refunds ?? [refundRecord({ amountMinor, state })],
  });
  const disputes = (status: Dispute['status']) => ({
    chargedIntentId,
    disputes: wishes.disputes ?? [disputeRecord({ amountMinor, status })],
  });
  const refunding = [
    ...collected,
    { type: 'PledgeRefundStarted', atMs: refundedAtMs, ...refunds('requested') },
  ] as const;
  const disputed = [
    ...collected,
    { type: 'PledgeDisputed', atMs: refundedAtMs, ...disputes('needs_response') },
  ] as const;
  const paths: Record<PledgeState, readonly PledgeEvent[]> = {
    pending: [],
    confirmed,
    collecting: started,
    collected,
    refunding,
    refunded: [
      ...refunding,
      { type: 'PledgeRefunded', atMs: refundedAtMs + secondMs, ...refunds('succeeded') },
    ],
    disputed,
    won: [
      ...disputed,
      { type: 'PledgeDisputeWon', atMs: refundedAtMs + dayMs, ...disputes('won') },
    ],
    lost: [
      ...disputed,
      { type: 'PledgeDisputeLost', atMs: refundedAtMs + dayMs, ...disputes('lost') },
    ],
    past_due: failed,
    dropped: [...failed, { type: 'PledgeDropped', atMs: atMs + 7 * dayMs }],
    releasing,
    released: [
      ...releasing,
      { type: 'PledgeReleased', atMs: atMs + secondMs, reason, refundedMinor },
    ],
    cancelled: [
      ...confirmed,
      { type: 'PledgeCancelled', atMs: startMs + 2 * dayMs, refundedMinor },
    ],
    lapsed: [{ type: 'PledgeLapsed', atMs: pledgedAtMs + holdMs, refundedMinor }],
  };
  return [...paths[state]];
}

export function pledgeIn<S extends PledgeState>(state: S, wishes: PledgeWishes = {}): PledgeIn<S> {
  return pledgeAfter(pending(wishes), pledgeEventsTo(state, wishes)) as PledgeIn<S>;
}

/** A pledge after some events, each of which must be legal. */
export function pledgeAfter(pledge: Pledge, events: readonly PledgeEvent[]): Pledge {
  let after = pledge;
  for (const event of events) {
    const next = evolvePledge(after, event);
    if (!next) throw new Error(`${event.type} cannot happen to a ${after.state} pledge.`);
    after = next;
  }
  return after;
}

/** Writes a pledge in any state as one item; takes nothing from any counter. */
export async function givenPledge<S extends PledgeState>(
  table: Table,
  state: S,
  wishes: PledgeWishes = {},
): Promise<PledgeIn<S>> {
  const { PutCommand } = await import('@aws-sdk/lib-dynamodb');
  const { pledgeToItem } = await import('../../shared/store/pledge-item.ts');
  const pledge = pledgeIn(state, wishes);
  await table.client.send(new PutCommand({ TableName: table.name, Item: pledgeToItem(pledge) }));
  return pledge;
}
