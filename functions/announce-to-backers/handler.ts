import { announceMessage } from '../../shared/queues/messages.ts';
import { announceToBackers } from './announce-to-backers.ts';
import { announced } from '../../shared/wiring-promises.ts';
import { campaignsCached, pledges, queue } from '../../shared/wiring.ts';
import { fulfilments } from '../../shared/wiring-fulfilment.ts';
import { queueEntry } from '../../shared/entry/queue.ts';

export const handler = queueEntry(announceMessage, announceToBackers, () => ({
  campaign: campaignsCached(),
  announcements: announced(),
  pledges: pledges(),
  fulfilments: fulfilments(),
  letters: queue('LETTER_QUEUE_URL'),
  pages: queue('QUEUE_URL'),
}));
