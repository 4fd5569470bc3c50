import { campaigns, now, pledges, settlementQueues } from '../../shared/wiring.ts';
import { eventEntry } from '../../shared/entry/queue.ts';
import { pledgeDisputeLost } from '../../shared/events/pledge-dispute-lost.ts';
import { pledgeDisputeWon } from '../../shared/events/pledge-dispute-won.ts';
import { settlePledge } from './settle-pledge.ts';

export const handler = eventEntry([pledgeDisputeWon, pledgeDisputeLost], settlePledge, () => ({
  pledges: pledges(),
  campaigns: campaigns(),
  ...settlementQueues(),
  now,
}));
