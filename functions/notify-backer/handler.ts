import { campaignsCached, pledges } from '../../shared/wiring.ts';
import { catalogue as event } from '../../shared/events/catalogue.ts';
import { eventEntry } from '../../shared/entry/queue.ts';
import { mailer } from '../../shared/wiring-mail.ts';
import { meter } from '../../shared/entry/meter.ts';
import { notifyBacker } from './notify-backer.ts';
import { linkFor, reportUrl } from '../../shared/wiring-signing.ts';

const failed = [event.PledgePaymentFailed, event.PledgeReminded, event.PledgeWindowExtended];
const ended = [event.PledgeDropped, event.PledgeReleased];
const refunded = [event.PledgeRefundCompleted, event.PledgeRefunded];

export const handler = eventEntry([...failed, ...ended, ...refunded], notifyBacker, () => ({
  pledges: pledges(),
  campaign: campaignsCached(),
  mailer: mailer(),
  linkFor,
  reportUrl,
  meter: meter(),
}));
