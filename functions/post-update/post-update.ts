/**
 * A creator posts an update. It is written down and the stream tells of it: mails follow from that,
 * once, however often the request comes.
 */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { UpdateBody } from '../../shared/api/update-answer.ts';
import type { UpdateStore } from '../../shared/store/update-store.ts';
import { isPublic } from '../../shared/domain/campaign.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { noReactions, updateView } from '../../shared/api/update-answer.ts';
import { ownCampaign } from '../../shared/api/own-campaign.ts';
import { requestHash, updateIdFor } from '../../shared/store/keys.ts';

export type PostUpdateDeps = {
  readonly campaigns: Pick<CampaignStore, 'get'>;
  readonly updates: Pick<UpdateStore, 'post'>;
  readonly now: Clock;
};

export async function postUpdate(
  deps: PostUpdateDeps,
  { caller, path, body, idempotencyKey }: HttpRequest<CampaignPath, unknown, UpdateBody>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await ownCampaign(deps.campaigns, path.id, caller);
  if (isRefusal(campaign)) return campaign;
  const refused = checkPostable(campaign, body);
  if (refused) return refused;
  const hash = requestHash(body);
  const posted = await deps.updates.post({
    ...body,
    id: updateIdFor(campaign.id, idempotencyKey),
    campaignId: campaign.id,
    postedAtMs: deps.now(),
    requestHash: hash,
  });
  return posted.requestHash === hash
    ? { status: 201, body: updateView(posted, noReactions) }
    : refuse('idempotency_key_reused', 'This key was used for another update.');
}

function checkPostable(campaign: Campaign, { audience }: UpdateBody): Refusal | undefined {
  if (!isPublic(campaign)) return refuse('campaign_state', 'Nobody knows of this campaign as yet.');
  const unknown = audience?.rewardIds?.find(
    (rewardId) => !campaign.rewards.some(({ id }) => id === rewardId),
  );
  return unknown === undefined
    ? undefined
    : refuse('reward_not_found', `There is no reward "${unknown}".`);
}
