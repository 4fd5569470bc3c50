import * as z from 'zod';
import { disputeFacts, pledgeEvent } from './contract.ts';

export const pledgeDisputeUpdated = pledgeEvent({
  name: 'PledgeDisputeUpdated',
  version: 1,
  meaning: 'Something about a dispute changed other than its outcome.',
  details: { disputes: z.array(disputeFacts) },
});
