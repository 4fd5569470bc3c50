import { campaignEvent } from './contract.ts';

export const campaignExtended = campaignEvent({
  name: 'CampaignExtended',
  version: 1,
  meaning:
    'The deadline of a live campaign is later than it was: nobody is charged before the new one.',
});
