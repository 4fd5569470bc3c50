/**
 * Tells those who waited for a campaign that it has opened, a page of one shard at a time: each is
 * marked when told, and the message for the next page goes out last. A crash or a busy mail service
 * brings the same page again, which goes on behind those who were told; at worst one of them gets
 * the same mail twice. Whoever withdrew meanwhile, and all of them when the campaign has ended, hear
 * nothing.
 */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Interest } from '../../shared/domain/interest.ts';
import type { InterestStore } from '../../shared/store/interest-store.ts';
import type { Mailer } from '../../shared/mail/mailer.ts';
import type { Meter } from '../../shared/entry/meter.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import type { TellMessage } from '../../shared/queues/messages.ts';
import { openingNotice } from '../../shared/notices/opening-notice.ts';
import { checkOpen } from '../../shared/domain/order.ts';

export type TellInterestedDeps = {
  readonly campaigns: { get(campaignId: string): Promise<Campaign | undefined> };
  readonly interests: Pick<InterestStore, 'listShard' | 'markTold'>;
  readonly mailer: Mailer;
  readonly tellings: Queue<TellMessage>;
  readonly meter: Meter;
  readonly now: Clock;
};

/** Far less than a function's time, at a tenth of a second each. */
const pageSize = 25;
const pageSeconds = 1;

export async function tellInterested(
  deps: TellInterestedDeps,
  { campaignId, shard, after }: TellMessage,
): Promise<void> {
  const campaign = await deps.campaigns.get(campaignId);
  if (!campaign || checkOpen(campaign, deps.now())) return;
  const page = await deps.interests.listShard(campaignId, shard, {
    ...{ after, limit: pageSize, consistent: true },
  });
  for (const interest of page.interests)
    if (interest.state === 'interested' && interest.toldAtMs === undefined)
      await tell(deps, campaign, interest);
  if (page.next === undefined) return;
  const rest = { campaignId, shard, after: page.next };
  await deps.tellings.send(rest, { campaignId, delaySeconds: pageSeconds });
}

async function tell(
  { interests, mailer, meter, now }: TellInterestedDeps,
  campaign: Campaign,
  interest: Interest,
): Promise<void> {
  const { contactEmail: to } = interest;
  if (to === undefined) meter.count('NoticesWithoutAddress', 1);
  else {
    const eventId = `${campaign.id}.opened`;
    const sent = await mailer.send({ eventId, to, ...openingNotice(campaign) });
    meter.count(sent === 'sent' ? 'NoticesSent' : 'NoticesRefused', 1);
  }
  await interests.markTold(interest, now());
}
