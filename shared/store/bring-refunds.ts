/**
 * Brings a pledge to what is known of its refunds, along the transition table: in as many steps as
 * that takes, each of them written or left to a repetition.
 */
import type { Pledge } from '../domain/pledge.ts';
import type { PledgeStore } from './pledge-store.ts';
import type { Refund } from '../domain/refund.ts';
import { applyOrRetry } from './apply-or-retry.ts';
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
    after = await applyOrRetry(pledges, after, event);
  }
}
