import * as z from 'zod';
import { pledgeEvent } from './contract.ts';

export const pledgeKept = pledgeEvent({
  name: 'PledgeKept',
  version: 1,
  meaning: 'Its campaign was abandoned after all of it was delivered: nothing of it goes back.',
  details: { keptMinor: z.int().positive() },
});
