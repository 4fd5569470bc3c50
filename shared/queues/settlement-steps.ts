/** Sends each pledge of an ended campaign to the queue of what is to be done with it. */
import type { Campaign } from '../domain/campaign.ts';
import type { CollectMessage, ReleaseMessage } from './messages.ts';
import type { Pledge } from '../domain/pledge.ts';
import type { Queue } from './queue.ts';
import { settlementStep } from '../domain/settlement.ts';

export type SettlementQueues = {
  readonly collections: Queue<CollectMessage>;
  readonly releases: Queue<ReleaseMessage>;
};

export async function sendSettlementSteps(
  { collections, releases }: SettlementQueues,
  campaign: Campaign,
  pledges: readonly Pledge[],
  nowMs: number,
): Promise<void> {
  const toCollect: CollectMessage[] = [];
  const toRelease: ReleaseMessage[] = [];
  for (const pledge of pledges) {
    const step = settlementStep(campaign, pledge, nowMs);
    if (step.kind === 'collect')
      toCollect.push({ pledgeId: pledge.id, collection: pledge.collection });
    if (step.kind === 'release') toRelease.push({ pledgeId: pledge.id, reason: step.reason });
  }
  const group = { campaignId: campaign.id };
  await Promise.all([collections.sendAll(toCollect, group), releases.sendAll(toRelease, group)]);
}
