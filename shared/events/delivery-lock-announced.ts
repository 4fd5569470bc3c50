import * as z from 'zod';
import { fulfilmentEvent } from './contract.ts';

export const deliveryLockAnnounced = fulfilmentEvent({
  name: 'DeliveryLockAnnounced',
  version: 1,
  meaning: 'A backer is told that the address they gave is soon final.',
  details: { planVersion: z.int().positive() },
});
