/**
 * Frees what a pledge holds when its payment was not set up in time. The queue in front delays the
 * news of each holding pledge until its hold is over, so that nobody has to search for them.
 */
import type { BusEvent } from '../../shared/entry/queue.ts';
import type { Clock } from '../../shared/clock.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import type { ReleaseMessage } from '../../shared/queues/messages.ts';
import { lapses } from '../../shared/domain/pledge.ts';
import { PoisonError, TransientError } from '../../shared/errors.ts';

export type LapsePledgeDeps = {
  readonly pledges: PledgeStore;
  readonly releases: Queue<ReleaseMessage>;
  readonly now: Clock;
};

export async function lapsePledge(deps: LapsePledgeDeps, event: BusEvent): Promise<void> {
  const { pledgeId, campaignId } = event;
  if (pledgeId === undefined) throw new PoisonError('The event names no pledge.');
  const pledge = await deps.pledges.get(pledgeId);
  // A partner's card may wait for Stripe as long as it has to: nothing is held for it.
  if (pledge?.state !== 'pending' || (pledge.partner && !lapses(pledge))) return;
  if (deps.now() < pledge.expiresAtMs) throw new TransientError('The hold is not over yet.');
  await deps.releases.send({ pledgeId, reason: 'lapsed' }, { campaignId });
}
