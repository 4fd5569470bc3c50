import * as z from 'zod';
import { pledgeEvent } from './contract.ts';

export const pledgeCreated = pledgeEvent({
  name: 'PledgeCreated',
  version: 1,
  meaning: 'A pledge was accepted and its stock is held; its payment is not set up yet.',
  audience: 'bus-when-lapsing',
  details: {
    expiresAtMs: z.int().positive(),
    /** Units held of limited rewards and of limits per backer; 0 when nothing is limited. */
    heldUnits: z.int().nonnegative(),
  },
});
