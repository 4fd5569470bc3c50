/** A campaign for everybody; a draft for its creator alone. */
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Clock } from '../../shared/clock.ts';
import type { FiguresReader } from '../../shared/api/campaign-figures.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { campaignView } from '../../shared/api/campaign-view.ts';
import { isCampaignId } from '../../shared/api/campaign-body.ts';
import { isPublic } from '../../shared/domain/campaign.ts';
import { noSuchCampaign } from '../../shared/api/own-campaign.ts';

export type ReadCampaignDeps = {
  readonly campaigns: { get(campaignId: string): Promise<Campaign | undefined> };
  readonly figures: FiguresReader;
  readonly now: Clock;
};

const cacheSeconds = 2;

export async function readCampaign(
  deps: ReadCampaignDeps,
  { caller, path }: HttpRequest<CampaignPath, unknown, unknown>,
): Promise<HttpAnswer | Refusal> {
  const campaign = isCampaignId(path.id) ? await deps.campaigns.get(path.id) : undefined;
  if (!campaign) return noSuchCampaign;
  if (!isPublic(campaign) && campaign.creatorId !== caller?.id) return noSuchCampaign;
  const figuresOf = await deps.figures([campaign]);
  const body = campaignView(campaign, figuresOf(campaign), deps.now());
  return isPublic(campaign) ? { body, cacheSeconds } : { body };
}
