import { campaignEvent, tallyFacts } from './contract.ts';

export const campaignFunded = campaignEvent({
  name: 'CampaignFunded',
  version: 1,
  meaning: 'The goal was reached: every pledge that counted will be collected.',
  details: {
    tally: tallyFacts,
    /** What was collected of it, where the outcome was decided on that. */
    collected: tallyFacts.optional(),
  },
});
