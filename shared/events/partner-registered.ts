import * as z from 'zod';
import { partnerEvent } from './contract.ts';

export const partnerRegistered = partnerEvent({
  name: 'PartnerRegistered',
  version: 1,
  meaning: 'Operations have registered a partner shop.',
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
