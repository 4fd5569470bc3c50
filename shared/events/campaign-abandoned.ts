import { campaignEvent } from './contract.ts';

export const campaignAbandoned = campaignEvent({
  name: 'CampaignAbandoned',
  version: 1,
  meaning: 'A funded campaign will never deliver: everybody gets their money back.',
});
