import * as z from 'zod';
import { pledgeEvent, refundFacts } from './contract.ts';

export const pledgeRefundStarted = pledgeEvent({
  name: 'PledgeRefundStarted',
  version: 1,
  meaning: 'All that is left of what was collected is to be given back.',
  details: { refunds: z.array(refundFacts) },
});
