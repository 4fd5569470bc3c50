import * as z from 'zod';
import { fulfilmentEvent } from './contract.ts';

export const deliveryFailed = fulfilmentEvent({
  name: 'DeliveryFailed',
  version: 1,
  meaning:
    'A parcel is lost or broken, or was not taken: what was in it is to be sent again, or paid back.',
  details: { parcelId: z.string(), fault: z.string() },
});
