/**
 * A creator says when a milestone is expected, or that it was reached, with what shows it. That is a
 * proposal: only operations make it a fact.
 */
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Milestone, MilestoneEvent } from '../../shared/domain/milestone.ts';
import type { MilestonePath } from '../../shared/api/milestone-answer.ts';
import type { MilestoneStore } from '../../shared/store/milestone-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { ReportBody } from './contract.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { milestoneOf } from '../../shared/domain/milestone.ts';
import { milestonesView } from '../../shared/api/milestone-answer.ts';
import { ownCampaign } from '../../shared/api/own-campaign.ts';

export type ReportMilestoneDeps = {
  readonly campaigns: Pick<CampaignStore, 'get'>;
  readonly milestones: Pick<MilestoneStore, 'get' | 'apply'>;
  readonly now: Clock;
};

export async function reportMilestone(
  deps: ReportMilestoneDeps,
  { caller, path, body }: HttpRequest<MilestonePath, unknown, ReportBody>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await ownCampaign(deps.campaigns, path.id, caller);
  if (isRefusal(campaign)) return campaign;
  const plan = await deps.milestones.get(campaign.id);
  const milestone = plan && milestoneOf(plan, path.milestoneId);
  if (!milestone) return refuse('not_found', 'There is no such milestone.');
  if (isSaidAlready(milestone, body)) return { body: milestonesView(plan) };
  const common = { atMs: deps.now(), milestoneId: milestone.id };
  const after = await deps.milestones.apply(plan, eventOf(body, common));
  return after
    ? { body: milestonesView(after) }
    : refuse('milestone_state', `A ${milestone.state} milestone cannot be reported on like that.`);
}

const isSaidAlready = (milestone: Milestone, body: ReportBody): boolean =>
  'forecastFor' in body
    ? milestone.forecastFor === body.forecastFor
    : milestone.actualOn === body.actualOn &&
      JSON.stringify(milestone.evidence.map(({ url, title }) => [url, title])) ===
        JSON.stringify(body.evidence.map(({ url, title }) => [url, title]));

const eventOf = (
  body: ReportBody,
  common: { readonly atMs: number; readonly milestoneId: string },
): MilestoneEvent =>
  'forecastFor' in body
    ? { type: 'MilestoneForecastChanged', ...common, ...body }
    : { type: 'MilestoneProposed', ...common, ...body };
