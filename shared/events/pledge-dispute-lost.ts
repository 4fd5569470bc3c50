import * as z from 'zod';
import { disputeFacts, pledgeEvent } from './contract.ts';

export const pledgeDisputeLost = pledgeEvent({
  name: 'PledgeDisputeLost',
  version: 1,
  meaning: 'A dispute was lost: the bank keeps the money.',
  details: { disputes: z.array(disputeFacts) },
});
