/**
 * What a pledge is to be sent, counted by reward: which variants those are is for the list that a
 * warehouse gets. What was refunded piece by piece need not be delivered any more; money that was
 * refunded without naming pieces changes nothing.
 */
import type { Pledge } from './pledge.ts';
import type { Refund } from './refund.ts';
import { isOwed } from './refund.ts';
import { linesOf } from './line.ts';

export type Line = { readonly rewardId: string; readonly quantity: number };

/** Nothing, where a backer only gave money. */
export const linesToSend = (pledge: Pledge): readonly Line[] => summed(linesOf(pledge));

/** Pieces that are, or are being, paid back. */
export const refundedLines = (pledge: Pledge): readonly Line[] =>
  summed(refundsByPiece(pledge).flatMap(({ lines = [] }) => lines));

export const refundedForPiecesMinor = (pledge: Pledge): number =>
  refundsByPiece(pledge).reduce((sum, { amountMinor }) => sum + amountMinor, 0);

function refundsByPiece(pledge: Pledge): readonly Refund[] {
  const refunds: readonly Refund[] = ('refunds' in pledge ? pledge.refunds : undefined) ?? [];
  return refunds.filter((refund) => refund.lines !== undefined && isPaidBack(refund));
}

/** Who has left, or was left, is owed money by another route, and no goods. */
const isPaidBack = (refund: Refund): boolean =>
  refund.state !== 'failed' ||
  ((refund.reason === 'promise_changed' || refund.reason === 'campaign_abandoned') &&
    isOwed(refund));

/** One line for each reward, in a fixed order. */
export function summed(lines: readonly Line[]): readonly Line[] {
  const byReward = new Map<string, number>();
  for (const { rewardId, quantity } of lines)
    byReward.set(rewardId, (byReward.get(rewardId) ?? 0) + quantity);
  return [...byReward]
    .map(([rewardId, quantity]) => ({ rewardId, quantity }))
    .sort((a, b) => (a.rewardId < b.rewardId ? -1 : 1));
}

export const piecesOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** What of `lines` is not in `taken`; never less than nothing. */
export function without(lines: readonly Line[], taken: readonly Line[]): readonly Line[] {
  const away = new Map(summed(taken).map(({ rewardId, quantity }) => [rewardId, quantity]));
  return summed(lines)
    .map(({ rewardId, quantity }) => ({
      rewardId,
      quantity: Math.max(quantity - (away.get(rewardId) ?? 0), 0),
    }))
    .filter(({ quantity }) => quantity > 0);
}

/** In whatever order they, or the database their fields, come. */
export const isSameLines = (one: readonly Line[], other: readonly Line[]): boolean =>
  JSON.stringify(summed(one)) === JSON.stringify(summed(other));
