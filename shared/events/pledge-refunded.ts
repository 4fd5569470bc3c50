import * as z from 'zod';
import { pledgeEvent, refundFacts } from './contract.ts';

export const pledgeRefunded = pledgeEvent({
  name: 'PledgeRefunded',
  version: 1,
  meaning: 'Everything that was collected of a pledge was given back.',
  details: { refunds: z.array(refundFacts) },
});
