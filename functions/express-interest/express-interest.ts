/** Notes who wants to be told when a campaign opens: one conditional write, the same every time. */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { Clock } from '../../shared/clock.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { InterestStore } from '../../shared/store/interest-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { checkAwaited } from '../../shared/domain/interest.ts';
import { isCampaignId } from '../../shared/api/campaign-body.ts';
import { noSuchCampaign } from '../../shared/api/own-campaign.ts';

export type ExpressInterestDeps = {
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly interests: Pick<InterestStore, 'express'>;
  readonly now: Clock;
};

export async function expressInterest(
  deps: ExpressInterestDeps,
  { caller, path }: HttpRequest<CampaignPath, unknown, unknown>,
): Promise<HttpAnswer | Refusal> {
  const campaign = isCampaignId(path.id) ? await deps.campaign(path.id) : undefined;
  if (!campaign) return noSuchCampaign;
  const atMs = deps.now();
  const refusal = checkAwaited(campaign, atMs);
  if (refusal) return refusal;
  const { id: backerId = '', email: contactEmail } = caller ?? {};
  await deps.interests.express({ campaignId: campaign.id, backerId, contactEmail, atMs });
  return { body: { campaignId: campaign.id, interested: true } };
}
