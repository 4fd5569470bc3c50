/**
 * Writes to a backer about their delivery: what is asked, with a link to say it, reminders, that
 * something was said (who did not say it learns of it), the last days for changes, and parcels. The
 * address of the mail stands in the pledge alone; the one of the parcel is in no mail.
 */
import type { BackerLink } from '../../shared/signing/backer-link.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { DeliveryPlanStore } from '../../shared/store/delivery-plan-store.ts';
import type { Fulfilment } from '../../shared/domain/fulfilment.ts';
import type { FulfilmentStore } from '../../shared/store/fulfilment-store.ts';
import type { HeardEvent } from '../../shared/entry/queue.ts';
import type { Letter } from '../../shared/notices/letter.ts';
import type { Mailer } from '../../shared/mail/mailer.ts';
import type { Meter } from '../../shared/entry/meter.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import { deliveryLetter } from '../../shared/notices/delivery-notice.ts';
import { noticeFrom } from '../../shared/notices/letter.ts';

export type TellOfDeliveryDeps = {
  readonly pledges: Pick<PledgeStore, 'get'>;
  readonly fulfilments: Pick<FulfilmentStore, 'get'>;
  readonly plans: Pick<DeliveryPlanStore, 'get'>;
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly mailer: Mailer;
  readonly linkFor: (link: BackerLink) => Promise<string>;
  readonly meter: Meter;
};

/** Longer than the last reminder may come. */
const linkForMs = 400 * 24 * 60 * 60 * 1000;

export async function tellOfDelivery(
  deps: TellOfDeliveryDeps,
  { name, eventId, campaignId, pledgeId = '' }: HeardEvent,
): Promise<void> {
  const pledge = await deps.pledges.get(pledgeId);
  const fulfilment = pledge && (await deps.fulfilments.get(pledgeId));
  const campaign = fulfilment && (await deps.campaign(campaignId));
  if (!campaign) return;
  const letter = await letterOf(deps, { name, campaign, fulfilment });
  if (!letter) return;
  if (pledge.contactEmail === undefined) return deps.meter.count('NoticesWithoutAddress', 1);
  const sent = await deps.mailer.send({ eventId, to: pledge.contactEmail, ...noticeFrom(letter) });
  deps.meter.count(sent === 'sent' ? 'NoticesSent' : 'NoticesRefused', 1);
}

type Occasion = {
  readonly name: string;
  readonly campaign: Campaign;
  readonly fulfilment: Fulfilment;
};

async function letterOf(
  { plans, linkFor }: TellOfDeliveryDeps,
  { name, campaign, fulfilment }: Occasion,
): Promise<Letter | undefined> {
  const { pledgeId, askedAtMs, openedAtMs } = fulfilment;
  const expiresAtMs = (askedAtMs ?? openedAtMs) + linkForMs;
  const link = await linkFor({ purpose: 'delivery', pledgeId, expiresAtMs });
  const plan = await plans.get(campaign.id);
  return deliveryLetter({ name, fulfilment, plan, title: campaign.title, link });
}
