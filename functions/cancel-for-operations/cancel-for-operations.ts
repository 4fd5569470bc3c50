/**
 * Operations cancel a campaign in place of its creator: only the version that was previewed, only
 * with its title typed, and with who and why written down first.
 */
import type { Acting } from '../../shared/api/asked-act.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { ConfirmedBody } from '../../shared/api/inspected-campaign-answer.ts';
import type { FiguresReader } from '../../shared/api/campaign-figures.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { anyCampaign } from '../../shared/api/own-campaign.ts';
import { campaignView } from '../../shared/api/campaign-view.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { knownAct, writtenAct } from '../../shared/api/asked-act.ts';
import { whyNotCancelled } from '../../shared/api/cancellable.ts';
import { whyNotConfirmed } from '../../shared/api/confirmed.ts';

export type CancelForOperationsDeps = Acting & {
  readonly campaigns: Pick<CampaignStore, 'get' | 'apply'>;
  readonly figures: FiguresReader;
};

type Asked = HttpRequest<CampaignPath, unknown, ConfirmedBody>;

export async function cancelForOperations(
  deps: CancelForOperationsDeps,
  request: Asked,
): Promise<HttpAnswer | Refusal> {
  const { id } = request.path;
  const campaign = await anyCampaign(deps.campaigns, id);
  if (isRefusal(campaign)) return campaign;
  const known = await knownAct(deps, request, 'CancellationOrdered');
  if (isRefusal(known)) return known;
  const cancelled =
    known && campaign.state === 'cancelled' ? campaign : await cancel(deps, request, campaign);
  if (isRefusal(cancelled)) return cancelled;
  const figuresOf = await deps.figures([cancelled]);
  return { body: campaignView(cancelled, figuresOf(cancelled), deps.now()) };
}

async function cancel(
  deps: CancelForOperationsDeps,
  request: Asked,
  campaign: Campaign,
): Promise<Campaign | Refusal> {
  const fault = whyNotCancelled(campaign, deps.now()) ?? whyNotConfirmed(request.body, campaign);
  if (fault) return fault;
  const subject = { campaignId: campaign.id };
  const act = await writtenAct(deps, request, { type: 'CancellationOrdered', subject });
  if (isRefusal(act)) return act;
  const event = { type: 'CampaignCancelled', atMs: deps.now() } as const;
  const step = await deps.campaigns.apply(campaign, event);
  if (!('applied' in step))
    return refuse('campaign_state', 'The campaign changed meanwhile: look at it and try again.');
  await deps.acts.done(act.id, deps.now());
  return step.applied;
}
