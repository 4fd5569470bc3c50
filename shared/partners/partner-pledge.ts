/**
 * The pledge that a partner's event asks for: which id it has, and whether it may be. The door asks
 * before it takes an event, and the worker again before it makes the pledge, by then with the last
 * word. The id follows from the partner and its reference, whatever webhook or import brings it.
 */
import type { AcceptedOrder } from '../domain/order.ts';
import type { Campaign } from '../domain/campaign.ts';
import type { CreateData } from './partner-event.ts';
import type { Partner } from '../domain/partner.ts';
import type { Refusal } from '../domain/refusal.ts';
import { acceptOrder } from '../domain/order.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';
import { pledgeIdFor } from '../store/keys.ts';

export const partnerPledgeId = (partnerId: string, { campaignId, reference }: CreateData): string =>
  pledgeIdFor(campaignId, { backerId: partnerId, idempotencyKey: reference });

export type PartnerOrderDeps = {
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly now: () => number;
};

export type PartnerOrder = {
  readonly campaign: Campaign;
  readonly order: AcceptedOrder;
  /** The moment that was held against the deadline: it is the one that is recorded. */
  readonly atMs: number;
};

export async function partnerOrder(
  deps: PartnerOrderDeps,
  partner: Partner,
  data: CreateData,
): Promise<PartnerOrder | Refusal> {
  if (!partner.campaignIds.includes(data.campaignId))
    return refuse('campaign_not_allowed', 'The partner may not post pledges of this campaign.');
  const misfit = whyMisfit(partner, data);
  if (misfit) return misfit;
  const campaign = await deps.campaign(data.campaignId);
  if (!campaign) return refuse('not_found', 'There is no such campaign.');
  if (campaign.collection !== 'save-card')
    return refuse('campaign_not_allowed', 'Partners sell only campaigns that charge at the end.');
  const { rewardId, quantity, amountMinor, lines, shipTo } = data;
  const atMs = deps.now();
  const order = acceptOrder(campaign, { rewardId, quantity, amountMinor, lines, shipTo }, atMs);
  return isRefusal(order) ? order : { campaign, order, atMs };
}

function whyMisfit({ limits }: Partner, data: CreateData): Refusal | undefined {
  const { quantityMax } = limits;
  if (piecesIn(data) > quantityMax)
    return refuse('quantity_over_limit', `One pledge may have ${quantityMax} pieces.`);
  const isSaidTwice = data.lines && (data.rewardId ?? data.quantity) !== undefined;
  return isSaidTwice
    ? refuse('invalid_item', 'Name lines, or a reward and its quantity: not both.')
    : undefined;
}

const piecesIn = ({ lines, quantity = 1 }: CreateData): number =>
  lines ? lines.reduce((sum, line) => sum + line.quantity, 0) : quantity;
