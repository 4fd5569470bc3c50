/**
 * Operations say whether a milestone was reached. Nobody does of a campaign of their own, and none
 * that shares money is confirmed before that money was collected.
 */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { DecisionBody } from './contract.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Milestone, MilestoneEvent, MilestonePlan } from '../../shared/domain/milestone.ts';
import type { MilestonePath } from '../../shared/api/milestone-answer.ts';
import type { MilestoneStore } from '../../shared/store/milestone-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { anyCampaign } from '../../shared/api/own-campaign.ts';
import { milestoneOf } from '../../shared/domain/milestone.ts';
import { milestonesView } from '../../shared/api/milestone-answer.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';

export type DecideMilestoneDeps = {
  readonly campaigns: Pick<CampaignStore, 'get'>;
  readonly milestones: Pick<MilestoneStore, 'get' | 'apply'>;
  readonly now: Clock;
};

export async function decideMilestone(
  deps: DecideMilestoneDeps,
  { caller, path, body }: HttpRequest<MilestonePath, unknown, DecisionBody>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await anyCampaign(deps.campaigns, path.id);
  if (isRefusal(campaign)) return campaign;
  if (campaign.creatorId === caller?.id)
    return refuse('own_milestone', 'Nobody decides on a milestone of their own campaign.');
  const plan = await deps.milestones.get(campaign.id);
  const milestone = plan && milestoneOf(plan, path.milestoneId);
  return milestone
    ? decide(deps, { campaign, plan, milestone }, body)
    : refuse('not_found', 'There is no such milestone.');
}

type Found = {
  readonly campaign: Campaign;
  readonly plan: MilestonePlan;
  readonly milestone: Milestone;
};

async function decide(
  deps: DecideMilestoneDeps,
  { campaign, plan, milestone }: Found,
  body: DecisionBody,
): Promise<HttpAnswer | Refusal> {
  if (isDecided(milestone, body)) return { body: milestonesView(plan) };
  const early = body.decision === 'confirmed' ? checkMoney(campaign, milestone) : undefined;
  if (early) return early;
  const after = await deps.milestones.apply(plan, eventOf(milestone, body, deps.now()));
  return after
    ? { body: milestonesView(after) }
    : refuse('milestone_state', `A ${milestone.state} milestone is not to be decided on.`);
}

const isDecided = ({ state }: Milestone, { decision }: DecisionBody): boolean =>
  decision === 'confirmed' && state === 'confirmed';

function checkMoney(campaign: Campaign, { shareBasisPoints }: Milestone): Refusal | undefined {
  const isCollected = ['settled', 'fulfilling', 'fulfilled'].includes(campaign.state);
  if (shareBasisPoints === undefined || isCollected) return undefined;
  return refuse('campaign_state', `A ${campaign.state} campaign has no money to release.`);
}

const eventOf = (
  { id: milestoneId }: Milestone,
  { decision, note }: DecisionBody,
  atMs: number,
): MilestoneEvent => ({
  type: decision === 'confirmed' ? 'MilestoneConfirmed' : 'MilestoneDeclined',
  ...{ atMs, milestoneId, note },
});
