import { campaignEvent } from './contract.ts';

export const campaignFulfilled = campaignEvent({
  name: 'CampaignFulfilled',
  version: 1,
  meaning: 'Nothing is left to deliver to anybody whose money was kept.',
});
