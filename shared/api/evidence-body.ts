/** What operations send to hand in evidence. */
import { evidenceCharactersMax } from '../domain/evidence.ts';
import * as z from 'zod';

export const disputePath = z.object({
  id: z.string().max(100),
  disputeId: z.string().regex(/^d[pu]_[A-Za-z0-9_]{1,100}$/),
});
export type DisputePath = z.infer<typeof disputePath>;

export const evidenceBody = z.strictObject({
  /** False keeps it with the dispute; true sends it to the bank, once and for all. */
  submit: z.boolean(),
  /** In place of the text that is made of the pledge's history. */
  text: z.string().trim().min(1).max(evidenceCharactersMax).optional(),
});
export type EvidenceBody = z.infer<typeof evidenceBody>;
