/**
 * Plays all rows. Only so many campaigns take pledges at a time; one that waits for its deadline or
 * its settlement makes room for the next.
 */
import type { Played } from './audit.ts';
import { createLimiter } from './limiter.ts';
import { pledgePhase, settlePhase } from './play-campaign.ts';
import type { PlayDeps } from './play-campaign.ts';
import type { RowPlan } from './plan-row.ts';

export type PlayRowsOptions = {
  readonly plans: readonly RowPlan[];
  readonly concurrency: number;
  readonly settled: (played: Played) => void;
};

/** Resolves when every row is played, or as soon as the signal stops the run. */
export async function playRows(deps: PlayDeps, options: PlayRowsOptions): Promise<void> {
  const campaignSlots = createLimiter(options.concurrency);
  const rows = options.plans.map(async (plan) => {
    const launched = await campaignSlots.run(() => {
      deps.signal.throwIfAborted();
      return pledgePhase(deps, plan);
    });
    options.settled(await settlePhase(deps, launched));
  });
  const results = await Promise.allSettled(rows);
  const rejected = results.find((result) => result.status === 'rejected');
  if (rejected && !deps.signal.aborted) throw rejected.reason;
}
