/** Takes an interest back, whatever has become of its campaign: nobody is written to any more. */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { Clock } from '../../shared/clock.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { InterestStore } from '../../shared/store/interest-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { isCampaignId } from '../../shared/api/campaign-body.ts';
import { isPublic } from '../../shared/domain/campaign.ts';
import { noSuchCampaign } from '../../shared/api/own-campaign.ts';

export type WithdrawInterestDeps = {
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly interests: Pick<InterestStore, 'withdraw'>;
  readonly now: Clock;
};

export async function withdrawInterest(
  deps: WithdrawInterestDeps,
  { caller, path }: HttpRequest<CampaignPath, unknown, unknown>,
): Promise<HttpAnswer | Refusal> {
  const campaign = isCampaignId(path.id) ? await deps.campaign(path.id) : undefined;
  if (!campaign || !isPublic(campaign)) return noSuchCampaign;
  const { id: backerId = '' } = caller ?? {};
  await deps.interests.withdraw({ campaignId: campaign.id, backerId, atMs: deps.now() });
  return { body: { campaignId: campaign.id, interested: false } };
}
