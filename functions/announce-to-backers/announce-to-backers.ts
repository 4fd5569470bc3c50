/**
 * Walks over the pledges of a shard, a page for each message: a letter is asked for of each backer
 * whom it concerns, and a message for the next page goes out last. A crash repeats one page at most.
 */
import type { AnnounceMessage, LetterMessage } from '../../shared/queues/messages.ts';
import type { Announcements } from '../../shared/store/announcements.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { FulfilmentStore } from '../../shared/store/fulfilment-store.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import { isToBeTold } from '../../shared/store/announcements.ts';

export type AnnounceToBackersDeps = {
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly announcements: Announcements;
  readonly pledges: Pick<PledgeStore, 'listShard'>;
  /** Which country a backer has named, where one has. */
  readonly fulfilments: Pick<FulfilmentStore, 'getAll'>;
  readonly letters: Queue<LetterMessage>;
  readonly pages: Queue<AnnounceMessage>;
};

const pageMax = 200;

export async function announceToBackers(
  deps: AnnounceToBackersDeps,
  { after, ...message }: AnnounceMessage,
): Promise<void> {
  const { campaignId, about, shard } = message;
  const campaign = await deps.campaign(campaignId);
  const announced = campaign && (await deps.announcements.find(campaign, about));
  if (!announced) throw new Error(`There is nothing called ${about} to tell of ${campaignId}.`);
  const page = await deps.pledges.listShard(campaignId, shard, { after, limit: pageMax });
  const known = await deps.fulfilments.getAll(page.pledges.map(({ id }) => id));
  const told = page.pledges.filter((pledge) =>
    isToBeTold(announced, pledge, known.get(pledge.id)?.country),
  );
  await deps.letters.sendAll(
    told.map(({ id: pledgeId }) => ({ pledgeId, about })),
    { campaignId },
  );
  if (page.next !== undefined)
    await deps.pages.send({ ...message, after: page.next }, { campaignId });
}
