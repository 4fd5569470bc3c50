/** Pieces that the shapes of several answers have in common. */
import * as z from 'zod';

export const time = () => z.iso.datetime().meta({ description: 'ISO 8601, in UTC' });
export const minor = () =>
  z.int().meta({ description: "An amount in the currency's minor unit: 4999 is 49.99 EUR" });
export const natural = () => z.int().min(0);
export const currency = () =>
  z
    .string()
    .regex(/^[A-Z]{3}$/)
    .meta({ description: 'ISO 4217', example: 'EUR' });
export const campaignId = () =>
  z
    .string()
    .regex(/^cmp_[a-z2-7]{16}$/)
    .meta({ example: 'cmp_k4jq2m7dxw5ahzet' });
export const pledgeId = () =>
  z
    .string()
    .regex(/^plg_[a-z2-7]{16}[0-9a-f][a-z2-7]{16}$/)
    .meta({ example: 'plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca' });

/** A page of a list, with what leads to the next one. */
export const pageOf = (id: string, item: () => z.ZodType) =>
  z
    .strictObject({
      items: z.array(item()),
      nextCursor: z.string().optional().meta({ description: 'Missing on the last page' }),
    })
    .meta({ id });

/** A query is text; who reads the document is told of the number in it. */
export const limitUpTo = (maximum: number) =>
  z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(maximum))
    .default(20)
    .meta({
      override: ({ jsonSchema }: { jsonSchema: Record<string, unknown> }) => {
        delete jsonSchema['pattern'];
        Object.assign(jsonSchema, { type: 'integer', minimum: 1, maximum, default: 20 });
      },
    });

export const cursor = z
  .string()
  .max(1000)
  .optional()
  .meta({ description: '`nextCursor` of the page before' });
