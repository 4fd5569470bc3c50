/** Sends each pledge of an ended campaign to the queue of what is to be done with it. */
import type { Campaign } from '../domain/campaign.ts';
import type { CollectMessage, DunMessage, RefundMessage, ReleaseMessage } from './messages.ts';
import type { Pledge } from '../domain/pledge.ts';
import type { Queue } from './queue.ts';
import { settlementStep } from '../domain/settlement.ts';

export type SettlementQueues = {
  readonly collections: Queue<CollectMessage>;
  readonly releases: Queue<ReleaseMessage>;
  readonly refunds: Queue<RefundMessage>;
  readonly dunnings: Queue<DunMessage>;
};

export async function sendSettlementSteps(
  queues: SettlementQueues,
  campaign: Campaign,
  pledges: readonly Pledge[],
  nowMs: number,
): Promise<void> {
  const toCollect: CollectMessage[] = [];
  const toRelease: ReleaseMessage[] = [];
  const toRefund: RefundMessage[] = [];
  const toDun: DunMessage[] = [];
  for (const pledge of pledges) {
    const { id: pledgeId, collection } = pledge;
    const step = settlementStep(campaign, pledge, nowMs);
    if (step.kind === 'collect') toCollect.push({ pledgeId, collection });
    if (step.kind === 'release') toRelease.push({ pledgeId, reason: step.reason });
    if (step.kind === 'refund') toRefund.push({ pledgeId, reason: step.reason });
    if (step.kind === 'dun') toDun.push({ pledgeId });
  }
  const group = { campaignId: campaign.id };
  await Promise.all([
    queues.collections.sendAll(toCollect, group),
    queues.releases.sendAll(toRelease, group),
    queues.refunds.sendAll(toRefund, group),
    queues.dunnings.sendAll(toDun, group),
  ]);
}
