/** What is answered about deliveries, closed. */
import { campaignId, natural, pageOf, pledgeId, time } from './answer-parts.ts';
import { once } from '../once.ts';
import * as z from 'zod';

const text = () => z.string();

const verdictFields = () => ({
  status: z.enum(['done', 'known', 'refused']),
  reference: text().optional(),
  pledgeId: text().optional(),
  shipmentId: text().optional(),
  code: text().optional().meta({ description: 'Stable; one of the codes of this document' }),
  detail: text().optional(),
});

const counted = () => ({ done: natural(), known: natural(), refused: natural() });

export const shipmentsAnswer = once(() =>
  z
    .strictObject({
      ...counted(),
      items: z.array(z.strictObject({ index: natural(), ...verdictFields() })),
    })
    .meta({ id: 'ShipmentVerdicts' }),
);

export const shipmentImportAnswer = once(() =>
  z
    .strictObject({
      ...{ dryRun: z.boolean(), rows: natural(), ...counted() },
      items: z.array(
        z.strictObject({
          row: natural().meta({ description: 'The line of the file that the row begins on' }),
          ...verdictFields(),
        }),
      ),
    })
    .meta({ id: 'ShipmentImport' }),
);

export const codesAnswer = once(() =>
  z.strictObject({ added: natural(), known: natural() }).meta({ id: 'CodesAdded' }),
);

const fulfilmentState = () => z.enum(['waiting', 'shipping', 'fulfilled', 'closed']);
const line = () => z.strictObject({ rewardId: text(), quantity: natural() });

export const parcelAnswer = () =>
  z.strictObject({
    id: text(),
    kind: z.enum(['parcel', 'pickup', 'digital']),
    carrier: text(),
    trackingNumber: text().optional(),
    trackingUrl: z.url({ protocol: /^https$/ }).optional(),
    lines: z.array(line()),
    state: z.enum(['dispatched', 'delivered', 'returned', 'failed']),
    dispatchedAt: time(),
    changedAt: time(),
    reason: text().optional(),
  });

const fulfilmentFields = () => ({
  pledgeId: pledgeId(),
  number: natural().meta({ description: 'In the order in which backers pledged, from 1' }),
  state: fulfilmentState(),
  lines: z.array(line()).meta({ description: 'What is owed' }),
  toSend: z.array(line()).meta({ description: 'What is neither delivered nor on its way' }),
  expectedAt: time(),
  wave: z
    .strictObject({ number: natural(), place: natural() })
    .optional()
    .meta({ description: 'Its wave, and its place in the queue of that' }),
  parcels: z.array(parcelAnswer()),
});

export const openFulfilmentAnswer = once(() =>
  z
    .strictObject({ ...fulfilmentFields(), isLate: z.boolean(), hasAddress: z.boolean() })
    .meta({ id: 'OpenDelivery' }),
);

export const deliveriesAnswer = once(() =>
  z
    .strictObject({
      campaignId: campaignId(),
      waiting: natural(),
      shipping: natural(),
      fulfilled: natural(),
      closed: natural(),
      late: natural().meta({ description: 'Of those that are open' }),
      burnDown: z.array(z.strictObject({ day: z.iso.date(), ended: z.int(), open: natural() })),
      ...pageOf('', openFulfilmentAnswer).shape,
    })
    .meta({ id: 'CampaignDeliveries' }),
);

const choiceAnswer = () =>
  z.strictObject({
    rewardId: text(),
    id: text(),
    title: text(),
    options: z.array(text()),
    chosen: text().optional(),
  });

export const addressAnswer = () =>
  z.strictObject({
    name: text(),
    line1: text(),
    line2: text().optional(),
    city: text(),
    region: text().optional(),
    postalCode: text().optional(),
    country: text(),
    phone: text().optional(),
  });

export const deliveryAnswer = once(() =>
  z
    .strictObject({
      ...fulfilmentFields(),
      data: z.strictObject({
        asked: z.boolean(),
        needsAddress: z.boolean(),
        given: z.boolean(),
        lockAt: time().optional(),
        locked: z.boolean(),
        address: addressAnswer().optional(),
        choices: z.array(choiceAnswer()),
      }),
      codes: z.array(z.strictObject({ rewardId: text(), code: text() })),
    })
    .meta({ id: 'RewardDelivery' }),
);

export const deliveryPlanAnswer = once(() =>
  z
    .strictObject({
      campaignId: campaignId(),
      version: natural(),
      lockAt: time().optional(),
      keepAddressDays: natural(),
      reminderDays: z.array(natural()),
      rewards: z.array(
        z.strictObject({
          rewardId: text(),
          kind: z.enum(['parcel', 'pickup', 'digital']),
          choices: z.array(z.strictObject({ id: text(), title: text(), options: z.array(text()) })),
        }),
      ),
    })
    .meta({ id: 'DeliveryPlan' }),
);

export const waveAnswer = once(() =>
  z
    .strictObject({
      campaignId: campaignId(),
      number: natural(),
      name: text(),
      state: z.enum(['splitting', 'ready']),
      rules: z.strictObject({
        rewardIds: z.array(text()).optional(),
        countries: z.array(text()).optional(),
        numberFrom: natural().optional(),
        numberTo: natural().optional(),
      }),
      size: natural().optional(),
      createdAt: time(),
    })
    .meta({ id: 'Wave' }),
);

export const wavesAnswer = once(() =>
  z.strictObject({ items: z.array(waveAnswer()) }).meta({ id: 'Waves' }),
);

export const waveExportAnswer = once(() =>
  z
    .strictObject({
      csv: text().meta({ description: 'With the header on the first page only' }),
      rows: natural(),
      withoutAddress: natural(),
      nextCursor: text().optional(),
    })
    .meta({ id: 'WaveExport' }),
);
