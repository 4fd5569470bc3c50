import { campaignEvent } from './contract.ts';

export const campaignCreated = campaignEvent({
  name: 'CampaignCreated',
  version: 1,
  meaning: 'A creator has drafted a campaign; nobody else sees it yet.',
});
