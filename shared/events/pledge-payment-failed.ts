import * as z from 'zod';
import { pledgeEvent } from './contract.ts';

export const pledgePaymentFailed = pledgeEvent({
  name: 'PledgePaymentFailed',
  version: 1,
  meaning: 'Collecting a pledge was declined; it is past due.',
  details: {
    failure: z.object({
      code: z.string(),
      declineCode: z.string().optional(),
      adviceCode: z.string().optional(),
    }),
    pastDueUntilMs: z.int().positive(),
  },
});
