/** The story of a pledge on one time line, closed. */
import { campaignId, minor, pledgeId, time } from './answer-parts.ts';
import { once } from '../once.ts';
import { pledgeState } from './pledge-answer.ts';
import * as z from 'zod';

export const storyKinds = [
  ...(['event', 'attempt', 'refund', 'dispute', 'warning'] as const),
  ...(['ledger', 'notice', 'webhook', 'act'] as const),
] as const;

export const storyAnswer = once(() =>
  z
    .strictObject({
      pledgeId: pledgeId(),
      campaignId: campaignId(),
      state: pledgeState(),
      isComplete: z.boolean().meta({
        description: 'False: the ledger is long, and was looked into around these times only',
      }),
      items: z.array(
        z.strictObject({
          at: time(),
          kind: z.enum(storyKinds),
          title: z.string(),
          detail: z.string().optional(),
          key: z.string().optional().meta({ description: 'Idempotency-Key at Stripe' }),
          amountMinor: minor().optional(),
          currency: z.string().optional(),
          link: z.string().optional().meta({ description: "In Stripe's dashboard" }),
          by: z.string().optional(),
        }),
      ),
    })
    .meta({ id: 'Story' }),
);
