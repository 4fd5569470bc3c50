/** What a backer says for the delivery: the form of its fields; what a country wants is judged later. */
import { once } from '../once.ts';
import { pledgeId } from './answer-parts.ts';
import { renewPaymentBody } from './pledge-view.ts';
import * as z from 'zod';

/** No control characters: what is printed on a label is one line. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}]*$/u);

export const deliveryDataBody = renewPaymentBody.extend({
  address: z
    .strictObject({
      ...{ name: line(120), line1: line(120), line2: line(120).optional(), city: line(80) },
      ...{ region: line(80).optional(), postalCode: line(16).optional() },
      country: z.string().regex(/^[A-Z]{2}$/),
      phone: z
        .string()
        .regex(/^\+?[0-9 ()/-]{4,30}$/)
        .optional(),
    })
    .optional(),
  /** By `rewardId.choiceId`. */
  choices: z.record(z.string().max(90), z.string().max(80)).default({}),
});
export type DeliveryDataBody = z.infer<typeof deliveryDataBody>;

export const deliveryDataAnswer = once(() =>
  z
    .strictObject({ pledgeId: pledgeId(), given: z.boolean(), country: z.string().optional() })
    .meta({ id: 'DeliveryDataGiven' }),
);
