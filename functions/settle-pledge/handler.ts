import { campaigns, now, pledges, queue } from '../../shared/wiring.ts';
import { eventEntry } from '../../shared/entry/queue.ts';
import { pledgeDisputeWon } from '../../shared/events/pledge-dispute-won.ts';
import { settlePledge } from './settle-pledge.ts';

export const handler = eventEntry([pledgeDisputeWon], settlePledge, () => ({
  pledges: pledges(),
  campaigns: campaigns(),
  collections: queue('COLLECT_QUEUE_URL'),
  releases: queue('RELEASE_QUEUE_URL'),
  refunds: queue('REFUND_QUEUE_URL'),
  dunnings: queue('DUN_QUEUE_URL'),
  now,
}));
