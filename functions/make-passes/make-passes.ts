/** Makes passes for a secret reward: who has one may take the reward with one pledge. */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { PassStore } from '../../shared/store/pass-store.ts';
import type { PassesBody } from './contract.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { ownCampaign } from '../../shared/api/own-campaign.ts';
import { requestHash } from '../../shared/store/keys.ts';

export type MakePassesDeps = {
  readonly campaigns: { get(campaignId: string): Promise<Campaign | undefined> };
  readonly passes: PassStore;
  /** Nobody can guess it. */
  readonly seed: () => string;
};

export async function makePasses(
  deps: MakePassesDeps,
  { caller, path, body, idempotencyKey }: HttpRequest<CampaignPath, unknown, PassesBody>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await ownCampaign(deps.campaigns, path.id, caller);
  if (isRefusal(campaign)) return campaign;
  const { rewardId, count } = body;
  const reward = campaign.rewards.find(({ id }) => id === rewardId);
  if (!reward) return refuse('reward_not_found', 'This campaign has no such reward.');
  if (!reward.secret)
    return refuse('passes_need_secret_reward', 'Everybody may take this reward without a pass.');
  const batch = { rewardId, count, key: idempotencyKey, requestHash: requestHash(body) };
  const passes = await deps.passes.make(campaign.id, batch, deps.seed());
  return passes
    ? { status: 201, body: { rewardId, passes } }
    : refuse('idempotency_key_reused', 'This Idempotency-Key came with another body before.');
}
