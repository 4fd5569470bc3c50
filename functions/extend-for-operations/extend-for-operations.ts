/**
 * Operations give a campaign a later deadline: only the version that was previewed, only with its
 * title typed, and with who and why written down first. The deadline is written before its clock is
 * set again: should a crash leave the old clock, the seal finds it too early, and the sweeper seals.
 */
import type { Acting } from '../../shared/api/asked-act.ts';
import type { Act } from '../../shared/domain/act.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { CampaignSchedule } from '../../shared/schedules/campaign-schedule.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { ExtendBody } from '../../shared/api/extension-answer.ts';
import type { FiguresReader } from '../../shared/api/campaign-figures.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { anyCampaign } from '../../shared/api/own-campaign.ts';
import { campaignView } from '../../shared/api/campaign-view.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { knownAct, writtenAct } from '../../shared/api/asked-act.ts';
import { whyNotConfirmed } from '../../shared/api/confirmed.ts';
import { whyNotExtended } from '../../shared/domain/extension.ts';

export type ExtendForOperationsDeps = Acting & {
  readonly campaigns: Pick<CampaignStore, 'get' | 'apply'>;
  readonly schedule: CampaignSchedule;
  readonly figures: FiguresReader;
  readonly graceMs: number;
};

type Asked = HttpRequest<CampaignPath, unknown, ExtendBody>;

export async function extendForOperations(
  deps: ExtendForOperationsDeps,
  request: Asked,
): Promise<HttpAnswer | Refusal> {
  const { id } = request.path;
  const campaign = await anyCampaign(deps.campaigns, id);
  if (isRefusal(campaign)) return campaign;
  const known = await knownAct(deps, request, 'ExtensionOrdered');
  if (isRefusal(known)) return known;
  const extended = await bringAbout(deps, request, { campaign, known });
  if (isRefusal(extended)) return extended;
  const figuresOf = await deps.figures([extended]);
  return { body: campaignView(extended, figuresOf(extended), deps.now()) };
}

type Found = { readonly campaign: Campaign; readonly known: Act | undefined };

/** Whatever of it was not done when the same was asked for before. */
async function bringAbout(
  deps: ExtendForOperationsDeps,
  request: Asked,
  { campaign, known }: Found,
): Promise<Campaign | Refusal> {
  if (known?.doneAtMs !== undefined) return campaign;
  const isWritten = known !== undefined && campaign.deadlineMs === request.body.deadline;
  return isWritten ? finish(deps, campaign, known) : extend(deps, request, campaign);
}

async function extend(
  deps: ExtendForOperationsDeps,
  request: Asked,
  campaign: Campaign,
): Promise<Campaign | Refusal> {
  const { deadline: deadlineMs } = request.body;
  const atMs = deps.now();
  const fault =
    whyNotExtended(campaign, deadlineMs, atMs) ?? whyNotConfirmed(request.body, campaign);
  if (fault) return fault;
  const subject = { campaignId: campaign.id, deadlineMs };
  const act = await writtenAct(deps, request, { type: 'ExtensionOrdered', subject });
  if (isRefusal(act)) return act;
  const step = await deps.campaigns.apply(campaign, { type: 'CampaignExtended', atMs, deadlineMs });
  return 'applied' in step
    ? finish(deps, step.applied, act)
    : refuse('campaign_state', 'The campaign changed meanwhile: look at it and try again.');
}

async function finish(
  { schedule, acts, now, graceMs }: ExtendForOperationsDeps,
  campaign: Campaign,
  { id }: Act,
): Promise<Campaign> {
  if (campaign.state === 'live')
    await schedule.plan('deadline', campaign.id, campaign.deadlineMs + graceMs);
  await acts.done(id, now());
  return campaign;
}
