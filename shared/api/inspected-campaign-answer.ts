/** A campaign as operations see it, closed, and what would become of it. */
import { campaignAnswer } from './campaign-answer.ts';
import { campaignId, currency, minor, natural, time } from './answer-parts.ts';
import { once } from '../once.ts';
import { pledgeState } from './pledge-answer.ts';
import { reason } from './queue-answer.ts';
import { settlingAnswer } from './overview-answer.ts';
import * as z from 'zod';

const yes = () => z.boolean();

export const inspectedCampaignAnswer = once(() =>
  z
    .strictObject({
      campaign: campaignAnswer(),
      creatorId: z.string(),
      version: natural(),
      pledgesByState: z.partialRecord(pledgeState(), natural()),
      dunning: z.strictObject({
        failed: natural().meta({ description: 'Pledges whose payment failed at least once' }),
        recovering: natural(),
        recovered: natural(),
        dropped: natural(),
      }),
      settlement: settlingAnswer().optional(),
      curve: z
        .array(
          z.strictObject({
            ...{ at: time(), pledgedMinor: minor(), pledges: natural() },
            ...{ collectedMinor: minor(), refundedMinor: minor() },
          }),
        )
        .meta({ description: '200 points at most, the last one as of now' }),
      eventCounts: z.record(z.string(), natural()),
      may: z.strictObject({ cancel: yes(), extend: yes(), abandon: yes() }),
    })
    .meta({ id: 'InspectedCampaign' }),
);

export const actProblem = () => z.strictObject({ code: z.string(), detail: z.string() }).optional();

export const cancellationAnswer = once(() =>
  z
    .strictObject({
      campaignId: campaignId(),
      isPossible: yes(),
      problem: actProblem(),
      pledges: natural().meta({ description: 'That stand now' }),
      pledgedMinor: minor(),
      refundMinor: minor().meta({ description: 'Taken already, and to be given back' }),
      currency: currency(),
      secondsLeft: natural().meta({ description: 'How long it lasts at the rate of Stripe' }),
      confirm: z.string().meta({ description: 'To be typed by whoever does it' }),
      version: natural(),
    })
    .meta({ id: 'CancellationPreview' }),
);

/** Typed by a person who saw this version of the campaign. */
export const confirmedBody = z.strictObject({
  confirm: z.string().max(300).meta({ description: '`confirm` of the preview' }),
  version: z.int().positive().meta({ description: '`version` of the preview' }),
  reason: reason(),
});
export type ConfirmedBody = z.infer<typeof confirmedBody>;
