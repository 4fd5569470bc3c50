import { operatorEvent } from './contract.ts';
import * as z from 'zod';

export const cancellationOrdered = operatorEvent({
  name: 'CancellationOrdered',
  version: 1,
  meaning: 'An operator cancels a campaign in place of its creator: CampaignCancelled follows.',
  details: { campaignId: z.string() },
});
