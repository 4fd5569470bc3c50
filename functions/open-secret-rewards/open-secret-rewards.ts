/**
 * Shows what a code opens. A wrong one, a pass that is used and a campaign without secrets are
 * answered alike, and who tries is counted at the door like who pledges.
 */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { Clock } from '../../shared/clock.ts';
import type { CodeBody } from './contract.ts';
import type { FiguresReader } from '../../shared/api/campaign-figures.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { PassStore } from '../../shared/store/pass-store.ts';
import type { PledgeDoor } from '../../shared/store/pledge-door.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { checkOpen } from '../../shared/domain/order.ts';
import { isCampaignId } from '../../shared/api/campaign-body.ts';
import { isSecret } from '../../shared/domain/campaign.ts';
import { mayEnter } from '../../shared/api/may-enter.ts';
import { noSuchCampaign } from '../../shared/api/own-campaign.ts';
import { openedBy } from '../../shared/store/secret-reward.ts';
import { refuse } from '../../shared/domain/refusal.ts';
import { rewardView } from '../../shared/api/campaign-view.ts';

export type OpenSecretRewardsDeps = {
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly passes: Pick<PassStore, 'isUnused'>;
  readonly figures: FiguresReader;
  readonly door: Pick<PledgeDoor, 'closedForSeconds'>;
  readonly now: Clock;
};

export async function openSecretRewards(
  deps: OpenSecretRewardsDeps,
  request: HttpRequest<CampaignPath, unknown, CodeBody>,
): Promise<HttpAnswer | Refusal> {
  const { caller, path, body } = request;
  const campaign = isCampaignId(path.id) ? await deps.campaign(path.id) : undefined;
  if (!campaign) return noSuchCampaign;
  const closed = checkOpen(campaign, deps.now());
  if (closed) return closed;
  await mayEnter(deps.door, { backerId: caller?.id ?? '', address: request.clientAddress });
  const opened = await usable(deps, campaign, body.code);
  const rewards = campaign.rewards.filter(({ id }) => opened.has(id)).filter(isSecret);
  if (rewards.length === 0) return refuse('reward_not_found', 'This opens no reward.');
  const { remaining } = (await deps.figures([campaign]))(campaign);
  return { body: { items: rewards.map((reward) => rewardView(reward, remaining)) } };
}

async function usable({ passes }: OpenSecretRewardsDeps, campaign: Campaign, code: string) {
  const opened = openedBy(campaign, code);
  for (const pass of opened.values())
    if (pass !== undefined && !(await passes.isUnused(campaign.id, pass))) return new Map();
  return opened;
}
