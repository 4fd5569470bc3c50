/**
 * The deliveries of a campaign for operations: how many are where, how they went down day by day, and
 * those that are open, promised earliest first, so that late ones come first. Counts come from what
 * was counted with each step; nothing is scanned.
 */
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Fulfilment } from '../../shared/domain/fulfilment.ts';
import type { FulfilmentCounts } from '../../shared/store/fulfilment-counts.ts';
import type { FulfilmentStore } from '../../shared/store/fulfilment-store.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { PageQuery } from '../../shared/api/pledge-view.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { InvalidCursorError } from '../../shared/errors.ts';
import { anyCampaign } from '../../shared/api/own-campaign.ts';
import { fulfilmentView } from '../../shared/api/fulfilment-view.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { openIn } from '../../shared/store/fulfilment-counts.ts';

export type ListCampaignDeliveriesDeps = {
  readonly campaigns: Pick<CampaignStore, 'get'>;
  readonly fulfilments: Pick<FulfilmentStore, 'counts' | 'listOpen'>;
  readonly now: Clock;
};

const cursorPattern = /^[0-9a-z]{9}#[0-9a-f][a-z2-7]{16}$/;

export async function listCampaignDeliveries(
  deps: ListCampaignDeliveriesDeps,
  { path, query }: HttpRequest<CampaignPath, PageQuery, unknown>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await anyCampaign(deps.campaigns, path.id);
  if (isRefusal(campaign)) return campaign;
  const { limit, cursor: after } = query;
  if (after !== undefined && !cursorPattern.test(after))
    throw new InvalidCursorError('The cursor does not belong to this list.');
  const [counts, page] = await Promise.all([
    deps.fulfilments.counts(campaign.id),
    deps.fulfilments.listOpen(campaign.id, { limit, after }),
  ]);
  return {
    body: {
      ...{ campaignId: campaign.id, ...counts.byState, late: lateIn(counts, deps.now()) },
      burnDown: burnDownOf(counts),
      items: page.fulfilments.map((one) => openView(one, deps.now())),
      ...(page.next !== undefined && { nextCursor: page.next }),
    },
  };
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Promised for a day that is over. */
const lateIn = ({ openByDay }: FulfilmentCounts, nowMs: number): number =>
  [...openByDay].reduce((sum, [day, open]) => (day < dayOf(nowMs) ? sum + open : sum), 0);

/** From the last day back: what is open now was open then, with what has ended since. */
function burnDownOf(counts: FulfilmentCounts) {
  let open = openIn(counts);
  const days = [...counts.endedByDay].toReversed().map(([day, ended]) => {
    const then = { day, ended, open };
    open += ended;
    return then;
  });
  return days.toReversed();
}

const openView = (fulfilment: Fulfilment, nowMs: number) => ({
  ...fulfilmentView(fulfilment),
  isLate: dayOf(fulfilment.expectedAtMs) < dayOf(nowMs),
  hasAddress: fulfilment.dataAtMs !== undefined,
});
