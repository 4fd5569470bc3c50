/** What a later deadline would mean, closed. */
import { actProblem, confirmedBody } from './inspected-campaign-answer.ts';
import { campaignId, currency, minor, natural, time } from './answer-parts.ts';
import { once } from '../once.ts';
import * as z from 'zod';

const endingHolds = () =>
  z.strictObject({
    lookedAt: natural().meta({ description: 'Pledges that were looked at' }),
    isAll: z.boolean().meta({ description: 'False of a large campaign: a sample was looked at' }),
    ending: natural().meta({
      description: 'Holds on cards that end too early, and give way to the saved card in time',
    }),
    endingMinor: minor(),
  });

export const extensionAnswer = once(() =>
  z
    .strictObject({
      campaignId: campaignId(),
      isPossible: z.boolean(),
      problem: actProblem(),
      deadline: time(),
      newDeadline: time(),
      pledges: natural().meta({ description: 'That stand now, and would be charged later' }),
      pledgedMinor: minor(),
      collectedMinor: minor().meta({ description: 'Taken already, and kept longer undecided' }),
      currency: currency(),
      holds: endingHolds().optional().meta({ description: 'With collection `authorize`' }),
      confirm: z.string().meta({ description: 'To be typed by whoever does it' }),
      version: natural(),
    })
    .meta({ id: 'ExtensionPreview' }),
);

const deadline = () =>
  z.iso
    .datetime({ offset: true })
    .transform((text) => Date.parse(text))
    .meta({ description: 'The new deadline' });

export const extensionQuery = z.object({ deadline: deadline() });
export type ExtensionQuery = z.infer<typeof extensionQuery>;

export const extendBody = confirmedBody.extend({ deadline: deadline() });
export type ExtendBody = z.infer<typeof extendBody>;
