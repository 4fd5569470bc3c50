/** A campaign for its creator: a draft of somebody else does not exist, as far as they can tell. */
import type { Caller } from '../entry/caller.ts';
import type { Campaign } from '../domain/campaign.ts';
import type { Refusal } from '../domain/refusal.ts';
import { isCampaignId } from './campaign-body.ts';
import { isPublic } from '../domain/campaign.ts';
import { refuse } from '../domain/refusal.ts';

export const noSuchCampaign = refuse('not_found', 'There is no such campaign.');

export async function ownCampaign(
  store: { get(campaignId: string): Promise<Campaign | undefined> },
  campaignId: string,
  caller: Pick<Caller, 'id'> | undefined,
): Promise<Campaign | Refusal> {
  const campaign = isCampaignId(campaignId) ? await store.get(campaignId) : undefined;
  if (!campaign) return noSuchCampaign;
  if (campaign.creatorId === caller?.id) return campaign;
  return isPublic(campaign) ? refuse('forbidden', 'Only its creator may do this.') : noSuchCampaign;
}

/** For operations, to whom all of them exist. */
export async function anyCampaign(
  store: { get(campaignId: string): Promise<Campaign | undefined> },
  campaignId: string,
): Promise<Campaign | Refusal> {
  const campaign = isCampaignId(campaignId) ? await store.get(campaignId) : undefined;
  return campaign ?? noSuchCampaign;
}
