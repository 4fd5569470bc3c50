/** What the link in a mail about a changed promise opens. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignId, currency, minor, pledgeId, time } from '../../shared/api/answer-parts.ts';
import { linkOperation } from '../../shared/api/link-operation.ts';
import { once } from '../../shared/once.ts';
import * as z from 'zod';

const exitLinkAnswer = once(() =>
  z
    .strictObject({
      pledgeId: pledgeId(),
      state: z.enum(['open', 'left', 'over']),
      campaign: z.strictObject({ id: campaignId(), title: z.string() }),
      reason: z.string().optional(),
      refundMinor: minor(),
      currency: currency(),
      leaveUntil: time().optional(),
    })
    .meta({ id: 'ExitLink' }),
);

export const contract = {
  id: 'showExitPage',
  route: 'GET /v1/exit-links/{token}',
  group: 'Promises',
  summary: 'What the link of a mail about a changed promise opens',
  description: 'A page for people; with `Accept: application/json`, the same as JSON.',
  ...linkOperation,
  answers: {
    200: {
      description: 'Whether the money can be taken back',
      media: ['text/html'],
      schema: exitLinkAnswer,
    },
  },
} satisfies Operation;
