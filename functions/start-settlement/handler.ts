import { campaignAbandoned } from '../../shared/events/campaign-abandoned.ts';
import { campaignCancelled } from '../../shared/events/campaign-cancelled.ts';
import { campaignFunded } from '../../shared/events/campaign-funded.ts';
import { campaignTallied } from '../../shared/events/campaign-tallied.ts';
import { campaignUnfunded } from '../../shared/events/campaign-unfunded.ts';
import { campaigns, now, pledges, queue, settlementQueues } from '../../shared/wiring.ts';
import { eventEntry } from '../../shared/entry/queue.ts';
import { startSettlement } from './start-settlement.ts';

export const handler = eventEntry(
  [campaignTallied, campaignFunded, campaignUnfunded, campaignCancelled, campaignAbandoned],
  startSettlement,
  () => ({
    campaigns: campaigns(),
    pledges: pledges(),
    ...settlementQueues(),
    completions: queue('COMPLETE_QUEUE_URL'),
    now,
  }),
);
