import { campaignEvent } from './contract.ts';

export const campaignFulfilmentStarted = campaignEvent({
  name: 'CampaignFulfilmentStarted',
  version: 1,
  meaning: 'The first rewards of a settled campaign are on their way, or an operator says so.',
});
