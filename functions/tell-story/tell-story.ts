/**
 * A pledge from its first moment to now: what its item tells, and its lines in the ledger.
 */
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { EntriesReader } from '../../shared/store/entries-around.ts';
import type { PledgePath } from '../../shared/api/pledge-view.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { anyPledge, noSuchPledge } from '../../shared/api/own-pledge.ts';
import { entriesOfPledge } from '../../shared/store/entries-around.ts';
import { pledgeStory, storyItemView } from '../../shared/api/pledge-story.ts';

export type TellStoryDeps = {
  readonly pledges: Pick<PledgeStore, 'get'>;
  readonly ledger: EntriesReader;
  /** Empty: no links. */
  readonly dashboard: string;
};

export async function tellStory(
  { pledges, ledger, dashboard }: TellStoryDeps,
  { path }: HttpRequest<PledgePath>,
): Promise<HttpAnswer | Refusal> {
  const pledge = await anyPledge(pledges, path.id);
  if (!pledge) return noSuchPledge;
  const { entries, isComplete } = await entriesOfPledge(ledger, pledge);
  return {
    body: {
      pledgeId: pledge.id,
      campaignId: pledge.campaignId,
      state: pledge.state,
      isComplete,
      items: pledgeStory(pledge, entries, dashboard).map(storyItemView),
    },
  };
}
