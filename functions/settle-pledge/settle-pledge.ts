/**
 * Brings a single pledge to its end after its campaign's settlement may be over: money that came
 * back from a won dispute, or that a lost one left, is not the campaign's to keep when that failed
 * or was abandoned.
 */
import type { BusEvent } from '../../shared/entry/queue.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Clock } from '../../shared/clock.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { SettlementQueues } from '../../shared/queues/settlement-steps.ts';
import { PoisonError } from '../../shared/errors.ts';
import { sendSettlementSteps } from '../../shared/queues/settlement-steps.ts';

export type SettlePledgeDeps = SettlementQueues & {
  readonly pledges: Pick<PledgeStore, 'get'>;
  readonly campaigns: { get(campaignId: string): Promise<Campaign | undefined> };
  readonly now: Clock;
};

export async function settlePledge(
  deps: SettlePledgeDeps,
  { pledgeId, campaignId }: BusEvent,
): Promise<void> {
  if (pledgeId === undefined) throw new PoisonError('The event names no pledge.');
  const [pledge, campaign] = await Promise.all([
    deps.pledges.get(pledgeId),
    deps.campaigns.get(campaignId),
  ]);
  if (!pledge || !campaign) return;
  await sendSettlementSteps(deps, campaign, [pledge], deps.now());
}
