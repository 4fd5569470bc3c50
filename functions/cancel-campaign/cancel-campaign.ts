/** Cancels a campaign before its deadline. Its settlement then gives back every pledge. */
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { FiguresReader } from '../../shared/api/campaign-figures.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { campaignView } from '../../shared/api/campaign-view.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { ownCampaign } from '../../shared/api/own-campaign.ts';

export type CancelCampaignDeps = {
  readonly campaigns: CampaignStore;
  readonly figures: FiguresReader;
  readonly now: Clock;
};

export async function cancelCampaign(
  deps: CancelCampaignDeps,
  { caller, path }: HttpRequest<CampaignPath, unknown, unknown>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await ownCampaign(deps.campaigns, path.id, caller);
  if (isRefusal(campaign)) return campaign;
  const nowMs = deps.now();
  if (campaign.state !== 'cancelled' && campaign.state !== 'draft' && nowMs >= campaign.deadlineMs)
    return refuse('campaign_closed', 'The deadline has passed: the campaign is being settled.');
  const step =
    campaign.state === 'cancelled'
      ? { applied: campaign }
      : await deps.campaigns.apply(campaign, { type: 'CampaignCancelled', atMs: nowMs });
  if (!('applied' in step))
    return refuse('campaign_state', 'The campaign changed meanwhile: look at it and try again.');
  const figuresOf = await deps.figures([step.applied]);
  return { body: campaignView(step.applied, figuresOf(step.applied), nowMs, 'its creator') };
}
