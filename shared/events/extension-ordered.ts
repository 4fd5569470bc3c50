import { operatorEvent } from './contract.ts';
import * as z from 'zod';

export const extensionOrdered = operatorEvent({
  name: 'ExtensionOrdered',
  version: 1,
  meaning: 'An operator gives a campaign a later deadline: CampaignExtended follows.',
  details: { campaignId: z.string(), deadlineMs: z.int().positive() },
});
