/**
 * Puts a draft on show as a teaser, so that fans can say that they wait for it before anything of it
 * is fixed. It stays a draft: free to be edited, and published when its terms are known.
 */
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { FiguresReader } from '../../shared/api/campaign-figures.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { campaignView } from '../../shared/api/campaign-view.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { isTeaser } from '../../shared/domain/campaign.ts';
import { ownCampaign } from '../../shared/api/own-campaign.ts';

export type AnnounceCampaignDeps = {
  readonly campaigns: CampaignStore;
  readonly figures: FiguresReader;
  readonly now: Clock;
};

export async function announceCampaign(
  deps: AnnounceCampaignDeps,
  { caller, path }: HttpRequest<CampaignPath>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await ownCampaign(deps.campaigns, path.id, caller);
  if (isRefusal(campaign)) return campaign;
  const event = { type: 'CampaignAnnounced', atMs: deps.now() } as const;
  const step = isTeaser(campaign)
    ? { applied: campaign }
    : await deps.campaigns.apply(campaign, event);
  if (!('applied' in step))
    return refuse('campaign_state', 'Only a draft can be announced, and this one has moved on.');
  const figuresOf = await deps.figures([step.applied]);
  return { body: campaignView(step.applied, figuresOf(step.applied), deps.now(), 'its creator') };
}
