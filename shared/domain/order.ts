/**
 * What a backer may order: turns a request into the amount to pledge and the counters to hold, or
 * refuses it. The server's clock decides; the campaign's own item is never part of the write, so
 * that pledges to one campaign do not wait for each other.
 */
import type { Campaign, Reward } from './campaign.ts';
import type { Refusal } from './refusal.ts';
import { amountFault } from './money.ts';
import { isRefusal, refuse } from './refusal.ts';
import { isPublic, shownState } from './campaign.ts';

export type Order = {
  readonly rewardId?: string | undefined;
  readonly quantity?: number | undefined;
  readonly amountMinor?: number | undefined;
};

/** An order that fits the campaign's terms. */
export type AcceptedOrder = {
  readonly reward: Reward | undefined;
  readonly quantity: number;
  readonly amountMinor: number;
};

export function acceptOrder(
  campaign: Campaign,
  order: Order,
  nowMs: number,
): AcceptedOrder | Refusal {
  const closed = checkOpen(campaign, nowMs);
  if (closed) return closed;
  const accepted = order.rewardId === undefined ? support(order) : purchase(campaign, order, nowMs);
  if (isRefusal(accepted)) return accepted;
  const fault = amountFault(accepted.amountMinor, campaign.currency);
  if (fault)
    return refuse(fault, `${accepted.amountMinor} cannot be charged in ${campaign.currency}.`);
  return accepted;
}

/** Pledges may be made, changed and cancelled while this returns nothing. */
export function checkOpen(campaign: Campaign, nowMs: number): Refusal | undefined {
  if (!isPublic(campaign)) return refuse('not_found', 'There is no such campaign.');
  if (campaign.state === 'cancelled')
    return refuse('campaign_cancelled', 'The campaign was cancelled by its creator.');
  if (nowMs >= campaign.deadlineMs)
    return refuse('campaign_closed', 'The deadline of this campaign has passed.');
  if (shownState(campaign, nowMs) !== 'live')
    return refuse('campaign_not_open', 'The campaign is not open for pledges.');
  return undefined;
}

function support(order: Order): AcceptedOrder | Refusal {
  if (order.quantity !== undefined && order.quantity !== 1)
    return refuse('quantity_without_reward', 'A quantity needs a reward.');
  if (order.amountMinor === undefined)
    return refuse('amount_required', 'A pledge without a reward needs an amountMinor.');
  return { reward: undefined, quantity: 1, amountMinor: order.amountMinor };
}

function purchase(campaign: Campaign, order: Order, nowMs: number): AcceptedOrder | Refusal {
  const reward = campaign.rewards.find(({ id }) => id === order.rewardId);
  if (!reward) return refuse('reward_not_found', 'This campaign has no such reward.');
  const quantity = order.quantity ?? 1;
  const unavailable = checkReward(reward, quantity, nowMs);
  if (unavailable) return unavailable;
  const priceMinor = reward.priceMinor * quantity;
  const amountMinor = order.amountMinor ?? priceMinor;
  if (amountMinor < priceMinor)
    return refuse('amount_below_price', `${quantity} of this reward cost ${priceMinor}.`);
  return { reward, quantity, amountMinor };
}

function checkReward(reward: Reward, quantity: number, nowMs: number): Refusal | undefined {
  const { opensAtMs = 0, closesAtMs = Infinity, perBackerMax = Infinity } = reward;
  if (nowMs < opensAtMs) return refuse('reward_not_open', 'This reward is not available yet.');
  if (nowMs >= closesAtMs) return refuse('reward_closed', 'This reward is no longer available.');
  if (quantity > perBackerMax)
    return refuse('per_backer_limit', `One backer may take ${perBackerMax} of this reward.`);
  return undefined;
}

/** What a settlement may take until it reaches a pledge: a million captures at 25 a second. */
const settlingMs = 12 * 60 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * When a hold has to give way to the saved card, because it ends before the money is due; undefined
 * when it lasts. Stripe's `capture_before` is the only source to trust
 * (https://docs.stripe.com/payments/place-a-hold-on-a-payment-method). A hold that outlives the
 * deadline is left alone for half of that time: the settlement may be quicker.
 */
export function authorizationDueMs(
  { deadlineMs }: Pick<Campaign, 'deadlineMs'>,
  captureBeforeMs: number | undefined,
  nowMs: number,
): number | undefined {
  if (captureBeforeMs === undefined || captureBeforeMs > deadlineMs + settlingMs) return undefined;
  const outlivesDeadline = captureBeforeMs > deadlineMs;
  const halfMs = (captureBeforeMs - Math.max(nowMs, outlivesDeadline ? deadlineMs : 0)) / 2;
  return Math.floor(captureBeforeMs - (outlivesDeadline ? halfMs : Math.min(dayMs, halfMs)));
}
