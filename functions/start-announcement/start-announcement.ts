/**
 * Something is to be told to backers: the walk over their pledges begins, one message for each shard,
 * so that it goes on wherever it was broken off.
 */
import type { AnnounceMessage } from '../../shared/queues/messages.ts';
import type { HeardEvent } from '../../shared/entry/queue.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import { pledgeShards } from '../../shared/store/keys.ts';

export type StartAnnouncementDeps = { readonly pages: Queue<AnnounceMessage> };

export async function startAnnouncement(
  { pages }: StartAnnouncementDeps,
  { name, campaignId, eventId }: HeardEvent,
): Promise<void> {
  const place = eventId.split('.')[1] ?? '';
  const about = name === 'CampaignExtended' ? `deadline-${place}` : place;
  const messages = pledgeShards.map((shard) => ({ campaignId, about, shard }));
  await pages.sendAll(messages, { campaignId });
}
