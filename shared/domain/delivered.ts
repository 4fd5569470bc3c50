/** What of a pledge's money is for pieces that its backer has, and so is not given back. */
import type { Fulfilment } from './fulfilment.ts';
import type { Pledge } from './pledge.ts';
import { currencies } from './money.ts';
import { deliveredShare } from './fulfilment.ts';
import { refundedForPiecesMinor } from './pledge-lines.ts';

/**
 * In proportion to the pieces that were not paid back, and in an amount that the currency has;
 * what cannot be divided is the backer's.
 */
export function deliveredMinor(pledge: Pledge, fulfilment: Fulfilment | undefined): number {
  if (!fulfilment) return 0;
  const { pieces, deliveredPieces } = deliveredShare(fulfilment);
  if (deliveredPieces === 0) return 0;
  const leftMinor = pledge.amountMinor - refundedForPiecesMinor(pledge);
  if (deliveredPieces === pieces) return leftMinor;
  const { stepMinor } = currencies[pledge.currency];
  const shareMinor = Math.floor((leftMinor * deliveredPieces) / pieces);
  return shareMinor - (shareMinor % stepMinor);
}
