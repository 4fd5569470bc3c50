import * as z from 'zod';
import { pledgeEvent } from './contract.ts';

export const pledgeLapsed = pledgeEvent({
  name: 'PledgeLapsed',
  version: 1,
  meaning: 'A pledge was not set up in time; what it held is free again.',
  details: {
    refundedMinor: z.int().nonnegative(),
  },
});
