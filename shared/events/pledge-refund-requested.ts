import * as z from 'zod';
import { pledgeEvent, refundFacts } from './contract.ts';

export const pledgeRefundRequested = pledgeEvent({
  name: 'PledgeRefundRequested',
  version: 1,
  meaning: 'Part of what was collected is to be given back.',
  details: { refunds: z.array(refundFacts) },
});
