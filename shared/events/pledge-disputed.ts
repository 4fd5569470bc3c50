import * as z from 'zod';
import { disputeFacts, pledgeEvent } from './contract.ts';

export const pledgeDisputed = pledgeEvent({
  name: 'PledgeDisputed',
  version: 1,
  meaning: 'A bank takes a payment back until a dispute is decided.',
  details: { disputes: z.array(disputeFacts) },
});
