/** What a campaign's backers were promised, for everybody: nothing of it is ever taken away. */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { PromiseStore } from '../../shared/store/promise-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { isCampaignId } from '../../shared/api/campaign-body.ts';
import { isPublished } from '../../shared/domain/campaign.ts';
import { noSuchCampaign } from '../../shared/api/own-campaign.ts';
import { promiseView } from '../../shared/api/promise-answer.ts';

export type ReadPromiseDeps = {
  readonly campaigns: { get(campaignId: string): Promise<Campaign | undefined> };
  readonly promises: Pick<PromiseStore, 'versions'>;
};

const cacheSeconds = 30;

export async function readPromise(
  { campaigns, promises }: ReadPromiseDeps,
  { path }: HttpRequest<CampaignPath>,
): Promise<HttpAnswer | Refusal> {
  const campaign = isCampaignId(path.id) ? await campaigns.get(path.id) : undefined;
  if (!campaign || !isPublished(campaign)) return noSuchCampaign;
  return { body: promiseView(campaign, await promises.versions(campaign)), cacheSeconds };
}
