import { announced, backerLink, subscriptions } from '../../shared/wiring-promises.ts';
import { campaignsCached, now, pledges } from '../../shared/wiring.ts';
import { fulfilments } from '../../shared/wiring-fulfilment.ts';
import { letterMessage } from '../../shared/queues/messages.ts';
import { mailer } from '../../shared/wiring-mail.ts';
import { meter } from '../../shared/entry/meter.ts';
import { queueEntry } from '../../shared/entry/queue.ts';
import { writeToBacker } from './write-to-backer.ts';

export const handler = queueEntry(letterMessage, writeToBacker, () => ({
  campaign: campaignsCached(),
  announcements: announced(),
  pledges: pledges(),
  fulfilments: fulfilments(),
  subscriptions: subscriptions(),
  mailer: mailer(),
  linkFor: backerLink,
  meter: meter(),
  now,
}));
