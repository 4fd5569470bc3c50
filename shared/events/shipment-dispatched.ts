import * as z from 'zod';
import { fulfilmentEvent } from './contract.ts';

export const shipmentDispatched = fulfilmentEvent({
  name: 'ShipmentDispatched',
  version: 1,
  meaning: 'A parcel of a pledge is on its way, waits to be picked up, or is handed out as codes.',
  details: { parcelId: z.string() },
});
