import * as z from 'zod';
import { pledgeEvent } from './contract.ts';

export const pledgeWindowExtended = pledgeEvent({
  name: 'PledgeWindowExtended',
  version: 1,
  meaning: 'Operations gave the backer of a past due pledge more time.',
  details: { pastDueUntilMs: z.int().positive() },
});
