import * as z from 'zod';
import { fulfilmentEvent } from './contract.ts';

export const deliveryDataRequested = fulfilmentEvent({
  name: 'DeliveryDataRequested',
  version: 1,
  meaning: 'A backer is asked where to and in which kind their reward is to be sent.',
  details: { planVersion: z.int().positive() },
});
