import * as z from 'zod';
import { pledgeEvent, refundFacts } from './contract.ts';

export const pledgeRefundPending = pledgeEvent({
  name: 'PledgeRefundPending',
  version: 1,
  meaning: 'Stripe accepted a refund and has not finished it.',
  details: { refunds: z.array(refundFacts) },
});
