import * as z from 'zod';
import { partnerEvent } from './contract.ts';

export const partnerEndpointSwitchedOff = partnerEvent({
  name: 'PartnerEndpointSwitchedOff',
  version: 1,
  meaning:
    'A partner shop is told nothing until its endpoint is switched on: operations must tell it.',
  details: {
    endpoint: z.object({
      url: z.string(),
      state: z.string(),
      offReason: z.enum(['by_operator', 'failing', 'gone']).optional(),
    }),
  },
});
