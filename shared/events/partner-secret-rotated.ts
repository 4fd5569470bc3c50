import * as z from 'zod';
import { partnerEvent } from './contract.ts';

export const partnerSecretRotated = partnerEvent({
  name: 'PartnerSecretRotated',
  version: 1,
  meaning: 'A partner shop has another signing secret; the one before may stay valid for a while.',
  details: {
    /** Numbers of the secrets, newest first. */
    keys: z.array(z.object({ number: z.int(), validUntilMs: z.int().optional() })),
  },
});
