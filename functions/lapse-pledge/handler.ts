import { eventEntry } from '../../shared/entry/queue.ts';
import { lapsePledge } from './lapse-pledge.ts';
import { now, pledges, queue } from '../../shared/wiring.ts';
import { pledgeCreated } from '../../shared/events/pledge-created.ts';

export const handler = eventEntry([pledgeCreated], lapsePledge, () => ({
  pledges: pledges(),
  releases: queue('RELEASE_QUEUE_URL'),
  now,
}));
