/**
 * Counts cards that were refused when they were entered. A backer with too many of them, or backers
 * at whom the same card is refused again and again, may make no more pledges until the day is over.
 * Each failure counts once, however often it is told.
 */
import type { Clock } from '../../shared/clock.ts';
import type { FailedSetupMessage } from '../../shared/queues/messages.ts';
import type { FraudCounts } from '../../shared/store/fraud-counts.ts';
import type { FraudLimits } from '../../shared/domain/fraud-limits.ts';
import type { Hashing } from '../../shared/store/pledge-door.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import { dayMs, isCardTested, windowOf } from '../../shared/domain/fraud-limits.ts';

export type CountFailedSetupDeps = {
  readonly pledges: Pick<PledgeStore, 'get'>;
  readonly counts: FraudCounts;
  readonly hashing: Hashing;
  readonly limits: FraudLimits;
  readonly now: Clock;
};

export async function countFailedSetup(
  deps: CountFailedSetupDeps,
  { pledgeId, failureId, fingerprint }: FailedSetupMessage,
): Promise<void> {
  const pledge = await deps.pledges.get(pledgeId);
  if (!pledge) return;
  const { counts, limits } = deps;
  const hash = await deps.hashing();
  const day = windowOf(deps.now(), dayMs);
  const backer = hash('backer', pledge.backerId);
  const failure = { id: failureId, backer };
  const own = await counts.addFailure(backer, day, failure);
  if (own.failures > limits.failuresPerBackerPerDay) await counts.block(backer, day.endsAtMs);
  if (fingerprint === undefined) return;
  const ofCard = await counts.addFailure(hash('card', fingerprint), day, failure);
  if (!isCardTested(limits, ofCard)) return;
  for (const suspect of ofCard.backers) await counts.block(suspect, day.endsAtMs);
}
