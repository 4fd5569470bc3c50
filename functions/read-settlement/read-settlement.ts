/** The public summary of how a campaign's money was settled, or how far that is. */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { ReportStore } from '../../shared/store/report-store.ts';
import type { Totals } from '../../shared/domain/totals.ts';
import type { TotalsStore } from '../../shared/store/totals-store.ts';
import { isAtRest } from '../../shared/domain/campaign.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { isoTime } from '../../shared/api/campaign-view.ts';
import { noTotals } from '../../shared/domain/totals.ts';
import { publicCampaign } from '../../shared/api/own-campaign.ts';

export type ReadSettlementDeps = {
  readonly campaigns: CampaignStore;
  readonly totals: TotalsStore;
  readonly reports: ReportStore;
};

const settledCacheSeconds = 60;

export async function readSettlement(
  deps: ReadSettlementDeps,
  { path }: HttpRequest<CampaignPath, unknown, unknown>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await publicCampaign(deps.campaigns, path.id);
  if (isRefusal(campaign)) return campaign;
  const signed = isAtRest(campaign) ? await deps.reports.read(campaign.id) : undefined;
  if (!signed) return { body: await progress(deps, campaign) };
  const { settledAtMs, pledges, ledger: _ledger, ...figures } = signed.report;
  const body = {
    state: 'settled',
    ...figures,
    pledges: wireCounts(pledges),
    openPledges: 0,
    settledAt: isoTime(settledAtMs),
    sha256: signed.sha256,
    signedReport: `/v1/campaigns/${campaign.id}/settlement/report`,
  };
  return { body, cacheSeconds: settledCacheSeconds };
}

const wireCounts = ({ past_due: pastDue, ...counts }: Readonly<Record<string, number>>) => ({
  ...counts,
  pastDue,
});

/** What of the money is still to go back, and what Stripe could not give back; what was delivered stays. */
const givingBack = ({ refundFailedMinor, ...totals }: Totals) => ({
  abandoned: true,
  toRefundMinor:
    totals.collectedMinor - totals.refundedMinor - refundFailedMinor - totals.keptMinor,
  refundFailedMinor,
});

const isAhead: ReadonlySet<string> = new Set(['draft', 'upcoming', 'live']);

async function progress(deps: ReadSettlementDeps, campaign: Campaign): Promise<object> {
  const totals = (await deps.totals.read([campaign.id])).get(campaign.id) ?? noTotals;
  const tally = 'tally' in campaign ? campaign.tally : undefined;
  return {
    campaignId: campaign.id,
    state: isAhead.has(campaign.state) ? 'open' : 'settling',
    ...toldOutcome(campaign),
    currency: campaign.currency,
    pledgedMinor: tally?.pledgedMinor ?? totals.pledgedMinor,
    collectedMinor: totals.collectedMinor,
    refundedMinor: totals.refundedMinor,
    ...(campaign.state === 'abandoned' && givingBack(totals)),
    openPledges: totals.open,
  };
}

function toldOutcome(campaign: Campaign): { readonly outcome?: string } {
  if (campaign.state === 'cancelled') return { outcome: 'cancelled' };
  return 'outcome' in campaign ? { outcome: campaign.outcome } : {};
}
