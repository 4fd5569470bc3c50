/**
 * Starts the telling when a campaign has opened: one message for each shard of those who wait. Who
 * was published and opened at once has nobody to tell.
 */
import type { BusEvent } from '../../shared/entry/queue.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import type { TellMessage } from '../../shared/queues/messages.ts';
import { isAwaited } from '../../shared/domain/interest.ts';
import { pledgeShards } from '../../shared/store/keys.ts';

export type AnnounceOpeningDeps = {
  readonly campaigns: { get(campaignId: string): Promise<Campaign | undefined> };
  readonly tellings: Queue<TellMessage>;
};

export async function announceOpening(
  { campaigns, tellings }: AnnounceOpeningDeps,
  { campaignId }: BusEvent,
): Promise<void> {
  const campaign = await campaigns.get(campaignId);
  if (!campaign || !isAwaited(campaign)) return;
  const messages = pledgeShards.map((shard) => ({ campaignId, shard }));
  await tellings.sendAll(messages, { campaignId });
}
