import * as z from 'zod';
import { pledgeEvent } from './contract.ts';

export const pledgeCancelled = pledgeEvent({
  name: 'PledgeCancelled',
  version: 1,
  meaning: 'A backer has taken a pledge back before the deadline.',
  details: {
    refundedMinor: z.int().nonnegative(),
  },
});
