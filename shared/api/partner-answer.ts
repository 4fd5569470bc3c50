/** What operations and partners are answered, closed. */
import { campaignId, natural, pageOf, pledgeId, time } from './answer-parts.ts';
import { once } from '../once.ts';
import * as z from 'zod';

const text = () => z.string();
const switched = () => z.enum(['on', 'off']);
const partnerId = () =>
  z
    .string()
    .regex(/^prt_[a-z2-7]{16}$/)
    .meta({ example: 'prt_k4jq2m7dxw5ahzet' });

const partnerFields = () => ({
  id: partnerId(),
  name: text(),
  state: switched(),
  campaignIds: z.array(campaignId()),
  limits: z.strictObject({
    ...{ pledgesPerMinute: natural(), pledgesPerDay: natural(), quantityMax: natural() },
  }),
  ships: z.boolean().meta({ description: 'Whether it sends what others have sold' }),
  endpoint: z
    .strictObject({
      ...{ url: text(), state: switched() },
      offReason: z.enum(['by_operator', 'failing', 'gone']).optional(),
      offSince: time().optional(),
    })
    .optional(),
  secrets: z
    .array(z.strictObject({ number: natural(), validUntil: time().optional() }))
    .meta({ description: 'Numbers of the secrets that are valid, newest first' }),
  createdAt: time(),
  version: natural(),
});

export const partnerAnswer = once(() => z.strictObject(partnerFields()).meta({ id: 'Partner' }));

export const partnerSecretAnswer = once(() =>
  z
    .strictObject({
      ...partnerFields(),
      secret: text().meta({ description: '`whsec_…`: signs in both directions; shown only here' }),
    })
    .meta({ id: 'PartnerWithSecret' }),
);

export const partnersAnswer = once(() => pageOf('PartnerPage', partnerAnswer));

const deliveryAnswer = once(() =>
  z
    .strictObject({
      id: text().meta({ description: 'The `webhook-id` under which it is sent' }),
      pledgeId: pledgeId(),
      type: text(),
      sequence: natural(),
      state: z.enum(['due', 'delivered', 'held', 'failed']),
      occurredAt: time(),
      nextTryAt: time().optional(),
      request: text().meta({ description: 'The body, byte for byte' }),
      tries: z.array(
        z.strictObject({
          at: time(),
          tookMs: natural(),
          status: natural().optional(),
          error: text().optional(),
          answer: text().optional().meta({ description: 'How the answer began' }),
        }),
      ),
    })
    .meta({ id: 'Delivery' }),
);

export const deliveriesAnswer = once(() => pageOf('DeliveryPage', deliveryAnswer));

export const replayAnswer = once(() =>
  z
    .strictObject({
      partnerId: partnerId(),
      deliveryId: text().optional(),
      state: z.literal('requested'),
    })
    .meta({ id: 'Replay' }),
);

export const receivedAnswer = once(() =>
  z
    .strictObject({
      webhookId: text(),
      accepted: natural(),
      refused: natural(),
      items: z.array(
        z.strictObject({
          index: natural(),
          status: z.enum(['accepted', 'refused']),
          pledgeId: pledgeId().optional(),
          code: text().optional(),
          detail: text().optional(),
        }),
      ),
    })
    .meta({ id: 'ReceivedPartnerWebhook' }),
);

export const importAnswer = once(() =>
  z
    .strictObject({
      dryRun: z.boolean(),
      rows: natural(),
      created: natural().meta({ description: 'That are, or would be, made' }),
      known: natural().meta({ description: 'That were made before' }),
      refused: natural(),
      items: z.array(
        z.strictObject({
          row: natural().meta({ description: 'The line of the file; the header is line 1' }),
          status: z.enum(['created', 'known', 'refused']),
          pledgeId: pledgeId().optional(),
          code: text().optional(),
          detail: text().optional(),
        }),
      ),
    })
    .meta({ id: 'PartnerImport' }),
);
