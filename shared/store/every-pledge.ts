/** Walks over all pledges of a campaign, shard by shard, side by side. */
import type { Pledge } from '../domain/pledge.ts';
import type { PledgeStore } from './pledge-store.ts';
import { pledgeShards } from './keys.ts';

/** Calls `visit` with each page; shards run at once, pages of one shard in order. */
export async function everyPledge(
  pledges: Pick<PledgeStore, 'listShard'>,
  campaignId: string,
  options: { readonly consistent: boolean },
  visit: (page: readonly Pledge[]) => Promise<void> | void,
): Promise<void> {
  const walk = async (shard: string): Promise<void> => {
    let after: string | undefined;
    do {
      const page = await pledges.listShard(campaignId, shard, { ...options, after });
      if (page.pledges.length > 0) await visit(page.pledges);
      after = page.next;
    } while (after !== undefined);
  };
  await Promise.all(pledgeShards.map(walk));
}
