import { campaignSealed } from '../../shared/events/campaign-sealed.ts';
import { campaigns, now, pledges, totals } from '../../shared/wiring.ts';
import { eventEntry } from '../../shared/entry/queue.ts';
import { meter } from '../../shared/entry/meter.ts';
import { tallyCampaign } from './tally-campaign.ts';

export const handler = eventEntry([campaignSealed], tallyCampaign, () => ({
  campaigns: campaigns(),
  pledges: pledges(),
  totals: totals(),
  meter: meter(),
  now,
}));
