import * as z from 'zod';
import { pledgeEvent } from './contract.ts';

export const pledgeFraudWarned = pledgeEvent({
  name: 'PledgeFraudWarned',
  version: 1,
  meaning: 'A card network has heard of fraud with a payment that may still be refunded.',
  details: { fraudWarnings: z.array(z.object({ id: z.string(), kind: z.string() })) },
});
