/** What of a pledge's money is for pieces that its backer has, or that are on their way. */
import type { Fulfilment } from './fulfilment.ts';
import type { Pledge } from './pledge.ts';
import { currencies } from './money.ts';
import { deliveredShare, owedLines, unsentLines } from './fulfilment.ts';
import { piecesOf, refundedForPiecesMinor } from './pledge-lines.ts';

/** What its backer has: not given back even when the rest is never made. */
export function deliveredMinor(pledge: Pledge, fulfilment: Fulfilment | undefined): number {
  if (!fulfilment) return 0;
  const { pieces, deliveredPieces } = deliveredShare(fulfilment);
  return partMinor(pledge, { pieces, of: deliveredPieces });
}

/** Also what is on its way: nobody gets it and the money, too. */
export function sentMinor(pledge: Pledge, fulfilment: Fulfilment | undefined): number {
  if (!fulfilment) return 0;
  const pieces = piecesOf(owedLines(fulfilment));
  return partMinor(pledge, { pieces, of: pieces - piecesOf(unsentLines(fulfilment)) });
}

/**
 * In proportion to the pieces that were not paid back, and in an amount that the currency has;
 * what cannot be divided is the backer's.
 */
function partMinor(
  pledge: Pledge,
  { pieces, of }: { readonly pieces: number; readonly of: number },
): number {
  if (of === 0) return 0;
  const leftMinor = pledge.amountMinor - refundedForPiecesMinor(pledge);
  const { stepMinor } = currencies[pledge.currency];
  const shareMinor = Math.floor((leftMinor * of) / pieces);
  return shareMinor - (shareMinor % stepMinor);
}
