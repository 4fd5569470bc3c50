import { campaignEvent } from './contract.ts';

export const campaignCancelled = campaignEvent({
  name: 'CampaignCancelled',
  version: 1,
  meaning: 'The creator has cancelled the campaign: every pledge is given back.',
});
