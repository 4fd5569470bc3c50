/**
 * A campaign for operations, whatever its size: its pledges by state, its curve and its failed
 * payments come from what is counted as they happen, never from reading pledges.
 */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Counts } from '../../shared/domain/feed.ts';
import type { CurvePoint, FeedStore } from '../../shared/store/feed-store.ts';
import type { FiguresReader } from '../../shared/api/campaign-figures.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { TotalsStore } from '../../shared/store/totals-store.ts';
import { addCounts } from '../../shared/domain/feed.ts';
import { anyCampaign } from '../../shared/api/own-campaign.ts';
import { campaignView, isoTime } from '../../shared/api/campaign-view.ts';
import { dunningIn, statesIn } from '../../shared/domain/pledge-counts.ts';
import { hourMs } from '../../shared/domain/duration.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { isSettling, keepsMoney, mayBeAbandoned } from '../../shared/domain/campaign.ts';
import { noTotals } from '../../shared/domain/totals.ts';
import { settlingView } from '../../shared/api/settling-view.ts';
import { whyNotCancelled } from '../../shared/api/cancellable.ts';

export type InspectCampaignDeps = {
  readonly campaigns: Pick<CampaignStore, 'get'>;
  readonly figures: FiguresReader;
  readonly totals: Pick<TotalsStore, 'read' | 'counts'>;
  readonly feed: Pick<FeedStore, 'curve'>;
  readonly stripePerSecond: number;
  readonly now: Clock;
};

const pointsMax = 200;

export async function inspectCampaign(
  deps: InspectCampaignDeps,
  { path }: HttpRequest<CampaignPath>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await anyCampaign(deps.campaigns, path.id);
  if (isRefusal(campaign)) return campaign;
  const nowMs = deps.now();
  const [figuresOf, sums, counts, hours] = await Promise.all([
    deps.figures([campaign]),
    deps.totals.read([campaign.id]),
    deps.totals.counts(campaign.id),
    deps.feed.curve(campaign.id),
  ]);
  const totals = sums.get(campaign.id) ?? noTotals;
  return {
    body: {
      campaign: campaignView(campaign, figuresOf(campaign), nowMs),
      creatorId: campaign.creatorId,
      version: campaign.version,
      pledgesByState: statesIn(counts),
      dunning: dunningIn(counts),
      ...(isSettling(campaign) && {
        settlement: settlingView(campaign, totals, deps.stripePerSecond),
      }),
      curve: curveOf(campaign, hours, { ...totals, atMs: nowMs, counts: {} }).map(pointView),
      eventCounts: hours.reduce<Counts>((sum, hour) => addCounts(sum, hour.counts), {}),
      may: mayOf(campaign, nowMs),
    },
  };
}

/** From nothing at the opening; an hour's figures are those of its end, which is over. */
function curveOf(
  campaign: Campaign,
  hours: readonly CurvePoint[],
  asOfNow: CurvePoint,
): readonly CurvePoint[] {
  const { opensAtMs = Infinity } = campaign;
  const nothing: CurvePoint = { ...noTotals, atMs: opensAtMs, counts: {} };
  const ends = hours
    .map((hour) => ({ ...hour, atMs: hour.atMs + hourMs }))
    .filter(({ atMs }) => atMs < asOfNow.atMs);
  const opened = opensAtMs < asOfNow.atMs ? [nothing] : [];
  return [...opened, ...thinned(ends, pointsMax - 2), asOfNow];
}

/** The last of each of so many stretches of the same length. */
function thinned(points: readonly CurvePoint[], most: number): readonly CurvePoint[] {
  if (points.length <= most) return points;
  const stretch = points.length / most;
  return Array.from(
    { length: most },
    (_, index) => points[Math.ceil((index + 1) * stretch) - 1],
  ).filter((point) => point !== undefined);
}

const pointView = (point: CurvePoint) => ({
  at: isoTime(point.atMs),
  pledgedMinor: point.pledgedMinor,
  pledges: point.pledges,
  collectedMinor: point.collectedMinor,
  refundedMinor: point.refundedMinor,
});

function mayOf(campaign: Campaign, nowMs: number) {
  return {
    cancel: whyNotCancelled(campaign, nowMs) === undefined,
    extend: campaign.state === 'live' && nowMs < campaign.deadlineMs,
    abandon:
      mayBeAbandoned(campaign) && 'outcome' in campaign && keepsMoney(campaign, campaign.outcome),
  };
}
