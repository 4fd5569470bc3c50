import * as z from 'zod';
import { campaignEvent } from './contract.ts';

export const campaignPublished = campaignEvent({
  name: 'CampaignPublished',
  version: 1,
  meaning: 'A campaign is on show; it takes pledges from its opening on.',
  details: {
    opensAtMs: z.int().positive(),
  },
});
