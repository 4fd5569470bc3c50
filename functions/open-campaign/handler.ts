import { campaignMessage } from '../../shared/queues/messages.ts';
import { campaigns, now } from '../../shared/wiring.ts';
import { openCampaign } from './open-campaign.ts';
import { queueEntry } from '../../shared/entry/queue.ts';

export const handler = queueEntry(campaignMessage, openCampaign, () => ({
  campaigns: campaigns(),
  now,
}));
