/** What operations see first, closed: what needs somebody, and what is being settled. */
import { campaignId, currency, minor, natural, time } from './answer-parts.ts';
import { campaignStates } from './campaign-answer.ts';
import { once } from '../once.ts';
import * as z from 'zod';

export const attentionKinds = [
  ...(['dead_letters', 'open_attempts', 'past_due', 'tasks'] as const),
  ...(['partners_failing', 'ledger_differences'] as const),
] as const;

export const settlingAnswer = once(() =>
  z
    .strictObject({
      campaignId: campaignId(),
      title: z.string(),
      state: z.enum(campaignStates),
      outcome: z.enum(['funded', 'unfunded']).optional(),
      currency: currency(),
      pledges: natural(),
      open: natural().meta({ description: 'Not at their end, those past due among them' }),
      pastDue: natural().meta({ description: 'Wait for their backer or their time' }),
      done: natural(),
      collectedMinor: minor(),
      refundedMinor: minor(),
      stripePerSecond: z.number().meta({ description: 'What is asked of Stripe at most' }),
      secondsLeft: natural().meta({ description: 'For what waits for nobody, at that rate' }),
    })
    .meta({ id: 'Settling' }),
);

export const overviewAnswer = once(() =>
  z
    .strictObject({
      asOf: time(),
      attention: z.array(
        z.strictObject({
          kind: z.enum(attentionKinds),
          count: natural(),
          atLeast: z.boolean().optional().meta({ description: 'There may be more' }),
          oldestAt: time().optional(),
          text: z.string(),
          lookAt: z.string().optional(),
        }),
      ),
      settlements: z.array(settlingAnswer()),
      campaigns: z.strictObject({ upcoming: natural(), live: natural(), settling: natural() }),
    })
    .meta({ id: 'Overview' }),
);
