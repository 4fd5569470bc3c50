import * as z from 'zod';
import { disputeFacts, pledgeEvent } from './contract.ts';

export const pledgeDisputeWon = pledgeEvent({
  name: 'PledgeDisputeWon',
  version: 1,
  meaning: 'All disputes of a pledge are decided, and its money stays.',
  details: { disputes: z.array(disputeFacts) },
});
