/** A campaign for whoever asks: a draft of somebody else does not exist, as far as they can tell. */
import type { Caller } from '../entry/caller.ts';
import type { Campaign } from '../domain/campaign.ts';
import type { Refusal } from '../domain/refusal.ts';
import { isCampaignId } from './campaign-body.ts';
import { isPublic } from '../domain/campaign.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';

export const noSuchCampaign = refuse('not_found', 'There is no such campaign.');

type Reader = { get(campaignId: string): Promise<Campaign | undefined> };

export async function ownCampaign(
  store: Reader,
  campaignId: string,
  caller: Pick<Caller, 'id'> | undefined,
): Promise<Campaign | Refusal> {
  const campaign = await anyCampaign(store, campaignId);
  if (isRefusal(campaign) || campaign.creatorId === caller?.id) return campaign;
  return isPublic(campaign) ? refuse('forbidden', 'Only its creator may do this.') : noSuchCampaign;
}

export async function publicCampaign(
  store: Reader,
  campaignId: string,
): Promise<Campaign | Refusal> {
  const campaign = await anyCampaign(store, campaignId);
  return isRefusal(campaign) || isPublic(campaign) ? campaign : noSuchCampaign;
}

/** For operations, to whom all of them exist, and for whoever looks on by rules of their own. */
export async function anyCampaign(store: Reader, campaignId: string): Promise<Campaign | Refusal> {
  const campaign = isCampaignId(campaignId) ? await store.get(campaignId) : undefined;
  return campaign ?? noSuchCampaign;
}
