/** The live feed on the wire, closed: counts by type, and the events themselves as far as kept. */
import { cursor, natural, time } from './answer-parts.ts';
import { once } from '../once.ts';
import * as z from 'zod';

export const feedQuery = z.strictObject({
  since: cursor.meta({ description: '`nextCursor` of the answer before' }),
  campaignId: z
    .string()
    .max(40)
    .optional()
    .meta({ description: 'Only events of this campaign in `recent`; counts are of all' }),
});
export type FeedQuery = z.infer<typeof feedQuery>;

const counts = () =>
  z.array(z.strictObject({ at: time(), counts: z.record(z.string(), natural()) }));

export const feedAnswer = once(() =>
  z
    .strictObject({
      asOf: time(),
      nextCursor: z.string(),
      isComplete: z.boolean().meta({ description: 'False: ask again at once' }),
      minutes: counts().meta({ description: 'One that is told again replaces the one before' }),
      seconds: counts().meta({ description: 'Of what is new since the cursor' }),
      recent: z
        .array(
          z.strictObject({
            id: z.string(),
            at: time(),
            event: z.string(),
            campaignId: z.string().optional(),
            pledgeId: z.string().optional(),
            partnerId: z.string().optional(),
            amountMinor: natural().optional(),
            currency: z.string().optional(),
            attention: z.boolean().meta({ description: 'Somebody should look at it' }),
            by: z.string().optional(),
            reason: z.string().optional(),
          }),
        )
        .meta({ description: 'Newest last; of a rush some, but all that need attention' }),
    })
    .meta({ id: 'Feed' }),
);
