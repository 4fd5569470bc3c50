import * as z from 'zod';
import { disputeFacts, pledgeEvent } from './contract.ts';

export const pledgeInquiryUpdated = pledgeEvent({
  name: 'PledgeInquiryUpdated',
  version: 1,
  meaning: 'A bank asks, or asked, about a payment; no money moves.',
  details: { disputes: z.array(disputeFacts) },
});
