import * as z from 'zod';
import { partnerEvent } from './contract.ts';

export const partnerEndpointSwitchedOn = partnerEvent({
  name: 'PartnerEndpointSwitchedOn',
  version: 1,
  meaning: 'A partner shop is told again, also of what it has missed.',
  details: {
    endpoint: z.object({
      url: z.string(),
      state: z.string(),
      offReason: z.enum(['by_operator', 'failing', 'gone']).optional(),
    }),
  },
});
