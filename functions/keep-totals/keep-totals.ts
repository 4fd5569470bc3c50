/**
 * Keeps the books, campaign by campaign: by how much the pledges of a batch moved the totals, and
 * which entries that makes in the journal. A record counts once, however often it comes.
 */
import type { Addition, Seen } from '../../shared/store/journal-append.ts';
import type { JournalEntry } from '../../shared/domain/ledger.ts';
import type { PledgeCounts } from '../../shared/domain/pledge-counts.ts';
import type { StreamRecord } from '../../shared/entry/stream.ts';
import type { Totals } from '../../shared/domain/totals.ts';
import type { TotalsStore } from '../../shared/store/totals-store.ts';
import { addTotals, isNoChange, noTotals, totalsChange } from '../../shared/domain/totals.ts';
import { addPledgeCounts, countsChange } from '../../shared/domain/pledge-counts.ts';
import { entriesOf } from '../../shared/domain/ledger.ts';
import { isPledgeItem, pledgeFromItem } from '../../shared/store/pledge-item.ts';
import { pledgeShardOf } from '../../shared/domain/ids.ts';
import { sortableSequence } from '../../shared/store/totals-store.ts';

export type KeepTotalsDeps = { readonly totals: Pick<TotalsStore, 'add'> };

type Movement = {
  readonly campaignId: string;
  readonly shard: string;
  readonly sequence: string;
  readonly change: Totals;
  readonly entries: readonly JournalEntry[];
  readonly counts: PledgeCounts;
};

/** Together their entries stay far below the 400 KB that an item may have. */
const movementsAtOnceMax = 1000;

export async function keepTotals(
  { totals }: KeepTotalsDeps,
  records: readonly StreamRecord[],
): Promise<undefined> {
  const movements = Map.groupBy(records.flatMap(movementOf), ({ campaignId }) => campaignId);
  for (const [campaignId, moved] of movements)
    for (let from = 0; from < moved.length; from += movementsAtOnceMax)
      await addOnce(totals, campaignId, moved.slice(from, from + movementsAtOnceMax));
  return undefined;
}

function movementOf({ sequenceNumber, before, after }: StreamRecord): Movement[] {
  if (!isPledgeItem(after)) return [];
  const pledge = pledgeFromItem(after);
  const earlier = before && pledgeFromItem(before);
  const change = totalsChange(earlier, pledge);
  const entries = entriesOf(earlier, pledge);
  const counts = countsChange(earlier, pledge);
  if (isNoChange(change) && entries.length === 0 && Object.keys(counts).length === 0) return [];
  return [
    {
      campaignId: pledge.campaignId,
      shard: pledgeShardOf(pledge.id),
      sequence: sortableSequence(sequenceNumber),
      change,
      entries,
      counts,
    },
  ];
}

/** When part of the batch is in the sums already, the rest is added alone. */
async function addOnce(
  totals: KeepTotalsDeps['totals'],
  campaignId: string,
  movements: readonly Movement[],
): Promise<void> {
  if (movements.length === 0) return;
  const seen = await totals.add(additionOf(campaignId, movements));
  if (!seen) return;
  const unseen = movements.filter((movement) => isUnseen(seen, movement));
  if (unseen.length === movements.length)
    throw new Error(`The totals of ${campaignId} were refused for no reason.`);
  await addOnce(totals, campaignId, unseen);
}

const isUnseen = (seen: Seen, { shard, sequence }: Movement): boolean =>
  sequence > (seen.get(shard) ?? '');

function additionOf(campaignId: string, movements: readonly Movement[]): Addition {
  const spans = new Map<string, { from: string; until: string }>();
  let change = noTotals;
  let counts: PledgeCounts = {};
  for (const { shard, sequence, change: moved, counts: counted } of movements) {
    spans.set(shard, { from: spans.get(shard)?.from ?? sequence, until: sequence });
    change = addTotals(change, moved);
    counts = addPledgeCounts(counts, counted);
  }
  const entries = movements.flatMap((movement) => movement.entries);
  return { campaignId, change, counts, spans, entries };
}
