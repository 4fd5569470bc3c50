/**
 * The settlement report as it was signed, for whoever wants to prove it: `npm run verify-report`.
 * It carries no backer, only sums.
 */
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { ReportStore } from '../../shared/store/report-store.ts';
import { isAtRest } from '../../shared/domain/campaign.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { publicCampaign } from '../../shared/api/own-campaign.ts';

export type ReadSettlementReportDeps = {
  readonly campaigns: Pick<CampaignStore, 'get'>;
  readonly reports: ReportStore;
};

const cacheSeconds = 60;

export async function readSettlementReport(
  { campaigns, reports }: ReadSettlementReportDeps,
  { path }: HttpRequest<CampaignPath>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await publicCampaign(campaigns, path.id);
  if (isRefusal(campaign)) return campaign;
  const signed = isAtRest(campaign) ? await reports.read(campaign.id) : undefined;
  return signed
    ? { body: signed, cacheSeconds }
    : refuse('not_found', 'The campaign is not settled: there is no report yet.');
}
