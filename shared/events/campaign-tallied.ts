import { campaignEvent, tallyFacts } from './contract.ts';

export const campaignTallied = campaignEvent({
  name: 'CampaignTallied',
  version: 1,
  meaning: 'Enough was promised; whether the goal is reached is judged on what can be collected.',
  details: { tally: tallyFacts },
});
