import * as z from 'zod';
import { pledgeEvent, refundFacts } from './contract.ts';

export const pledgeRefundCompleted = pledgeEvent({
  name: 'PledgeRefundCompleted',
  version: 1,
  meaning: 'A refund arrived; it was not all of the money, or not the last of it.',
  details: { refunds: z.array(refundFacts) },
});
