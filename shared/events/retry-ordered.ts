import { operatorEvent } from './contract.ts';
import * as z from 'zod';

export const retryOrdered = operatorEvent({
  name: 'RetryOrdered',
  version: 1,
  meaning: 'An operator has a pledge looked at now that would be looked at later.',
  details: { campaignId: z.string(), pledgeId: z.string() },
});
