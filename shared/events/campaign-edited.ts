import { campaignEvent } from './contract.ts';

export const campaignEdited = campaignEvent({
  name: 'CampaignEdited',
  version: 1,
  meaning: 'The terms of a campaign have changed before they were binding.',
});
