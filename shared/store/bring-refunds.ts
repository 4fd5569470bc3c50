/**
 * Brings a pledge to what is known of its refunds, along the transition table. Somebody else may
 * have written the same fact: then a repetition finds what is left to do.
 */
import type { Pledge } from '../domain/pledge.ts';
import type { PledgeStore } from './pledge-store.ts';
import type { Refund } from '../domain/refund.ts';
import { TransientError } from '../errors.ts';
import { refundEvent } from '../domain/refund-books.ts';

type Known = { readonly refunds: readonly Refund[]; readonly atMs: number };

/** All that is left may be on its way first and back next: two steps. */
export async function bringRefunds(
  pledges: Pick<PledgeStore, 'apply'>,
  pledge: Pledge,
  { refunds, atMs }: Known,
): Promise<Pledge> {
  let after: Pledge = pledge;
  for (;;) {
    const event = refundEvent(after, refunds, atMs);
    if (!event) return after;
    const step = await pledges.apply(after, event);
    if (!('applied' in step)) throw new TransientError('The pledge was written meanwhile.');
    after = step.applied;
  }
}
