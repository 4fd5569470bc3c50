/**
 * A pledge whose backer has paid after all. The storefront, the page of the link, the webhook and
 * the worker that is about to give the pledge up may all find that out: whoever writes it first,
 * the others find it written.
 */
import type { Clock } from '../clock.ts';
import type { Paid, RecoveryGateway } from './recovery-gateway.ts';
import type { Pledge, PledgeEvent, PledgeIn } from '../domain/pledge.ts';
import { TransientError } from '../errors.ts';
import { strayDueAtMs } from '../domain/attempt.ts';

export type RecoveredDeps = {
  readonly pledges: {
    get(pledgeId: string): Promise<Pledge | undefined>;
    apply(pledge: Pledge, event: PledgeEvent): Promise<unknown>;
  };
  readonly now: Clock;
};

/** The pledge as it is afterwards, whoever has written it. */
export async function recordPaid(
  { pledges, now }: RecoveredDeps,
  pledge: PledgeIn<'past_due'>,
  { chargedIntentId, fee }: Paid,
): Promise<Pledge> {
  const atMs = now();
  const dueAtMs = strayDueAtMs(pledge, atMs);
  await pledges.apply(pledge, { type: 'PledgeCollected', atMs, dueAtMs, chargedIntentId, fee });
  const after = (await pledges.get(pledge.id)) ?? pledge;
  if (after.state === 'past_due') throw new TransientError('The pledge was written meanwhile.');
  return after;
}

/** Asks Stripe whether the unpaid PaymentIntent has been paid meanwhile. */
export async function recoveredPledge(
  deps: RecoveredDeps & { readonly recoveries: Pick<RecoveryGateway, 'look'> },
  pledge: PledgeIn<'past_due'>,
): Promise<Pledge> {
  if (pledge.unpaidIntentId === undefined) return pledge;
  const found = await deps.recoveries.look(pledge, pledge.unpaidIntentId);
  return found?.kind === 'collected' ? recordPaid(deps, pledge, found) : pledge;
}
