import { announceOpening } from './announce-opening.ts';
import { campaignOpened } from '../../shared/events/campaign-opened.ts';
import { campaigns, queue } from '../../shared/wiring.ts';
import { eventEntry } from '../../shared/entry/queue.ts';

export const handler = eventEntry([campaignOpened], announceOpening, () => ({
  campaigns: campaigns(),
  tellings: queue('TELL_QUEUE_URL'),
}));
