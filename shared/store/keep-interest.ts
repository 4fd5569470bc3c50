/**
 * Keeps the counts of interest by what the stream says: what each interest became, and who of those
 * that were interested has a confirmed pledge now. Only campaigns that somebody waited for cost
 * anything: a read for each of their confirmed pledges. Everything in it is harmless twice.
 */
import type { InterestStore } from './interest-store.ts';
import type { Item } from './table.ts';
import { interestChange } from '../domain/interest.ts';
import { interestFromItem, isInterestItem } from './interest-store.ts';
import { isPledgeItem, pledgeFromItem } from './pledge-item.ts';
import { sortableSequence } from './totals-store.ts';

type Change = {
  readonly sequenceNumber: string;
  readonly before: Item | undefined;
  readonly after: Item;
};

export type KeepInterestDeps = {
  readonly interests: Pick<InterestStore, 'count' | 'convert'>;
  readonly now: () => number;
};

export async function keepInterest(
  { interests, now }: KeepInterestDeps,
  changes: readonly Change[],
): Promise<undefined> {
  const moved = Map.groupBy(changes.flatMap(movementOf), ({ campaignId }) => campaignId);
  for (const [campaignId, movements] of moved) await interests.count(campaignId, movements);
  const confirmed = Map.groupBy(changes.flatMap(newlyConfirmed), ({ campaignId }) => campaignId);
  for (const [campaignId, pledges] of confirmed) {
    const backerIds = pledges.map(({ backerId }) => backerId);
    await interests.convert(campaignId, backerIds, now());
  }
  return undefined;
}

function movementOf({ sequenceNumber, before, after }: Change) {
  if (!isInterestItem(after)) return [];
  const { campaignId, shard, ...interest } = interestFromItem(after);
  const change = interestChange(before && interestFromItem(before), { ...interest, campaignId });
  if (change.interested === 0 && change.converted === 0) return [];
  return [{ campaignId, shard, sequence: sortableSequence(sequenceNumber), change }];
}

/** Customers of partners are not those who asked to be told. */
function newlyConfirmed({ before, after }: Change) {
  if (!isPledgeItem(after) || before?.['state'] === after['state']) return [];
  const pledge = pledgeFromItem(after);
  return pledge.history.at(-1)?.type === 'PledgeConfirmed' && !pledge.partner ? [pledge] : [];
}
