/** For who may abandon a campaign: what that would mean, and once it was done, how far it is. */
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { PreviewStore } from '../../shared/store/preview-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { TotalsStore } from '../../shared/store/totals-store.ts';
import { abandonable, abandonmentView } from '../../shared/api/abandonment-answer.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { noTotals } from '../../shared/domain/totals.ts';

export type ReadAbandonmentDeps = {
  readonly campaigns: Pick<CampaignStore, 'get'>;
  readonly previews: Pick<PreviewStore, 'get'>;
  readonly totals: Pick<TotalsStore, 'read'>;
};

export async function readAbandonment(
  { campaigns, previews, totals }: ReadAbandonmentDeps,
  { caller, path }: HttpRequest<CampaignPath>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await abandonable(campaigns, path.id, caller);
  if (isRefusal(campaign)) return campaign;
  const figures = (await totals.read([campaign.id])).get(campaign.id) ?? noTotals;
  return { body: abandonmentView(campaign, await previews.get(campaign.id), figures) };
}
