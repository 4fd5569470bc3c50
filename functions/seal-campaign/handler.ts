import { campaignMessage } from '../../shared/queues/messages.ts';
import { campaigns, now } from '../../shared/wiring.ts';
import { environmentMs } from '../../shared/env.ts';
import { queueEntry } from '../../shared/entry/queue.ts';
import { sealCampaign } from './seal-campaign.ts';

export const handler = queueEntry(campaignMessage, sealCampaign, () => ({
  campaigns: campaigns(),
  now,
  graceMs: environmentMs('DEADLINE_GRACE_SECONDS'),
}));
