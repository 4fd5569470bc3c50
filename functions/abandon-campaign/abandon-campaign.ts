/**
 * A funded campaign will never deliver: its creator, or operations, give everybody their money
 * back. The change of the campaign starts another settlement, which refunds what was collected,
 * releases what was not, and drops what was being recovered.
 */
import type { Caller } from '../../shared/entry/caller.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { FiguresReader } from '../../shared/api/campaign-figures.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { campaignView } from '../../shared/api/campaign-view.ts';
import { isCampaignId } from '../../shared/api/campaign-body.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { campaignTarget, keepsMoney } from '../../shared/domain/campaign.ts';
import { noSuchCampaign, ownCampaign } from '../../shared/api/own-campaign.ts';

export type AbandonCampaignDeps = {
  readonly campaigns: CampaignStore;
  readonly figures: FiguresReader;
  readonly now: Clock;
};

export async function abandonCampaign(
  deps: AbandonCampaignDeps,
  { caller, path }: HttpRequest<CampaignPath, unknown, unknown>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await campaignFor(deps, path.id, caller);
  if (isRefusal(campaign)) return campaign;
  const abandoned = await abandon(deps, campaign);
  if (isRefusal(abandoned)) return abandoned;
  const figuresOf = await deps.figures([abandoned]);
  return { body: campaignView(abandoned, figuresOf(abandoned), deps.now(), 'its creator') };
}

async function campaignFor(
  { campaigns }: AbandonCampaignDeps,
  id: string,
  caller: Caller | undefined,
): Promise<Campaign | Refusal> {
  if (caller?.scopes.includes('fanfund/ops')) {
    const campaign = isCampaignId(id) ? await campaigns.get(id) : undefined;
    return campaign ?? noSuchCampaign;
  }
  return caller?.scopes.includes('fanfund/creator')
    ? ownCampaign(campaigns, id, caller)
    : refuse('forbidden', 'Only its creator or operations may do this.');
}

/** Once everything is delivered there is no promise left to give up. */
const mayBeAbandoned = (campaign: Campaign): campaign is Abandonable =>
  campaignTarget(campaign.state, 'CampaignAbandoned') !== undefined;

type Abandonable = Campaign & { readonly state: 'settling' | 'settled' | 'fulfilling' };

async function abandon(deps: AbandonCampaignDeps, campaign: Campaign): Promise<Campaign | Refusal> {
  if (campaign.state === 'abandoned') return campaign;
  if (!mayBeAbandoned(campaign))
    return refuse('campaign_state', `A ${campaign.state} campaign has nothing to give back.`);
  if (!keepsMoney(campaign, campaign.outcome))
    return refuse('campaign_state', 'An unfunded campaign gives everything back anyway.');
  const event = { type: 'CampaignAbandoned', atMs: deps.now() } as const;
  const step = await deps.campaigns.apply(campaign, event);
  return 'applied' in step
    ? step.applied
    : refuse('campaign_state', 'The campaign changed meanwhile: look at it and try again.');
}
