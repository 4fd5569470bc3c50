/** Operations fill the pool of codes of a digital reward. A code that is known is not added again. */
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { CodesBody } from '../../shared/api/fulfilment-body.ts';
import type { CodeStore } from '../../shared/store/code-store.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { anyCampaign } from '../../shared/api/own-campaign.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';

export type AddCodesDeps = {
  readonly campaigns: Pick<CampaignStore, 'get'>;
  readonly codes: Pick<CodeStore, 'add'>;
};

export async function addCodes(
  { campaigns, codes }: AddCodesDeps,
  { path, body }: HttpRequest<CampaignPath, unknown, CodesBody>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await anyCampaign(campaigns, path.id);
  if (isRefusal(campaign)) return campaign;
  if (!campaign.rewards.some(({ id }) => id === body.rewardId))
    return refuse('reward_not_found', 'The campaign has no such reward.');
  const given = [...new Set(body.codes)];
  const added = await codes.add(campaign.id, body.rewardId, given);
  return { body: { added, known: given.length - added } };
}
