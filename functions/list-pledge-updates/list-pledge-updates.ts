/** What the backer of a pledge was told: what is public, and what was for an audience they are in. */
import type { FulfilmentStore } from '../../shared/store/fulfilment-store.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { PageQuery, PledgePath } from '../../shared/api/pledge-view.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { ReactionStore } from '../../shared/store/reaction-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { UpdateStore } from '../../shared/store/update-store.ts';
import { isFor } from '../../shared/domain/update.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { ownPledge } from '../../shared/api/own-pledge.ts';
import { updateView } from '../../shared/api/update-answer.ts';

export type ListPledgeUpdatesDeps = {
  readonly pledges: Pick<PledgeStore, 'get'>;
  readonly fulfilments: Pick<FulfilmentStore, 'get'>;
  readonly updates: Pick<UpdateStore, 'list'>;
  readonly reactions: Pick<ReactionStore, 'counts'>;
};

export async function listPledgeUpdates(
  deps: ListPledgeUpdatesDeps,
  { caller, path, query }: HttpRequest<PledgePath, PageQuery>,
): Promise<HttpAnswer | Refusal> {
  const pledge = await ownPledge(deps.pledges, path.id, caller);
  if (isRefusal(pledge)) return pledge;
  const country = (await deps.fulfilments.get(pledge.id))?.country;
  const range = { limit: query.limit, after: query.cursor };
  const page = await deps.updates.list(pledge.campaignId, range);
  const shown = page.updates.filter(
    (update) => update.visibility === 'public' || isFor(update, pledge, country),
  );
  const items = await Promise.all(
    shown.map(async (update) => updateView(update, await deps.reactions.counts(update.id))),
  );
  return { body: { items, ...(page.next && { nextCursor: page.next }) } };
}
