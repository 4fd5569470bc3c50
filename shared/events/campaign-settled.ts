import * as z from 'zod';
import { campaignEvent } from './contract.ts';

export const campaignSettled = campaignEvent({
  name: 'CampaignSettled',
  version: 1,
  meaning: 'Every pledge of a decided campaign has come to its end.',
  details: {
    outcome: z.enum(['funded', 'unfunded']),
  },
});
