import * as z from 'zod';
import { partnerEvent } from './contract.ts';

export const partnerChanged = partnerEvent({
  name: 'PartnerChanged',
  version: 1,
  meaning: 'Operations have changed what a partner shop may, or where it is told.',
  details: {
    campaignIds: z.array(z.string()),
    limits: z.object({
      pledgesPerMinute: z.int(),
      pledgesPerDay: z.int(),
      quantityMax: z.int(),
    }),
    ships: z.boolean().optional(),
    endpoint: z.object({ url: z.string(), state: z.string() }).optional(),
  },
});
