import * as z from 'zod';
import { ledgerEvent } from './contract.ts';

export const differenceFacts = z.object({
  differenceId: z.string(),
  kind: z.string(),
  pledgeId: z.string().optional(),
  /** The balance transaction at Stripe, or the kind of entry, that it is about. */
  reference: z.string(),
  bookedMinor: z.int(),
  foundMinor: z.int(),
});

export const ledgerDifferenceFound = ledgerEvent({
  name: 'LedgerDifferenceFound',
  version: 1,
  meaning: 'Journal, pledges and Stripe do not say the same of one thing: operations must look.',
  details: differenceFacts.shape,
});
