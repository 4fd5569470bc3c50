/** What is sent about deliveries: closed, like every body; what a parcel may say is said beside its rules. */
import * as z from 'zod';

/** A file comes in parts, so that a function never holds more than one of them. */
export const shipmentImportBody = z.strictObject({
  csv: z.string().min(1).max(250_000),
  /** Only says what would happen. */
  dryRun: z.boolean().default(true),
  /** The line of the whole file on which the first row of this part stands. */
  firstRow: z.int().min(2).max(100_000_000).default(2),
});
export type ShipmentImportBody = z.infer<typeof shipmentImportBody>;

/** Each is judged on its own. */
export const shipmentsBody = z.strictObject({
  shipments: z.array(z.unknown()).min(1).max(100),
});
export type ShipmentsBody = z.infer<typeof shipmentsBody>;

export const codesBody = z.strictObject({
  rewardId: z.string().min(1).max(40),
  codes: z
    .array(z.string().regex(/^[\x21-\x7e]{1,200}$/))
    .min(1)
    .max(1000),
});
export type CodesBody = z.infer<typeof codesBody>;

const rewardPlan = z.strictObject({
  rewardId: z.string().min(1).max(40),
  kind: z.enum(['parcel', 'pickup', 'digital']).default('parcel'),
  choices: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
        title: z.string().trim().min(1).max(120),
        options: z.array(z.string().trim().min(1).max(80)).min(1).max(100),
      }),
    )
    .max(10)
    .default([]),
});

export const deliveryPlanBody = z.strictObject({
  /** From then on what backers gave is final. */
  lockAt: z.iso.datetime({ offset: true }).optional(),
  keepAddressDays: z.int().min(1).max(365).default(30),
  reminderDays: z.array(z.int().min(1).max(365)).max(10).default([3, 7, 14]),
  rewards: z.array(rewardPlan).max(100).default([]),
});
export type DeliveryPlanBody = z.infer<typeof deliveryPlanBody>;

export const waveBody = z.strictObject({
  name: z.string().trim().min(1).max(120),
  /** All of them must hold; what is left out holds for everybody. */
  rules: z
    .strictObject({
      rewardIds: z.array(z.string().min(1).max(40)).min(1).max(100).optional(),
      countries: z
        .array(z.string().regex(/^[A-Z]{2}$/))
        .min(1)
        .max(250)
        .optional(),
      numberFrom: z.int().min(1).optional(),
      numberTo: z.int().min(1).optional(),
    })
    .default({}),
});
export type WaveBody = z.infer<typeof waveBody>;

export const wavePath = z.object({
  id: z.string().max(100),
  wave: z.string().regex(/^\d{1,6}$/),
});
export type WavePath = z.infer<typeof wavePath>;

export const exportQuery = z.strictObject({
  /** `nextCursor` of the page before. */
  cursor: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .optional()
    .meta({
      override: ({ jsonSchema }: { jsonSchema: Record<string, unknown> }) => {
        Object.assign(jsonSchema, { type: 'string' });
      },
    }),
});
export type ExportQuery = z.infer<typeof exportQuery>;
