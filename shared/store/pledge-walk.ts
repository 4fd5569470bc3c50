/**
 * All pledges of a campaign, page by page over its shards. Invariant: every pledge comes once, and no
 * page costs more than so many looks.
 */
import type { Pledge } from '../domain/pledge.ts';
import type { PledgeStore } from './pledge-store.ts';
import { InvalidCursorError } from '../errors.ts';
import { pledgeShards } from './keys.ts';

type Wanted = {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly state?: Pledge['state'] | undefined;
};

type Walked = { readonly pledges: readonly Pledge[]; readonly nextCursor?: string };

/** More than there are shards: where a state is asked for, a page may be short, or empty. */
const looksMax = 40;

export async function walkPledges(
  store: Pick<PledgeStore, 'listShard'>,
  campaignId: string,
  { limit, cursor, state }: Wanted,
): Promise<Walked> {
  let place: Place | undefined = placeOf(cursor);
  const found: Pledge[] = [];
  for (let looks = 0; place && found.length < limit && looks < looksMax; looks += 1) {
    const page = await store.listShard(campaignId, place.shard, {
      limit: limit - found.length,
      after: place.after,
    });
    found.push(...page.pledges.filter((pledge) => state === undefined || pledge.state === state));
    place = page.next ? { shard: place.shard, after: page.next } : nextShard(place.shard);
  }
  const nextCursor = place && `${place.shard}.${place.after ?? ''}`;
  return { pledges: found, ...(nextCursor && { nextCursor }) };
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
