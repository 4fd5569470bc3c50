/** Walks over all pledges of a campaign: its shards side by side, or one of them. */
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
  await Promise.all(
    pledgeShards.map((shard) =>
      everyPledgeOfShard(pledges, { campaignId, shard, ...options }, visit),
    ),
  );
}

type OneShard = {
  readonly campaignId: string;
  readonly shard: string;
  readonly consistent: boolean;
};

/** Calls `visit` with each page of one shard, in order. */
export async function everyPledgeOfShard(
  pledges: Pick<PledgeStore, 'listShard'>,
  { campaignId, shard, consistent }: OneShard,
  visit: (page: readonly Pledge[]) => Promise<void> | void,
): Promise<void> {
  let after: string | undefined;
  do {
    const page = await pledges.listShard(campaignId, shard, { consistent, after });
    if (page.pledges.length > 0) await visit(page.pledges);
    after = page.next;
  } while (after !== undefined);
}
