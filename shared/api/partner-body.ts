/** What operators send of partners: closed, and complete when a partner is registered. */
import { campaignIdPattern } from '../domain/ids.ts';
import * as z from 'zod';

const fields = {
  name: z.string().trim().min(1).max(120),
  campaignIds: z.array(z.string().regex(campaignIdPattern)).max(200),
  limits: z.strictObject({
    pledgesPerMinute: z.int().min(1).max(100_000),
    pledgesPerDay: z.int().min(1).max(10_000_000),
    /** Of one reward in one pledge. */
    quantityMax: z.int().min(1).max(1000),
  }),
  endpointUrl: z.string().max(500).optional(),
  /** Whether it sends what others have sold: a warehouse does, a shop does not. */
  ships: z.boolean().optional(),
};

export const registerPartnerBody = z.strictObject(fields);
export type RegisterPartnerBody = z.infer<typeof registerPartnerBody>;

const switched = z.enum(['on', 'off']);

export const changePartnerBody = z
  .strictObject({
    ...z.strictObject(fields).partial().shape,
    /** Null takes it away. */
    endpointUrl: z.string().max(500).nullable().optional(),
    /** Off, it may post nothing. */
    state: switched.optional(),
    /** Off, it is told nothing; on again, it is told what it has missed. */
    endpointState: switched.optional(),
  })
  .refine((body) => Object.keys(body).length > 0, 'Name at least one field to change.')
  .meta({ minProperties: 1 });
export type ChangePartnerBody = z.infer<typeof changePartnerBody>;

export const rotateSecretBody = z.strictObject({
  /** The number of the secret that is in use: a repeated request rotates once. */
  replaces: z.int().min(1),
  /** For how long the secret before stays valid; 0 ends it at once. */
  overlapHours: z.int().min(0).max(168).default(24),
});
export type RotateSecretBody = z.infer<typeof rotateSecretBody>;

export const importBody = z.strictObject({
  csv: z.string().min(1).max(250_000),
  /** Only says what would happen. */
  dryRun: z.boolean().default(true),
});
export type ImportBody = z.infer<typeof importBody>;

export const partnerPath = z.object({ partnerId: z.string().max(100) });
export type PartnerPath = z.infer<typeof partnerPath>;
