/**
 * Operations say how a campaign delivers: what its backers are asked, until when, and how long an
 * address is kept. A change is a new version, and whoever is still waiting is asked again.
 */
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { DeliveryPlan } from '../../shared/domain/delivery-plan.ts';
import type { DeliveryPlanBody } from '../../shared/api/fulfilment-body.ts';
import type { DeliveryPlanStore } from '../../shared/store/delivery-plan-store.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { ShardMessage } from '../../shared/fulfilment/messages.ts';
import { TransientError } from '../../shared/errors.ts';
import { anyCampaign } from '../../shared/api/own-campaign.ts';
import { isDelivering } from '../../shared/domain/campaign.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { isoTime } from '../../shared/api/campaign-view.ts';
import { pledgeShards } from '../../shared/store/keys.ts';

export type PlanDeliveryDeps = {
  readonly campaigns: Pick<CampaignStore, 'get'>;
  readonly plans: DeliveryPlanStore;
  readonly asking: Queue<ShardMessage>;
  readonly now: Clock;
};

export async function planDelivery(
  deps: PlanDeliveryDeps,
  { path, body }: HttpRequest<CampaignPath, unknown, DeliveryPlanBody>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await anyCampaign(deps.campaigns, path.id);
  if (isRefusal(campaign)) return campaign;
  const fault = faultOf(campaign, body);
  if (fault) return fault;
  const standing = await standingPlan(deps, campaign.id, body);
  const messages = pledgeShards.map((shard) => ({ campaignId: campaign.id, shard }));
  await deps.asking.sendAll(messages, { campaignId: campaign.id });
  return { body: planView(standing) };
}

/** Asked again with the same plan, it is only told again. */
async function standingPlan(
  { plans, now }: PlanDeliveryDeps,
  campaignId: string,
  body: DeliveryPlanBody,
): Promise<DeliveryPlan> {
  const before = await plans.get(campaignId);
  const version = (before?.version ?? 0) + 1;
  const plan = planFrom(campaignId, body, { version, nowMs: now() });
  if (before && isSame(before, plan)) return before;
  if (await plans.write(plan)) return plan;
  throw new TransientError('Somebody else plans this delivery.');
}

function faultOf(campaign: Campaign, body: DeliveryPlanBody): Refusal | undefined {
  if (!isDelivering(campaign))
    return refuse('campaign_state', 'Backers are asked once their money is settled.');
  return body.rewards.every(({ rewardId }) => campaign.rewards.some(({ id }) => id === rewardId))
    ? undefined
    : refuse('reward_not_found', 'The campaign has no such reward.');
}

const planFrom = (
  campaignId: string,
  { lockAt, ...rest }: DeliveryPlanBody,
  { version, nowMs }: { readonly version: number; readonly nowMs: number },
): DeliveryPlan => ({
  ...{ campaignId, version, plannedAtMs: nowMs, ...rest },
  ...(lockAt !== undefined && { lockAtMs: Date.parse(lockAt) }),
});

const isSame = (a: DeliveryPlan, b: DeliveryPlan): boolean =>
  JSON.stringify(planView({ ...a, version: 0 })) === JSON.stringify(planView({ ...b, version: 0 }));

const planView = ({ campaignId, version, lockAtMs, ...plan }: DeliveryPlan) => ({
  ...{ campaignId, version },
  ...(lockAtMs !== undefined && { lockAt: isoTime(lockAtMs) }),
  ...{ keepAddressDays: plan.keepAddressDays, reminderDays: plan.reminderDays },
  rewards: plan.rewards.map(({ rewardId, kind, choices }) => ({
    ...{ rewardId, kind },
    choices: choices.map(({ id, title, options }) => ({ id, title, options })),
  })),
});
