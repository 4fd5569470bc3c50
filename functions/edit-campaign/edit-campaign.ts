/**
 * Changes a campaign. A draft is free; what was published is a promise, of which only the title
 * may still be mended.
 */
import type { Campaign, CampaignTerms } from '../../shared/domain/campaign.ts';
import type { CampaignPath, EditCampaignBody } from '../../shared/api/campaign-body.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { FiguresReader } from '../../shared/api/campaign-figures.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { campaignView } from '../../shared/api/campaign-view.ts';
import { checkTerms } from '../../shared/domain/terms.ts';
import { editedTerms } from '../../shared/api/campaign-body.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { ownCampaign } from '../../shared/api/own-campaign.ts';

export type EditCampaignDeps = {
  readonly campaigns: CampaignStore;
  readonly figures: FiguresReader;
  readonly now: Clock;
};

export async function editCampaign(
  deps: EditCampaignDeps,
  { caller, path, body }: HttpRequest<CampaignPath, unknown, EditCampaignBody>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await ownCampaign(deps.campaigns, path.id, caller);
  if (isRefusal(campaign)) return campaign;
  const terms = allowedTerms(campaign, body, deps.now());
  if (isRefusal(terms)) return terms;
  const step = await deps.campaigns.apply(campaign, {
    type: 'CampaignEdited',
    atMs: deps.now(),
    terms,
  });
  if (!('applied' in step))
    return refuse('campaign_state', 'The campaign changed meanwhile, or can no longer be edited.');
  const figuresOf = await deps.figures([step.applied]);
  return { body: campaignView(step.applied, figuresOf(step.applied), deps.now(), 'its creator') };
}

function allowedTerms(
  campaign: Campaign,
  body: EditCampaignBody,
  nowMs: number,
): CampaignTerms | Refusal {
  const terms = editedTerms(campaign, body);
  if (isRefusal(terms)) return terms;
  if (campaign.state !== 'draft' && nowMs >= campaign.deadlineMs)
    return refuse('campaign_closed', 'The deadline of this campaign has passed.');
  if (campaign.state === 'draft') return checkTerms(terms, nowMs) ?? terms;
  const locked = Object.keys(body).filter((field) => field !== 'title');
  if (locked.length > 0)
    return refuse(
      'locked_after_publishing',
      `A published campaign keeps its ${locked.join(', ')}.`,
    );
  return terms;
}
