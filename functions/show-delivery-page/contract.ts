/** What the link in a mail that asks where to opens. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignId, pledgeId, time } from '../../shared/api/answer-parts.ts';
import { linkOperation } from '../../shared/api/link-operation.ts';
import { once } from '../../shared/once.ts';
import * as z from 'zod';

const deliveryLinkAnswer = once(() =>
  z
    .strictObject({
      pledgeId: pledgeId(),
      state: z.enum(['open', 'locked', 'over']),
      given: z.boolean().meta({ description: 'Whether something was said; what, no link tells' }),
      campaign: z.strictObject({ id: campaignId(), title: z.string() }),
      needsAddress: z.boolean(),
      choices: z.array(
        z.strictObject({
          ...{ rewardId: z.string(), id: z.string(), title: z.string() },
          options: z.array(z.string()),
        }),
      ),
      lockAt: time().optional(),
    })
    .meta({ id: 'DeliveryLink' }),
);

export const contract = {
  id: 'showDeliveryPage',
  route: 'GET /v1/delivery-links/{token}',
  group: 'Fulfilment',
  summary: 'What the link of a mail that asks where to opens',
  description: 'A form for people; with `Accept: application/json`, what is asked as JSON.',
  ...linkOperation,
  answers: {
    200: {
      description: 'What is asked for the delivery',
      media: ['text/html'],
      schema: deliveryLinkAnswer,
    },
  },
} satisfies Operation;
