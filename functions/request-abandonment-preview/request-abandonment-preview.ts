/**
 * Before a campaign is abandoned somebody has to see what that means: the count is asked for here,
 * and nothing else happens.
 */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignMessage } from '../../shared/queues/messages.ts';
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { CountedPreview, PreviewStore } from '../../shared/store/preview-store.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { TotalsStore } from '../../shared/store/totals-store.ts';
import { abandonable, abandonmentView } from '../../shared/api/abandonment-answer.ts';
import { campaignTarget } from '../../shared/domain/campaign.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { noTotals } from '../../shared/domain/totals.ts';

export type RequestAbandonmentPreviewDeps = {
  readonly campaigns: Pick<CampaignStore, 'get'>;
  readonly previews: Pick<PreviewStore, 'get' | 'put'>;
  readonly totals: Pick<TotalsStore, 'read'>;
  readonly counts: Queue<CampaignMessage>;
  readonly now: Clock;
};

export async function requestAbandonmentPreview(
  deps: RequestAbandonmentPreviewDeps,
  { caller, path }: HttpRequest<CampaignPath>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await abandonable(deps.campaigns, path.id, caller);
  if (isRefusal(campaign)) return campaign;
  return campaignTarget(campaign.state, 'CampaignAbandoned') === undefined
    ? refuse('campaign_state', `A ${campaign.state} campaign has nothing to give back.`)
    : count(deps, campaign);
}

/** For so long a count that was asked for is waited for, before it is asked for anew. */
const waitedForMs = 5 * 60 * 1000;

const isUnderWay = ({ requestedAtMs, countedAtMs = -1 }: CountedPreview, nowMs: number): boolean =>
  countedAtMs < requestedAtMs && nowMs < requestedAtMs + waitedForMs;

/** The figures of the count before stay good until the next ones are there. */
async function count(deps: RequestAbandonmentPreviewDeps, campaign: Campaign): Promise<HttpAnswer> {
  const { id: campaignId } = campaign;
  const before = await deps.previews.get(campaignId);
  const isAsked = before !== undefined && isUnderWay(before, deps.now());
  const preview = isAsked ? before : { ...before, requestedAtMs: deps.now() };
  if (!isAsked) {
    await deps.previews.put(campaignId, preview);
    await deps.counts.send({ campaignId }, { campaignId });
  }
  const totals = (await deps.totals.read([campaignId])).get(campaignId) ?? noTotals;
  return { status: 202, body: abandonmentView(campaign, preview, totals) };
}
