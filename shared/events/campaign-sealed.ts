import { campaignEvent } from './contract.ts';

export const campaignSealed = campaignEvent({
  name: 'CampaignSealed',
  version: 1,
  meaning: 'The deadline has passed and no further pledge counts; the tally follows.',
});
