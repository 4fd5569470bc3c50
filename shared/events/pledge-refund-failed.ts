import * as z from 'zod';
import { pledgeEvent, refundFacts } from './contract.ts';

export const pledgeRefundFailed = pledgeEvent({
  name: 'PledgeRefundFailed',
  version: 1,
  meaning: 'A refund failed: the money is still owed, by another route.',
  details: { refunds: z.array(refundFacts) },
});
