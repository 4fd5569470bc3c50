/**
 * Writes to the backer when something has become of their money. The address comes from the token
 * with which they pledged and stands in the pledge alone: no event, log or metric carries it, nor
 * the link that lets its holder pay. Who has no address is counted, and told by whoever listens on
 * the bus.
 */
import type { HeardEvent } from '../../shared/entry/queue.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Mailer } from '../../shared/mail/mailer.ts';
import type { Meter } from '../../shared/entry/meter.ts';
import type { Pledge, PledgeIn } from '../../shared/domain/pledge.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import { isAbandoned, noticeOf, occasionOf } from '../../shared/notices/backer-notice.ts';

export type NotifyBackerDeps = {
  readonly pledges: Pick<PledgeStore, 'get'>;
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly mailer: Mailer;
  /** Where the backer mends this payment without a login. */
  readonly linkFor: (pledge: PledgeIn<'past_due'>) => Promise<string>;
  /** Where everybody can read the signed report of a settlement. */
  readonly reportUrl: (campaignId: string) => string;
  readonly meter: Meter;
};

export async function notifyBacker(
  deps: NotifyBackerDeps,
  { name, eventId, campaignId, pledgeId = '' }: HeardEvent,
): Promise<void> {
  const pledge = await deps.pledges.get(pledgeId);
  const occasion = pledge && occasionOf(name, pledge);
  if (!occasion) return;
  if (occasion.pledge.contactEmail === undefined)
    return deps.meter.count('NoticesWithoutAddress', 1);
  const campaign = await deps.campaign(campaignId);
  if (!campaign) throw new Error(`There is no campaign ${campaignId} to write about.`);
  const link = await linkOf(deps, occasion.pledge);
  const notice = noticeOf(occasion, campaign, link);
  const sent = await deps.mailer.send({ eventId, to: occasion.pledge.contactEmail, ...notice });
  deps.meter.count(sent === 'sent' ? 'NoticesSent' : 'NoticesRefused', 1);
}

async function linkOf(deps: NotifyBackerDeps, pledge: Pledge): Promise<string | undefined> {
  if (pledge.state === 'past_due') return deps.linkFor(pledge);
  return isAbandoned(pledge) ? deps.reportUrl(pledge.campaignId) : undefined;
}
