import { campaignExtended } from '../../shared/events/campaign-extended.ts';
import { eventEntry } from '../../shared/entry/queue.ts';
import { promiseChanged } from '../../shared/events/promise-changed.ts';
import { queue } from '../../shared/wiring.ts';
import { startAnnouncement } from './start-announcement.ts';
import { updatePosted } from '../../shared/events/update-posted.ts';

export const handler = eventEntry(
  [promiseChanged, updatePosted, campaignExtended],
  startAnnouncement,
  () => ({ pages: queue('ANNOUNCE_QUEUE_URL') }),
);
