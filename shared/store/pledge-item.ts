/**
 * A pledge as an item: campaign, id and backer live in the keys, the history in short strings, so
 * that the item stays below 1 KB and each write costs one write unit. The last entry of the history
 * is the event that the write causes: the item is its own outbox.
 */
import type { Pledge, PledgeEventType } from '../domain/pledge.ts';
import type { Item } from './table.ts';
import { backerIndexKey, backerOfIndexKey, dueKey, pledgeIdOf, pledgeKey } from './keys.ts';
import { campaignIdOf } from '../domain/ids.ts';

type HistoryEntry = Pledge['history'][number];

const timeRadix = 36;
const commonPrefix = 'Pledge';

export const encodeEntry = ({ type, atMs }: HistoryEntry): string =>
  `${atMs.toString(timeRadix)}:${type.slice(commonPrefix.length)}`;

function decodeEntry(entry: string): HistoryEntry {
  const [at = '', type = ''] = entry.split(':');
  return {
    type: `${commonPrefix}${type}` as PledgeEventType,
    atMs: Number.parseInt(at, timeRadix),
  };
}

export function pledgeToItem(pledge: Pledge): Item {
  const { id, campaignId: _campaign, backerId, history, holds, dueAtMs, ...rest } = pledge;
  return {
    ...pledgeKey(id),
    gsi1pk: backerIndexKey(backerId),
    gsi1sk: pledge.createdAtMs.toString(timeRadix),
    ...(dueAtMs !== undefined && dueKey(id, dueAtMs)),
    ...rest,
    ...(holds.length > 0 && { holds }),
    history: history.map(encodeEntry),
  };
}

export const isPledgeItem = (item: Item): boolean =>
  typeof item['pk'] === 'string' && item['pk'].startsWith('P#');

/** Trusts the table, which only this store writes. */
export function pledgeFromItem(item: Item): Pledge {
  const { pk, sk, gsi1pk, gsi1sk: _created, gsi2pk: _, gsi2sk, history, holds, ...rest } = item;
  const id = pledgeIdOf({ pk: String(pk), sk: String(sk) });
  const pledge: unknown = {
    ...rest,
    id,
    campaignId: campaignIdOf(id),
    backerId: backerOfIndexKey(String(gsi1pk)),
    ...(gsi2sk !== undefined && { dueAtMs: Number.parseInt(String(gsi2sk), timeRadix) }),
    holds: holds ?? [],
    history: (history as string[]).map(decodeEntry),
  };
  return pledge as Pledge;
}
