/**
 * Puts a campaign on show. Its clock is set and its stock filled before the state changes: a crash
 * on the way leaves a draft that can be published again. Its rewards are locked from then on: they
 * are the first version of its promise.
 */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { CampaignSchedule } from '../../shared/schedules/campaign-schedule.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { FiguresReader } from '../../shared/api/campaign-figures.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { PromiseStore } from '../../shared/store/promise-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { campaignView } from '../../shared/api/campaign-view.ts';
import { checkTerms } from '../../shared/domain/terms.ts';
import { firstPromise } from '../../shared/domain/promise.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { ownCampaign } from '../../shared/api/own-campaign.ts';

export type PublishCampaignDeps = {
  readonly campaigns: CampaignStore;
  readonly promises: Pick<PromiseStore, 'record'>;
  readonly schedule: CampaignSchedule;
  readonly figures: FiguresReader;
  readonly now: Clock;
  /** From the deadline until the campaign is sealed: longer than any request can live. */
  readonly graceMs: number;
};

export async function publishCampaign(
  deps: PublishCampaignDeps,
  { caller, path }: HttpRequest<CampaignPath, unknown, unknown>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await ownCampaign(deps.campaigns, path.id, caller);
  if (isRefusal(campaign)) return campaign;
  const published = campaign.state === 'draft' ? await publish(deps, campaign) : campaign;
  if (isRefusal(published)) return published;
  if (published.state !== 'upcoming' && published.state !== 'live')
    return refuse('campaign_state', `A ${published.state} campaign cannot be published.`);
  await deps.promises.record(firstPromise(published));
  const figuresOf = await deps.figures([published]);
  return { body: campaignView(published, figuresOf(published), deps.now(), 'its creator') };
}

async function publish(deps: PublishCampaignDeps, draft: Campaign): Promise<Campaign | Refusal> {
  const nowMs = deps.now();
  const fault = checkTerms(draft, nowMs);
  if (fault) return fault;
  const opensAtMs = Math.max(draft.opensAtMs ?? nowMs, nowMs);
  if (opensAtMs > nowMs) await deps.schedule.plan('opening', draft.id, opensAtMs);
  await deps.schedule.plan('deadline', draft.id, draft.deadlineMs + deps.graceMs);
  await deps.campaigns.fillStock(draft);
  const step = await deps.campaigns.apply(draft, {
    type: 'CampaignPublished',
    atMs: nowMs,
    opensAtMs,
  });
  if (!('applied' in step))
    return refuse('campaign_state', 'The campaign changed meanwhile: look at it and try again.');
  return opensAtMs > nowMs ? step.applied : open(deps, step.applied);
}

async function open(deps: PublishCampaignDeps, upcoming: Campaign): Promise<Campaign> {
  const event = { type: 'CampaignOpened', atMs: deps.now() } as const;
  const step = await deps.campaigns.apply(upcoming, event);
  return 'applied' in step ? step.applied : upcoming;
}
