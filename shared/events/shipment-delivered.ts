import * as z from 'zod';
import { fulfilmentEvent } from './contract.ts';

export const shipmentDelivered = fulfilmentEvent({
  name: 'ShipmentDelivered',
  version: 1,
  meaning: 'A parcel is with its backer.',
  details: { parcelId: z.string() },
});
