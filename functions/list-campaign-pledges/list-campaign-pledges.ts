/** The pledges of a campaign for its creator: the settlement, pledge by pledge. */
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { PageQuery } from '../../shared/api/pledge-view.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { ownCampaign } from '../../shared/api/own-campaign.ts';
import { settlementLine } from '../../shared/api/settlement-line.ts';
import { walkPledges } from '../../shared/store/pledge-walk.ts';

export type ListCampaignPledgesDeps = {
  readonly campaigns: CampaignStore;
  readonly pledges: PledgeStore;
};

export async function listCampaignPledges(
  deps: ListCampaignPledgesDeps,
  { caller, path, query }: HttpRequest<CampaignPath, PageQuery, unknown>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await ownCampaign(deps.campaigns, path.id, caller);
  if (isRefusal(campaign)) return campaign;
  const { pledges, nextCursor } = await walkPledges(deps.pledges, campaign.id, query);
  return { body: { items: pledges.map(settlementLine), ...(nextCursor && { nextCursor }) } };
}
