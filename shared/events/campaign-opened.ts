import { campaignEvent } from './contract.ts';

export const campaignOpened = campaignEvent({
  name: 'CampaignOpened',
  version: 1,
  meaning: 'A campaign takes pledges.',
});
