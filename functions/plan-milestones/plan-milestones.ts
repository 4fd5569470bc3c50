/**
 * A creator says which milestones the project has. Nothing that was reached is planned anew, and how
 * money is shared among them is settled before the deadline: backers have paid on those terms.
 */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { MilestonePlan } from '../../shared/domain/milestone.ts';
import type { MilestoneStore } from '../../shared/store/milestone-store.ts';
import type { PlanBody } from '../../shared/api/milestone-answer.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { checkPlan, isSharing, isUntouched } from '../../shared/domain/milestone.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { milestonesView } from '../../shared/api/milestone-answer.ts';
import { ownCampaign } from '../../shared/api/own-campaign.ts';
import { plannedMilestone } from '../../shared/domain/milestone.ts';

export type PlanMilestonesDeps = {
  readonly campaigns: Pick<CampaignStore, 'get'>;
  readonly milestones: Pick<MilestoneStore, 'get' | 'plan'>;
  readonly now: Clock;
};

export async function planMilestones(
  deps: PlanMilestonesDeps,
  { caller, path, body }: HttpRequest<CampaignPath, unknown, PlanBody>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await ownCampaign(deps.campaigns, path.id, caller);
  if (isRefusal(campaign)) return campaign;
  const before = await deps.milestones.get(campaign.id);
  const milestones = body.milestones.map(plannedMilestone);
  if (before && isSamePlan(before, milestones)) return { body: milestonesView(before) };
  const refused = checkPlan(milestones) ?? checkPlannable(campaign, before, { milestones });
  if (refused) return refused;
  const planned = { campaignId: campaign.id, milestones, atMs: deps.now() };
  const plan = await deps.milestones.plan(before, planned);
  return plan
    ? { body: milestonesView(plan) }
    : refuse('milestone_state', 'The milestones changed meanwhile: look at them and try again.');
}

/** Asked once more, it is the same plan. */
const isSamePlan = (before: MilestonePlan, planned: MilestonePlan['milestones']): boolean =>
  JSON.stringify(before.milestones.map(wish)) === JSON.stringify(planned.map(wish));

const wish = ({
  id,
  kind,
  title,
  plannedFor,
  shareBasisPoints,
}: MilestonePlan['milestones'][number]) => [id, kind, title, plannedFor, shareBasisPoints];

type Shared = Pick<MilestonePlan, 'milestones'>;

const withoutMilestones: ReadonlySet<Campaign['state']> = new Set([
  ...(['cancelled', 'abandoned', 'fulfilled'] as const),
]);
const beforeDeadline: ReadonlySet<Campaign['state']> = new Set(['draft', 'upcoming', 'live']);

function checkPlannable(
  { state }: Campaign,
  before: Shared | undefined,
  planned: Shared,
): Refusal | undefined {
  if (withoutMilestones.has(state))
    return refuse('campaign_state', `A ${state} campaign has no milestones to reach.`);
  const plans = before ? [before, planned] : [planned];
  if (before && !isUntouched(before))
    return refuse('milestone_state', 'One of the milestones was reached: report on them instead.');
  return beforeDeadline.has(state) || !plans.some(isSharing)
    ? undefined
    : refuse(
        'locked_after_publishing',
        'After the deadline nobody changes how the money is shared among milestones.',
      );
}
