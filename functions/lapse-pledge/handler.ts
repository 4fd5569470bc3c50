import { eventEntry } from '../../shared/entry/queue.ts';
import { lapsePledge } from './lapse-pledge.ts';
import { now, pledges, queue } from '../../shared/wiring.ts';
import { pledgeChanged } from '../../shared/events/pledge-changed.ts';
import { pledgeCreated } from '../../shared/events/pledge-created.ts';

export const handler = eventEntry([pledgeCreated, pledgeChanged], lapsePledge, () => ({
  pledges: pledges(),
  releases: queue('RELEASE_QUEUE_URL'),
  now,
}));
