import * as z from 'zod';
import { pledgeEvent } from './contract.ts';

export const pledgeReleased = pledgeEvent({
  name: 'PledgeReleased',
  version: 1,
  meaning: 'A pledge was given back because of its campaign: its backer owes and has paid nothing.',
  details: {
    reason: z.string(),
    refundedMinor: z.int().nonnegative(),
  },
});
