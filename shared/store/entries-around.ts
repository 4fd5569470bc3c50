/**
 * The entries of one pledge in a journal of any length. A short one is read whole; of a long one, what
 * was booked about when something happened to the pledge, found by halving: entries follow the table's
 * stream, so that they stand in the order of time but for what its shards are apart.
 */
import type { LedgerStore } from './ledger-store.ts';
import type { NumberedEntry } from './journal-chunk.ts';
import type { Pledge } from '../domain/pledge.ts';

export type EntriesReader = Pick<LedgerStore, 'page' | 'figures'>;

export type FoundEntries = {
  readonly entries: readonly NumberedEntry[];
  readonly isComplete: boolean;
};

const wholeMax = 2000;
const aroundMax = 500;
/** The newest, where more happened to a pledge at different times. */
const momentsMax = 8;
const sameMomentMs = 1000;

export async function entriesOfPledge(
  ledger: EntriesReader,
  { id, campaignId, history }: Pledge,
): Promise<FoundEntries> {
  const ofPledge = (entries: readonly NumberedEntry[]) =>
    entries.filter(({ pledgeId }) => pledgeId === id);
  const first = await ledger.page(campaignId, 0, wholeMax);
  if (first.length < wholeMax) return { entries: ofPledge(first), isComplete: true };
  const { entries: length } = await ledger.figures(campaignId);
  const found = new Map<number, NumberedEntry>();
  for (const atMs of momentsIn(history)) {
    const place = await placeOf(ledger, { campaignId, length, atMs });
    const from = Math.max(0, place - aroundMax);
    for (const entry of ofPledge(await ledger.page(campaignId, from, 2 * aroundMax)))
      found.set(entry.number, entry);
  }
  const entries = [...found.values()].toSorted((one, other) => one.number - other.number);
  return { entries, isComplete: false };
}

function momentsIn(history: Pledge['history']): number[] {
  const moments: number[] = [];
  for (const { atMs } of history)
    if (atMs - (moments.at(-1) ?? -Infinity) > sameMomentMs) moments.push(atMs);
  return moments.slice(-momentsMax);
}

type Sought = { readonly campaignId: string; readonly length: number; readonly atMs: number };

/** How many entries were booked before. */
async function placeOf(
  ledger: EntriesReader,
  { campaignId, length, atMs }: Sought,
): Promise<number> {
  let [before, behind] = [0, length];
  while (before < behind) {
    const middle = Math.floor((before + behind) / 2);
    const [entry] = await ledger.page(campaignId, middle, 1);
    if (entry && entry.atMs < atMs) before = middle + 1;
    else behind = middle;
  }
  return before;
}
