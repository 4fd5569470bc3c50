/** A campaign for everybody; a draft, and secret rewards, for its creator alone. */
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Onlooker } from '../../shared/api/campaign-view.ts';
import type { Clock } from '../../shared/clock.ts';
import type { FiguresReader } from '../../shared/api/campaign-figures.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { anyCampaign, noSuchCampaign } from '../../shared/api/own-campaign.ts';
import { campaignView } from '../../shared/api/campaign-view.ts';
import { isPublic, isSecret } from '../../shared/domain/campaign.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';

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
  const campaign = await anyCampaign(deps.campaigns, path.id);
  if (isRefusal(campaign)) return campaign;
  const onlooker = campaign.creatorId === caller?.id ? 'its creator' : 'everybody';
  if (!isPublic(campaign) && onlooker === 'everybody') return noSuchCampaign;
  const figuresOf = await deps.figures([campaign]);
  const body = campaignView(campaign, figuresOf(campaign), deps.now(), onlooker);
  return isForAll(campaign, onlooker) ? { body, cacheSeconds } : { body };
}

/** Nothing that a cache keeps for others may show what is the creator's alone. */
const isForAll = (campaign: Campaign, onlooker: Onlooker): boolean =>
  isPublic(campaign) && (onlooker === 'everybody' || !campaign.rewards.some(isSecret));
