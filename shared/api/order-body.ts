/** What a backer may order, in lines or as one reward; closed, and bounded before anybody adds up. */
import { isCountry } from '../domain/countries.ts';
import * as z from 'zod';

export const linesMax = 20;

const quantity = z.int().positive().max(1000);

export const country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .refine(isCountry, 'This is no country of ISO 3166-1.')
  .meta({ description: 'ISO 3166-1 alpha-2', example: 'DE' });

export const orderLines = z
  .array(
    z.strictObject({
      rewardId: z.string().max(40),
      variantId: z.string().max(40).optional(),
      quantity,
    }),
  )
  .min(1)
  .max(linesMax)
  .meta({ description: 'In place of `rewardId` and `quantity`; each thing in one line' });

export const shipTo = z.strictObject({ country });

const orderFields = {
  rewardId: z.string().max(40).optional(),
  quantity: quantity.optional(),
  lines: orderLines.optional(),
  /** Whether it can be charged is for the currency to say; here it is only a number. */
  amountMinor: z
    .number()
    .optional()
    .meta({ description: 'All that is to be collected; missing: what everything costs' }),
  shipTo: shipTo.optional(),
};

type Fields = z.infer<z.ZodObject<typeof orderFields>>;

const sayOnce = ({ lines, rewardId, quantity: pieces }: Fields): boolean =>
  lines === undefined || (rewardId === undefined && pieces === undefined);
const inOneWay = 'Name lines, or a reward and its quantity: not both.';
const notBoth = {
  not: { required: ['lines'], anyOf: [{ required: ['rewardId'] }, { required: ['quantity'] }] },
};

export const pledgeBody = z
  .strictObject({
    ...orderFields,
    code: z
      .string()
      .min(1)
      .max(100)
      .optional()
      .meta({ description: 'Opens a secret reward: its code, or a pass' }),
  })
  .refine(sayOnce, inOneWay)
  .meta(notBoth);
export type PledgeBody = z.infer<typeof pledgeBody>;

export const changePledgeBody = z
  .strictObject({ ...pledgeBody.shape })
  .refine(sayOnce, inOneWay)
  .refine((body) => Object.keys(body).length > 0, 'Name at least one field to change.')
  .meta({ ...notBoth, minProperties: 1 });
