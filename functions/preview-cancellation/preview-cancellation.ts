/** What cancelling a campaign would do now, from its running totals. Changes nothing. */
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { TotalsStore } from '../../shared/store/totals-store.ts';
import { anyCampaign } from '../../shared/api/own-campaign.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { noTotals } from '../../shared/domain/totals.ts';
import { secondsFor } from '../../shared/api/settling-view.ts';
import { whyNotCancelled } from '../../shared/api/cancellable.ts';

export type PreviewCancellationDeps = {
  readonly campaigns: Pick<CampaignStore, 'get'>;
  readonly totals: Pick<TotalsStore, 'read'>;
  readonly stripePerSecond: number;
  readonly now: Clock;
};

export async function previewCancellation(
  { campaigns, totals, stripePerSecond, now }: PreviewCancellationDeps,
  { path }: HttpRequest<CampaignPath>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await anyCampaign(campaigns, path.id);
  if (isRefusal(campaign)) return campaign;
  const sums = (await totals.read([campaign.id])).get(campaign.id) ?? noTotals;
  const fault = whyNotCancelled(campaign, now());
  return {
    body: {
      campaignId: campaign.id,
      isPossible: fault === undefined,
      ...(fault && { problem: { code: fault.refused, detail: fault.detail } }),
      pledges: sums.pledges,
      pledgedMinor: sums.pledgedMinor,
      refundMinor: sums.collectedMinor - sums.refundedMinor,
      currency: campaign.currency,
      secondsLeft: secondsFor(sums.open, stripePerSecond),
      confirm: campaign.title,
      version: campaign.version,
    },
  };
}
