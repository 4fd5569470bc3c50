import * as z from 'zod';
import { fulfilmentEvent } from './contract.ts';

export const shipmentReturned = fulfilmentEvent({
  name: 'ShipmentReturned',
  version: 1,
  meaning: 'A parcel came back: what was in it is to be sent again, or paid back.',
  details: { parcelId: z.string(), fault: z.string() },
});
