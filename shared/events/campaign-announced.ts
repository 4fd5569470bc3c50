import { campaignEvent } from './contract.ts';

export const campaignAnnounced = campaignEvent({
  name: 'CampaignAnnounced',
  version: 1,
  meaning:
    'A draft is on show as a teaser: nothing of its terms is fixed, and it takes no pledges.',
});
