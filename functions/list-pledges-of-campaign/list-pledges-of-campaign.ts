/** The pledges of any campaign for operations, of one state or all. */
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { LinesQuery } from './contract.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { anyCampaign } from '../../shared/api/own-campaign.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { settlementLine } from '../../shared/api/settlement-line.ts';
import { walkPledges } from '../../shared/store/pledge-walk.ts';

export type ListPledgesOfCampaignDeps = {
  readonly campaigns: CampaignStore;
  readonly pledges: PledgeStore;
};

export async function listPledgesOfCampaign(
  deps: ListPledgesOfCampaignDeps,
  { path, query }: HttpRequest<CampaignPath, LinesQuery, unknown>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await anyCampaign(deps.campaigns, path.id);
  if (isRefusal(campaign)) return campaign;
  const { pledges, nextCursor } = await walkPledges(deps.pledges, campaign.id, query);
  return { body: { items: pledges.map(settlementLine), ...(nextCursor && { nextCursor }) } };
}
