/** The pledges of a campaign for its creator: the settlement, pledge by pledge. */
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { PageQuery } from '../../shared/api/pledge-view.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { InvalidCursorError } from '../../shared/errors.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { isoTime } from '../../shared/api/campaign-view.ts';
import { orderView } from '../../shared/api/order-view.ts';
import { ownCampaign } from '../../shared/api/own-campaign.ts';
import { pledgeShards } from '../../shared/store/keys.ts';

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
  let place: Place | undefined = placeOf(query.cursor);
  const found: Pledge[] = [];
  while (place && found.length < query.limit) {
    const page = await deps.pledges.listShard(campaign.id, place.shard, {
      limit: query.limit - found.length,
      after: place.after,
    });
    found.push(...page.pledges);
    place = page.next ? { shard: place.shard, after: page.next } : nextShard(place.shard);
  }
  const nextCursor = place && `${place.shard}.${place.after ?? ''}`;
  return { body: { items: found.map(settlementLine), ...(nextCursor && { nextCursor }) } };
}

type Place = { readonly shard: string; readonly after?: string | undefined };

/** A cursor is the shard, a dot, and the place within the shard. */
function placeOf(cursor: string | undefined): Place {
  if (cursor === undefined) return { shard: pledgeShards[0] ?? '' };
  const shard = cursor.charAt(0);
  if (!pledgeShards.includes(shard) || cursor.charAt(1) !== '.')
    throw new InvalidCursorError('The cursor does not belong to this list.');
  const after = cursor.slice(2);
  return { shard, after: after === '' ? undefined : after };
}

function nextShard(shard: string): Place | undefined {
  const next = pledgeShards[pledgeShards.indexOf(shard) + 1];
  return next === undefined ? undefined : { shard: next };
}

const settlementLine = (pledge: Pledge) => ({
  id: pledge.id,
  state: pledge.state,
  ...orderView(pledge),
  currency: pledge.currency,
  createdAt: isoTime(pledge.createdAtMs),
  ...('failure' in pledge && { failure: pledge.failure }),
  ...('refundedMinor' in pledge && { refundedMinor: pledge.refundedMinor ?? 0 }),
});
