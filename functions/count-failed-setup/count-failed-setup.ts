/**
 * Counts cards that were refused when they were entered, also to mend a failed payment. A backer with too many of them, or backers
 * at whom the same card is refused again and again, may make no more pledges until the day is over,
 * and the pledge at which it happened takes no further card.
 * Each failure counts once, however often it is told.
 */
import type { Clock } from '../../shared/clock.ts';
import type { FailedSetupMessage, ReleaseMessage } from '../../shared/queues/messages.ts';
import type { FraudCounts } from '../../shared/store/fraud-counts.ts';
import type { FraudLimits } from '../../shared/domain/fraud-limits.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import type { SetupClosing } from '../../shared/payments/setup-closing.ts';
import type { Hashing } from '../../shared/store/pledge-door.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import { dayMs } from '../../shared/domain/duration.ts';
import { isCardTested, windowOf } from '../../shared/domain/fraud-limits.ts';

export type CountFailedSetupDeps = {
  readonly pledges: Pick<PledgeStore, 'get'>;
  readonly counts: FraudCounts;
  readonly hashing: Hashing;
  readonly limits: FraudLimits;
  readonly setups: SetupClosing;
  readonly releases: Queue<ReleaseMessage>;
  readonly now: Clock;
};

export async function countFailedSetup(
  deps: CountFailedSetupDeps,
  message: FailedSetupMessage,
): Promise<void> {
  const pledge = await deps.pledges.get(message.pledgeId);
  if (pledge && (await areTooMany(deps, pledge, message))) await giveUp(deps, pledge, message);
}

/** Counts, and keeps out whom the count is about. */
async function areTooMany(
  deps: CountFailedSetupDeps,
  pledge: Pledge,
  { failureId, fingerprint }: FailedSetupMessage,
): Promise<boolean> {
  const { counts, limits } = deps;
  const hash = await deps.hashing();
  const day = windowOf(deps.now(), dayMs);
  const backer = hash('backer', pledge.backerId);
  const failure = { id: failureId, backer };
  const own = await counts.addFailure(backer, day, failure);
  const isOverdone = own.failures > limits.failuresPerBackerPerDay;
  if (isOverdone) await counts.block(backer, day.endsAtMs);
  if (fingerprint === undefined) return isOverdone;
  const ofCard = await counts.addFailure(hash('card', fingerprint), day, failure);
  if (!isCardTested(limits, ofCard)) return isOverdone;
  for (const suspect of ofCard.backers) await counts.block(suspect, day.endsAtMs);
  return true;
}

/**
 * No further card can be entered for this pledge, and what it holds comes back. One whose payment
 * failed is still owed: it gets another intent when its backer may come in again.
 */
async function giveUp(
  { setups, releases }: CountFailedSetupDeps,
  { id: pledgeId, campaignId, state }: Pledge,
  { intentId }: FailedSetupMessage,
): Promise<void> {
  if (state !== 'pending' && state !== 'past_due') return;
  await setups.close(intentId);
  if (state === 'pending') await releases.send({ pledgeId, reason: 'lapsed' }, { campaignId });
}
