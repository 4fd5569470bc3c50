import { campaignEvent, tallyFacts } from './contract.ts';

export const campaignUnfunded = campaignEvent({
  name: 'CampaignUnfunded',
  version: 1,
  meaning: 'The goal was missed: pledges are given back, or kept where the creator keeps it all.',
  details: {
    tally: tallyFacts,
    /** What was collected of it, where the outcome was decided on that. */
    collected: tallyFacts.optional(),
  },
});
