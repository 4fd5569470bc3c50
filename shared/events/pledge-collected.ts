import * as z from 'zod';
import { pledgeEvent } from './contract.ts';

export const pledgeCollected = pledgeEvent({
  name: 'PledgeCollected',
  version: 1,
  meaning: 'The money of a pledge was collected.',
  details: {
    chargedIntentId: z.string(),
  },
});
