/** Operations say that a settled campaign has begun to deliver, before the first parcel says it. */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { FiguresReader } from '../../shared/api/campaign-figures.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { anyCampaign } from '../../shared/api/own-campaign.ts';
import { campaignView } from '../../shared/api/campaign-view.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { keepsMoney } from '../../shared/domain/campaign.ts';

export type StartFulfilmentDeps = {
  readonly campaigns: CampaignStore;
  readonly figures: FiguresReader;
  readonly now: Clock;
};

export async function startFulfilment(
  deps: StartFulfilmentDeps,
  { path }: HttpRequest<CampaignPath, unknown, unknown>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await anyCampaign(deps.campaigns, path.id);
  if (isRefusal(campaign)) return campaign;
  const started = await start(deps, campaign);
  if (isRefusal(started)) return started;
  const figuresOf = await deps.figures([started]);
  return { body: campaignView(started, figuresOf(started), deps.now()) };
}

async function start(deps: StartFulfilmentDeps, campaign: Campaign): Promise<Campaign | Refusal> {
  if (campaign.state === 'fulfilling' || campaign.state === 'fulfilled') return campaign;
  if (campaign.state !== 'settled' || !keepsMoney(campaign, campaign.outcome))
    return refuse('campaign_state', 'Only a settled campaign that keeps its money delivers.');
  const event = { type: 'CampaignFulfilmentStarted', atMs: deps.now() } as const;
  const step = await deps.campaigns.apply(campaign, event);
  return 'applied' in step
    ? step.applied
    : refuse('campaign_state', 'The campaign changed meanwhile: look at it and try again.');
}
