import * as z from 'zod';
import { pledgeEvent } from './contract.ts';

export const pledgeDropped = pledgeEvent({
  name: 'PledgeDropped',
  version: 1,
  meaning: 'A past due pledge was not recovered in time and is given up.',
  details: {
    failure: z.object({ code: z.string(), declineCode: z.string().optional() }),
  },
});
