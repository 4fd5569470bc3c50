/**
 * A pledge from its first moment to now: what its item tells, and its lines in the ledger as far as
 * one look into the journal goes.
 */
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { LedgerStore } from '../../shared/store/ledger-store.ts';
import type { PledgePath } from '../../shared/api/pledge-view.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { anyPledge, noSuchPledge } from '../../shared/api/own-pledge.ts';
import { pledgeStory, storyItemView } from '../../shared/api/pledge-story.ts';

export type TellStoryDeps = {
  readonly pledges: Pick<PledgeStore, 'get'>;
  readonly ledger: Pick<LedgerStore, 'page'>;
  /** Empty: no links. */
  readonly dashboard: string;
};

/** Entries of the campaign that are looked through for those of the pledge. */
const lookedMax = 2000;

export async function tellStory(
  { pledges, ledger, dashboard }: TellStoryDeps,
  { path }: HttpRequest<PledgePath>,
): Promise<HttpAnswer | Refusal> {
  const pledge = await anyPledge(pledges, path.id);
  if (!pledge) return noSuchPledge;
  const looked = await ledger.page(pledge.campaignId, 0, lookedMax);
  const own = looked.filter(({ pledgeId }) => pledgeId === pledge.id);
  return {
    body: {
      pledgeId: pledge.id,
      campaignId: pledge.campaignId,
      state: pledge.state,
      isComplete: looked.length < lookedMax,
      items: pledgeStory(pledge, own, dashboard).map(storyItemView),
    },
  };
}
