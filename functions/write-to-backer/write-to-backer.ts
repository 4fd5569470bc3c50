/**
 * Writes one backer of a change of the promise, of an update or of a later deadline, as the pledge is
 * now: who has left meanwhile is told nothing. Who does not want to hear of updates is spared those,
 * and nothing else. The address stands in the pledge alone, and no log or metric carries it, nor a link.
 */
import type { Announcement, Announcements } from '../../shared/store/announcements.ts';
import type { BackerLink } from '../../shared/signing/backer-link.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Fulfilment } from '../../shared/domain/fulfilment.ts';
import type { FulfilmentStore } from '../../shared/store/fulfilment-store.ts';
import type { LetterMessage } from '../../shared/queues/messages.ts';
import type { Mail, Mailer } from '../../shared/mail/mailer.ts';
import type { Meter } from '../../shared/entry/meter.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { SubscriptionStore } from '../../shared/store/subscription-store.ts';
import { dayMs } from '../../shared/domain/duration.ts';
import { deadlineNotice } from '../../shared/notices/deadline-notice.ts';
import { exitRefund } from '../../shared/domain/exit.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { isToBeTold } from '../../shared/store/announcements.ts';
import { openWindow } from '../../shared/domain/promise.ts';
import { promiseNotice } from '../../shared/notices/promise-notice.ts';
import { updateNotice } from '../../shared/notices/update-notice.ts';

export type WriteToBackerDeps = {
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly announcements: Announcements;
  readonly pledges: Pick<PledgeStore, 'get'>;
  readonly fulfilments: Pick<FulfilmentStore, 'get'>;
  readonly subscriptions: Pick<SubscriptionStore, 'isOff'>;
  readonly mailer: Mailer;
  /** The page on which a backer does this one thing without a login. */
  readonly linkFor: (link: BackerLink) => Promise<string>;
  readonly meter: Meter;
  readonly now: Clock;
};

type Found = {
  readonly pledge: Pledge;
  readonly campaign: Campaign;
  readonly fulfilment: Fulfilment | undefined;
};

/** Who keeps a mail for a year can still unsubscribe by it. */
const unsubscribeForMs = 365 * dayMs;

export async function writeToBacker(
  deps: WriteToBackerDeps,
  { pledgeId, about }: LetterMessage,
): Promise<void> {
  const pledge = await deps.pledges.get(pledgeId);
  const campaign = pledge && (await deps.campaign(pledge.campaignId));
  const announced = campaign && (await deps.announcements.find(campaign, about));
  if (!announced) return;
  const fulfilment = await deps.fulfilments.get(pledgeId);
  if (!isToBeTold(announced, pledge, fulfilment?.country)) return;
  if (announced.kind === 'update' && (await deps.subscriptions.isOff(pledgeId))) return;
  await send(deps, await letterOf(deps, announced, { pledge, campaign, fulfilment }), {
    eventId: `${pledgeId}.${about}`,
    to: pledge.contactEmail,
  });
}

async function send(
  { mailer, meter }: WriteToBackerDeps,
  letter: Omit<Mail, 'eventId' | 'to'>,
  { eventId, to }: { readonly eventId: string; readonly to: string | undefined },
): Promise<void> {
  if (to === undefined) return meter.count('NoticesWithoutAddress', 1);
  const sent = await mailer.send({ eventId, to, ...letter });
  meter.count(sent === 'sent' ? 'NoticesSent' : 'NoticesRefused', 1);
}

async function letterOf(
  deps: WriteToBackerDeps,
  announced: Announcement,
  { pledge, campaign, fulfilment }: Found,
): Promise<Omit<Mail, 'eventId' | 'to'>> {
  const { title } = campaign;
  const { id: pledgeId } = pledge;
  if (announced.kind === 'promise') {
    const { version, before } = announced;
    const exit = await exitFor(deps, announced, { pledge, fulfilment });
    return promiseNotice({ title, pledge, version, before, exit });
  }
  if (announced.kind === 'deadline') return deadlineNotice({ campaign, pledge, ...announced });
  const { update } = announced;
  const expiresAtMs = update.postedAtMs + unsubscribeForMs;
  const link = await deps.linkFor({ purpose: 'updates', pledgeId, expiresAtMs });
  return { ...updateNotice({ title, update, link }), unsubscribeUrl: link };
}

/** Only where there is money to take back, and still time for it. */
async function exitFor(
  deps: WriteToBackerDeps,
  { versions }: Extract<Announcement, { readonly kind: 'promise' }>,
  { pledge, fulfilment }: Omit<Found, 'campaign'>,
) {
  const window = openWindow(versions, pledge, deps.now());
  if (isRefusal(window) || isRefusal(exitRefund(pledge, fulfilment, deps.now()))) return undefined;
  const expiresAtMs = window.closesAtMs + dayMs;
  return {
    window,
    link: await deps.linkFor({ purpose: 'exit', pledgeId: pledge.id, expiresAtMs }),
  };
}
