/** What a creator has told everybody, with what backers think of it. */
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { PageQuery } from '../../shared/api/pledge-view.ts';
import type { ReactionStore } from '../../shared/store/reaction-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { UpdateStore } from '../../shared/store/update-store.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { publicCampaign } from '../../shared/api/own-campaign.ts';
import { updateView } from '../../shared/api/update-answer.ts';

export type ListUpdatesDeps = {
  readonly campaigns: Pick<CampaignStore, 'get'>;
  readonly updates: Pick<UpdateStore, 'list'>;
  readonly reactions: Pick<ReactionStore, 'counts'>;
};

const cacheSeconds = 10;

export async function listUpdates(
  { campaigns, updates, reactions }: ListUpdatesDeps,
  { path, query }: HttpRequest<CampaignPath, PageQuery>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await publicCampaign(campaigns, path.id);
  if (isRefusal(campaign)) return campaign;
  const page = await updates.list(campaign.id, { limit: query.limit, after: query.cursor });
  const shown = page.updates.filter(({ visibility }) => visibility === 'public');
  const items = await Promise.all(
    shown.map(async (update) => updateView(update, await reactions.counts(update.id))),
  );
  return { body: { items, ...(page.next && { nextCursor: page.next }) }, cacheSeconds };
}
