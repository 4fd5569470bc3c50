/** How a project comes along, for everybody; of a draft, for its creator alone. */
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { MilestoneStore } from '../../shared/store/milestone-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { anyCampaign, noSuchCampaign } from '../../shared/api/own-campaign.ts';
import { isPublic } from '../../shared/domain/campaign.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { milestonesView } from '../../shared/api/milestone-answer.ts';

export type ReadMilestonesDeps = {
  readonly campaigns: Pick<CampaignStore, 'get'>;
  readonly milestones: Pick<MilestoneStore, 'get'>;
};

const cacheSeconds = 30;

export async function readMilestones(
  { campaigns, milestones }: ReadMilestonesDeps,
  { caller, path }: HttpRequest<CampaignPath>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await anyCampaign(campaigns, path.id);
  if (isRefusal(campaign)) return campaign;
  if (!isPublic(campaign) && campaign.creatorId !== caller?.id) return noSuchCampaign;
  const none = { campaignId: campaign.id, milestones: [], version: 0 };
  const body = milestonesView((await milestones.get(campaign.id)) ?? none);
  return isPublic(campaign) ? { body, cacheSeconds } : { body };
}
