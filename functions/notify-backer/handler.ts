import { campaignsCached, pledges } from '../../shared/wiring.ts';
import { catalogue as event } from '../../shared/events/catalogue.ts';
import { environment, environmentOr } from '../../shared/env.ts';
import { eventEntry } from '../../shared/entry/queue.ts';
import { mailer } from '../../shared/wiring-mail.ts';
import { meter } from '../../shared/entry/meter.ts';
import { notifyBacker } from './notify-backer.ts';
import { paymentLink } from '../../shared/signing/payment-link.ts';
import { signingSecret } from '../../shared/wiring-signing.ts';

const failed = [event.PledgePaymentFailed, event.PledgeReminded, event.PledgeWindowExtended];
const ended = [event.PledgeDropped, event.PledgeReleased];
const refunded = [event.PledgeRefundCompleted, event.PledgeRefunded];

export const handler = eventEntry([...failed, ...ended, ...refunded], notifyBacker, () => ({
  pledges: pledges(),
  campaign: campaignsCached(),
  mailer: mailer(),
  linkFor: async (pledge) => {
    const bases = {
      pageUrl: environmentOr('PAYMENT_PAGE_URL', ''),
      apiUrl: environment('API_URL'),
    };
    return paymentLink({ ...bases, ...(await signingSecret()) }, pledge);
  },
  meter: meter(),
}));
