/** Adds up, campaign by campaign, by how much the pledges of a batch moved the totals. */
import type { Seen, TotalsAddition, TotalsStore } from '../../shared/store/totals-store.ts';
import type { StreamRecord } from '../../shared/entry/stream.ts';
import type { Totals } from '../../shared/domain/totals.ts';
import { addTotals, isNoChange, noTotals, totalsChange } from '../../shared/domain/totals.ts';
import { isPledgeItem, pledgeFromItem } from '../../shared/store/pledge-item.ts';
import { pledgeShardOf } from '../../shared/domain/ids.ts';
import { sortableSequence } from '../../shared/store/totals-store.ts';

export type KeepTotalsDeps = { readonly totals: TotalsStore };

type Movement = {
  readonly campaignId: string;
  readonly shard: string;
  readonly sequence: string;
  readonly change: Totals;
};

export async function keepTotals(
  { totals }: KeepTotalsDeps,
  records: readonly StreamRecord[],
): Promise<undefined> {
  const movements = Map.groupBy(records.flatMap(movementOf), ({ campaignId }) => campaignId);
  for (const [campaignId, moved] of movements) await addOnce(totals, campaignId, moved);
  return undefined;
}

function movementOf({ sequenceNumber, before, after }: StreamRecord): Movement[] {
  if (!isPledgeItem(after)) return [];
  const pledge = pledgeFromItem(after);
  const change = totalsChange(before && pledgeFromItem(before), pledge);
  if (isNoChange(change)) return [];
  return [
    {
      campaignId: pledge.campaignId,
      shard: pledgeShardOf(pledge.id),
      sequence: sortableSequence(sequenceNumber),
      change,
    },
  ];
}

/** When part of the batch is in the sums already, the rest is added alone. */
async function addOnce(
  totals: TotalsStore,
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

function additionOf(campaignId: string, movements: readonly Movement[]): TotalsAddition {
  const spans = new Map<string, { from: string; until: string }>();
  let change = noTotals;
  for (const { shard, sequence, change: moved } of movements) {
    spans.set(shard, { from: spans.get(shard)?.from ?? sequence, until: sequence });
    change = addTotals(change, moved);
  }
  return { campaignId, change, spans };
}
