import { campaigns, now, queue, table } from '../../shared/wiring.ts';
import { interestStore } from '../../shared/store/interest-store.ts';
import { mailer } from '../../shared/wiring-mail.ts';
import { meter } from '../../shared/entry/meter.ts';
import { queueEntry } from '../../shared/entry/queue.ts';
import { tellInterested } from './tell-interested.ts';
import { tellMessage } from '../../shared/queues/messages.ts';

export const handler = queueEntry(tellMessage, tellInterested, () => ({
  campaigns: campaigns(),
  interests: interestStore(table()),
  mailer: mailer(),
  tellings: queue('QUEUE_URL'),
  meter: meter(),
  now,
}));
