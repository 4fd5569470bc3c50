/**
 * A funded campaign will never deliver: its creator, or operations, give everybody their money back.
 * Nobody does that by mistake: what it means was counted within the last day, and the campaign is
 * named by whoever does it. The change of the campaign starts another settlement, which refunds what
 * was collected and not delivered, releases what was not, and drops what was being recovered.
 */
import type { AbandonBody } from './contract.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { FiguresReader } from '../../shared/api/campaign-figures.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { PreviewStore } from '../../shared/store/preview-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { abandonable } from '../../shared/api/abandonment-answer.ts';
import { campaignTarget, keepsMoney } from '../../shared/domain/campaign.ts';
import { campaignView } from '../../shared/api/campaign-view.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { previewValidMs } from '../../shared/domain/abandonment.ts';

export type AbandonCampaignDeps = {
  readonly campaigns: CampaignStore;
  readonly previews: Pick<PreviewStore, 'get'>;
  readonly figures: FiguresReader;
  readonly now: Clock;
};

export async function abandonCampaign(
  deps: AbandonCampaignDeps,
  { caller, path, body }: HttpRequest<CampaignPath, unknown, AbandonBody>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await abandonable(deps.campaigns, path.id, caller);
  if (isRefusal(campaign)) return campaign;
  const abandoned = await abandon(deps, campaign, body);
  if (isRefusal(abandoned)) return abandoned;
  const figuresOf = await deps.figures([abandoned]);
  return { body: campaignView(abandoned, figuresOf(abandoned), deps.now(), 'its creator') };
}

/** Once everything is delivered there is no promise left to give up. */
const mayBeAbandoned = (campaign: Campaign): campaign is Abandonable =>
  campaignTarget(campaign.state, 'CampaignAbandoned') !== undefined;

type Abandonable = Campaign & { readonly state: 'settling' | 'settled' | 'fulfilling' };

async function abandon(
  deps: AbandonCampaignDeps,
  campaign: Campaign,
  body: AbandonBody,
): Promise<Campaign | Refusal> {
  if (campaign.state === 'abandoned') return campaign;
  if (!mayBeAbandoned(campaign))
    return refuse('campaign_state', `A ${campaign.state} campaign has nothing to give back.`);
  if (!keepsMoney(campaign, campaign.outcome))
    return refuse('campaign_state', 'An unfunded campaign gives everything back anyway.');
  const unsure = await checkMeant(deps, campaign, body);
  if (unsure) return unsure;
  const event = { type: 'CampaignAbandoned', atMs: deps.now() } as const;
  const step = await deps.campaigns.apply(campaign, event);
  return 'applied' in step
    ? step.applied
    : refuse('campaign_state', 'The campaign changed meanwhile: look at it and try again.');
}

async function checkMeant(
  { previews, now }: AbandonCampaignDeps,
  { id, title }: Campaign,
  { confirm }: AbandonBody,
): Promise<Refusal | undefined> {
  if (confirm !== title && confirm !== id)
    return refuse('confirmation_wrong', 'Confirm with the title or the id of the campaign.');
  const counted = await previews.get(id);
  return counted?.countedAtMs !== undefined && now() < counted.countedAtMs + previewValidMs
    ? undefined
    : refuse('preview_required', 'Have it counted first what that means: …/abandonment-previews.');
}
