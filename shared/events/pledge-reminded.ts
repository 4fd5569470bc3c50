import * as z from 'zod';
import { pledgeEvent } from './contract.ts';

export const pledgeReminded = pledgeEvent({
  name: 'PledgeReminded',
  version: 1,
  meaning: 'The backer of a past due pledge was to be reminded once more.',
  details: { pastDueUntilMs: z.int().positive() },
});
